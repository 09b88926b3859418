"""Files read without loss, put right where plain, refused with a place and a reason."""

import time
from pathlib import Path

import pytest

from govflow.engine import Refused, compile_model, read_definitions, read_with_faults
from govflow.languages import LANGUAGES
from tests.engine.driver import Walk, drawn
from tests.engine.generator.sketch import bpmn

PREFIXES = """xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:flowable="http://flowable.org/bpmn" xmlns:activiti="http://activiti.org/bpmn"
  xmlns:spiff="http://spiffworkflow.org/bpmn/schema/1.0/core" targetNamespace="urn:x" """


def written(inside: str, around: str = "") -> bytes:
    process = f'<process id="P" isExecutable="true">{inside}</process>'
    body = f"<definitions {PREFIXES}>\n{around}{process}</definitions>"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{body}".encode()


def flows(*pairs: str) -> str:
    ends = (pair.split(">") for pair in pairs)
    return "".join(f"<sequenceFlow id='{a}_{b}' sourceRef='{a}' targetRef='{b}'/>" for a, b in ends)


WRONG_SET = "<extensionElements><g:set xmlns:g='https://govflow.kz/bpmn' name='x' value='1 +'/></extensionElements>"
CATCHES_ERROR = "<intermediateCatchEvent id='b'><errorEventDefinition/></intermediateCatchEvent>"
HANGING = "<boundaryEvent id='b' attachedToRef='x'><timerEventDefinition/></boundaryEvent>"
OWNED = (
    "<userTask id='a'><potentialOwner><resourceAssignmentExpression><formalExpression>clerks</formalExpression>"
    "</resourceAssignmentExpression></potentialOwner></userTask>"
)
ZEEBE_TASK = (
    "<zeebe:formDefinition formId='f1'/><zeebe:assignmentDefinition candidateGroups='clerks'/>"
    "<zeebe:taskSchedule dueDate='=due'/>"
)


def extended(tag: str, extension: str) -> str:
    """An element `a` with an extension."""
    return f"<{tag} id='a'><extensionElements>{extension}</extensionElements></{tag}>"


def refusal(xml: bytes) -> list[tuple[str, int]]:
    with pytest.raises(Refused) as refused:
        compile_model([read_definitions(xml, "a.bpmn")])
    for finding in refused.value.findings:
        for language in LANGUAGES:
            assert finding.words(language)
            assert finding.advice(language)
    return [(finding.rule, finding.line) for finding in refused.value.findings]


def changes(xml: bytes) -> set[str]:
    model = compile_model([read_definitions(xml, "a.bpmn")])
    for change in model.changes:
        for language in LANGUAGES:
            assert change.words(language)
    return {change.rule for change in model.changes}


def test_what_was_uploaded_is_what_is_downloaded():
    noise = (
        "<extensionElements><camunda:properties><camunda:property name='a' value='b'/></camunda:properties>"
        "<unknown xmlns='urn:else'>text<!-- remark --></unknown></extensionElements>"
    )
    xml = written(f"<startEvent id='s'>{noise}</startEvent>").replace(b"\n", b"\r\n")
    assert read_definitions(xml, "a.bpmn").xml == xml


BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><definitions>&b;</definitions>'


@pytest.mark.parametrize(
    ("xml", "rule"),
    [
        (b"", "not-xml"),
        (b"PK\x03\x04 not a diagram", "not-xml"),
        (b"<a><b></a>", "not-xml"),
        (b"\xff\xfe<\x00a\x00", "not-xml"),
        (b"<?xml version='1.0' encoding='nonsense'?>\xff<a/>", "not-xml"),
        (b"<a/>", "not-bpmn"),
        (b"<html/>", "other-format"),
        (b"<Package xmlns='http://www.wfmc.org/2008/XPDL2.1'/>", "other-format"),
        (b"<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'/>", "other-format"),
        (written("<task id='a' " + " ".join(f"x{n}=''" for n in range(20_000)) + "/>"), "too-many-attributes"),
        (BILLION, "document-type"),
        (BILLION.decode().encode("utf-16"), "document-type"),
        (b"<!DOCTYPE definitions SYSTEM 'http://127.0.0.1/x'><definitions/>", "document-type"),
        (b"<a>" * 100_000, "not-xml"),
        (b"<a>" + b"<b/>" * 1_100_000 + b"</a>", "too-many-elements"),
        (b"<a>" + b" " * 30_000_000 + b"</a>", "too-large"),
        (written(""), "no-process"),
    ],
)
def test_bad_files_are_refused_at_once_with_the_reason(xml: bytes, rule: str):
    began = time.perf_counter()
    assert refusal(xml)[0][0] == rule
    assert time.perf_counter() - began < 2


PLAIN = written("<startEvent id='S'/><task id='Қадам'/><endEvent id='E'/>" + flows("S>Қадам", "Қадам>E"))
IN_UTF_16 = PLAIN.replace(b"'UTF-8'", b"'UTF-16'")


@pytest.mark.parametrize(
    ("xml", "rule"),
    [
        (PLAIN.decode().replace("'UTF-8'", "'UTF-16'").encode("utf-16"), ""),
        (b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n"), ""),
        (b"\xef\xbb\xbf\n\n" + PLAIN, "blanks-before-xml"),
        (IN_UTF_16, "encoding-corrected"),
        (PLAIN.replace(b"'UTF-8'", b"'nonsense'"), "encoding-corrected"),
        (PLAIN.replace(b'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"', b""), "namespace-missing"),
        (PLAIN.replace("Қадам".encode(), b"a:b"), ""),
    ],
)
def test_a_file_is_read_however_it_is_written(xml: bytes, rule: str):
    assert changes(xml) == ({rule} if rule else set())
    walk = Walk(read_definitions(xml, "a.bpmn"))
    assert walk.open in (["Қадам"], ["a:b"])
    assert walk.model.definitions[0].xml == xml


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<task id='a'/>\n<task id='a'/>", ("id-twice", 7)),
        ("<task id='a'/>\n<task id='b' completionQuantity='20000'/>", ("too-many-tokens", 7)),
        ("<task id='a'/>\n<callChoreography id='c'/>", ("element-not-supported", 7)),
        ("<task id='a'/>\n" + HANGING, ("boundary-without-host", 7)),
        ("<task id='a'/>\n<endEvent id='b'><cancelEventDefinition/></endEvent>", ("cancel-outside-transaction", 7)),
        ("<task id='a'/>\n" + CATCHES_ERROR, ("event-of-wrong-kind", 7)),
        (
            "<task id='a'/>\n<subProcess id='x'><task id='b'/></subProcess>\n" + flows("a>b"),
            ("flow-crosses-border", 8),
        ),
        (f"\n<task id='a'>{WRONG_SET}</task>", ("expression-not-understood", 7)),
    ],
)
def test_what_cannot_run_is_refused_by_name_element_and_line(inside: str, found: tuple[str, int]):
    assert found in refusal(written(inside))


def test_a_broken_diagram_can_still_be_looked_at():
    read = read_with_faults(written("<task id='a'/><task id='a'/>"), "a.bpmn")
    assert [finding.rule for finding in read.findings] == ["id-twice"]


def test_missing_starts_and_ends_are_implied():
    xml = written("<task id='a'/><task id='b'/><task/>" + flows("a>b"))
    assert changes(xml) == {"start-implied", "end-implied", "id-given"}
    walk = Walk(read_definitions(xml, "a.bpmn"))
    assert len(walk.open) == 2


def test_an_older_namespace_and_a_file_that_says_it_does_not_run():
    xml = written("<startEvent id='s'/><endEvent id='e'/>" + flows("s>e"))
    xml = xml.replace(b'isExecutable="true"', b'isExecutable="false"')
    assert changes(b"\n " + xml) == {"blanks-before-xml", "run-although-not-executable"}
    old = xml.replace(b"http://www.omg.org/spec/BPMN/20100524/MODEL", b"http://schema.omg.org/spec/BPMN/2.0")
    assert changes(old) == {"older-bpmn", "run-although-not-executable"}


def test_drawn_things_without_a_part_in_execution_are_carried():
    drawn_only = (
        "<dataObject id='d'/><dataStoreReference id='ds' name='Register'/><textAnnotation id='t'><text>x</text>"
        "</textAnnotation><association id='as' sourceRef='a' targetRef='t'/><group id='g'/>"
        "<ioSpecification><inputSet/></ioSpecification>"
    )
    pools = (
        "<collaboration id='c'><participant id='p1' name='Citizen'/>"
        "<participant id='p2' name='Unit' processRef='P'/></collaboration>"
    )
    read = read_definitions(written(f"<task id='a'/>{drawn_only}", pools), "a.bpmn")
    assert [pool.name for pool in read.pools] == ["Citizen", "Unit"]
    assert read.elements["a"].lane == "Unit"
    assert Walk(read).open == ["a"]


def test_a_message_flow_names_the_message_of_both_its_ends():
    process = "<process id='Q'><startEvent id='q'><messageEventDefinition/></startEvent></process>"
    pools = "<collaboration id='c'><messageFlow id='mf' name='Order' sourceRef='a' targetRef='q'/></collaboration>"
    read = read_definitions(written("<sendTask id='a' name='Send it'/>", pools + process), "a.bpmn")
    assert [read.elements[id].triggers[0].name for id in "aq"] == ["Order", "Order"]


def test_nested_lanes_say_who_does_what():
    lanes = """<laneSet id='ls'><lane id='l1' name='Office'><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef>
      <childLaneSet id='cl'><lane id='l2' name='Clerk' xmlns:g='https://govflow.kz/bpmn' g:actor='SPEC'>
      <flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>"""
    read = read_definitions(
        written(f"{lanes}<task id='a'/><subProcess id='b'><task id='c'/></subProcess>"), "a.bpmn"
    )
    assert {id: element.lanes for id, element in read.elements.items()} == {
        "a": ("Office",),
        "b": ("Office", "SPEC"),
        "c": ("Office", "SPEC"),
    }
    assert read.elements["c"].lane == "SPEC"


def attributes(inside: str) -> dict[str, str]:
    return dict(read_definitions(written(inside), "a.bpmn").elements["a"].attributes)


@pytest.mark.parametrize(
    ("inside", "understood"),
    [
        (
            "<userTask id='a' camunda:formKey='f1' camunda:candidateGroups='clerks' camunda:dueDate='P3D'/>",
            {"form": "f1", "candidates": "clerks", "due": "P3D"},
        ),
        (
            "<userTask id='a' flowable:formKey='f1' flowable:assignee='${officer}'/>",
            {"form": "f1", "candidates": "${officer}"},
        ),
        ("<userTask id='a' activiti:candidateUsers='x,y'/>", {"candidates": "x,y"}),
        (extended("userTask", ZEEBE_TASK), {"form": "f1", "candidates": "clerks", "due": "=due"}),
        (extended("serviceTask", "<zeebe:taskDefinition type='pay'/>"), {"system": "pay"}),
        ("<serviceTask id='a' camunda:type='external' camunda:topic='pay'/>", {"system": "pay"}),
        ("<serviceTask id='a' activiti:class='org.example.Pay'/>", {"system": "org.example.Pay"}),
        (extended("serviceTask", "<spiff:serviceTaskOperator id='http/Get'/>"), {"system": "http/Get"}),
        (
            "<businessRuleTask id='a' camunda:decisionRef='rates' camunda:resultVariable='rate'/>",
            {"decision": "rates", "result": "rate"},
        ),
        (
            extended("businessRuleTask", "<zeebe:calledDecision decisionId='rates' resultVariable='rate'/>"),
            {"decision": "rates", "result": "rate"},
        ),
        (
            extended("businessRuleTask", "<spiff:calledDecisionId>rates</spiff:calledDecisionId>"),
            {"decision": "rates"},
        ),
        (OWNED, {"candidates": "clerks"}),
        ("<serviceTask id='a' operationRef='tns:pay'/>", {"system": "pay"}),
        (
            extended(
                "serviceTask",
                "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>",
            ),
            {"system": "http"},
        ),
    ],
)
def test_the_terms_of_other_products_are_understood(inside: str, understood: dict[str, str]):
    assert attributes(inside) == understood
    assert "vendor-term" in changes(written(inside))


def test_script_code_is_work_for_a_person_and_a_feel_script_is_run():
    code = "<scriptTask id='a' scriptFormat='groovy'><script>x = System.exit(1)</script></scriptTask>"
    assert "script-done-by-person" in changes(written(code))
    assert Walk(read_definitions(written(code), "a.bpmn")).open == ["a"]
    feel = extended("scriptTask", "<zeebe:script expression='=1 + 1' resultVariable='x'/>")
    assert Walk(read_definitions(written(feel), "a.bpmn")).facts == {"x": 2}


@pytest.mark.parametrize(
    ("script", "facts"),
    [
        ("x = 5\n# then\ny = x * 2", {"x": 5, "y": 10}),
        ("var done = true; execution.setVariable('who', \"me\");", {"done": True, "who": "me"}),
        ("x = 1\nx += 2", {"x": 3}),
        ("names = ['a', 'b']", {"names": ["a", "b"]}),
    ],
)
def test_a_script_that_only_gives_values_is_run_in_feel(script: str, facts: dict):
    xml = written(f"<scriptTask id='a'><script>{script}</script></scriptTask>")
    assert "script-as-settings" in changes(xml)
    assert Walk(read_definitions(xml, "a.bpmn")).facts == facts


def test_mappings_of_camunda_set_facts():
    inside = (
        "<userTask id='a'><extensionElements><camunda:inputOutput>"
        "<camunda:inputParameter name='limit'>${sum * 2}</camunda:inputParameter>"
        "<camunda:outputParameter name='done'>${answer}</camunda:outputParameter>"
        "<camunda:outputParameter name='odd'>${execution.id[}</camunda:outputParameter>"
        "</camunda:inputOutput></extensionElements></userTask>"
    )
    assert "mapping-left-out" in changes(written(inside))
    walk = Walk(read_definitions(written(inside), "a.bpmn"), {"sum": 2})
    assert walk.wait("a").item == {"limit": 4}
    walk.does("a", answer="yes")
    assert walk.facts["done"] == "yes"


@pytest.mark.parametrize(
    ("condition", "facts", "is_true"),
    [
        ("${verdict == 'OK'}", {"verdict": "OK"}, True),
        ("#{verdict eq 'OK' &amp;&amp; sum gt 10}", {"verdict": "OK", "sum": 11}, True),
        ("${!done}", {"done": True}, False),
        ("${!(a || b) &amp;&amp; c != null}", {"a": False, "b": False, "c": 1}, True),
        ("${empty name}", {"name": None}, True),
        ("${not empty name}", {"name": "x"}, True),
        ("${text.equals('a')}", {"text": "a"}, True),
        ('${test.contains("a")}', {"test": "cab"}, True),
        ("${execution.getVariable('x') >= 3}", {"x": 3}, True),
        ("return sum === 5;", {"sum": 5}, True),
        ("sum == 5 and not done", {"sum": 5, "done": False}, True),
        ("=sum > 5", {"sum": 5}, False),
        ("a &lt; 3 || b", {"a": 5, "b": True}, True),
        ("status is not None", {"status": "x"}, True),
        ("status is None", {"status": "x"}, False),
        ("len(items) > 1 and x in [1, 2]", {"items": [1, 2], "x": 2}, True),
        ("Papers are complete", {}, None),
        ("Yes", {}, None),
    ],
)
def test_conditions_of_other_languages_become_feel_and_prose_a_question(
    condition: str, facts: dict, is_true: bool | None
):
    inside = (
        "<startEvent id='s'/><exclusiveGateway id='g' default='g_no'/><task id='yes'/><task id='no'/>"
        f"{flows('s>g', 'g>no')}<sequenceFlow id='w' sourceRef='g' targetRef='yes'>"
        f"<conditionExpression>{condition}</conditionExpression></sequenceFlow>"
    )
    walk = Walk(read_definitions(written(inside), "a.bpmn"), facts)
    assert walk.open == [{True: "yes", False: "no", None: "g"}[is_true]]


def test_an_unreadable_condition_on_a_task_asks_after_the_task():
    walk = Walk(
        drawn("start S\nuser A\nuser B\nuser C\nend E\nS > A\nA > B : all papers are here\nA > C : default")
    )
    walk.does("A")
    assert walk.wait("A").asked_after == "A"
    walk.does("A", flow="A_to_C")
    assert walk.open == ["C"]


def test_words_on_the_only_flow_ask_nothing():
    read = drawn("start S\nuser A\nuser B\nend E\nS > A\nA > B : the papers are sent\nB > E")
    assert [change.rule for change in read.changes] == ["condition-without-choice"]
    walk = Walk(read)
    walk.does("A")
    assert walk.open == ["B"]


def test_a_drawn_mistake_of_kind_is_read_as_what_it_must_mean():
    inside = (
        "<startEvent id='s'/><intermediateThrowEvent id='t'><timerEventDefinition><timeDuration>P1D</timeDuration>"
        "</timerEventDefinition></intermediateThrowEvent><endEvent id='e'/><task id='z'/>"
        f"{flows('s>t', 't>e', 'e>z')}"
    )
    assert changes(written(inside)) == {"throw-as-catch", "end-goes-on", "end-implied"}
    walk = Walk(read_definitions(written(inside), "a.bpmn"))
    walk.fires("t")
    assert walk.open == ["z"]


@pytest.mark.parametrize(
    ("inside", "rule", "kind"),
    [
        ("<task id='a'/><boundaryEvent id='b' attachedToRef='a'/>", "event-called-by-person", "condition"),
        (
            "<task id='a'/><subProcess id='x' triggeredByEvent='1'><startEvent id='b'/><task id='c'/></subProcess>",
            "event-called-by-person",
            "condition",
        ),
        (
            "<intermediateCatchEvent id='b'><timerEventDefinition><timeDuration>two days</timeDuration>"
            "</timerEventDefinition></intermediateCatchEvent>",
            "timer-in-words",
            "timer",
        ),
        (
            "<intermediateCatchEvent id='b'><timerEventDefinition/></intermediateCatchEvent>",
            "timer-without-time",
            "timer",
        ),
        ("<receiveTask id='b' name='Answer'/>", "message-named-after-element", "message"),
    ],
)
def test_what_an_event_leaves_open_is_left_to_a_person(inside: str, rule: str, kind: str):
    xml = written(inside)
    assert rule in changes(xml)
    assert Walk(read_definitions(xml, "a.bpmn")).wait("b").kind == kind


def test_two_links_left_alone_are_a_pair():
    text = "start S\nthrow T link=one\ncatch C link=other\nuser A\nend E\nS > T\nC > A > E"
    read = drawn(text)
    assert [change.rule for change in read.changes] == ["link-paired"]
    assert Walk(read).open == ["A"]


def test_two_files_that_share_an_id_are_refused():
    one, two = (read_definitions(bpmn(f"process {name}\nstart S\nend E\nS > E"), f"{name}.bpmn") for name in "AB")
    with pytest.raises(Refused) as refused:
        compile_model([one, two])
    assert {finding.rule for finding in refused.value.findings} == {"id-in-two-files"}


SHIPPED = sorted((Path(__file__).parents[2] / "processes").rglob("*.bpmn"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_diagram_is_read_without_errors(file: Path):
    read = read_definitions(file.read_bytes(), file.name)
    assert read.xml == file.read_bytes()
    assert [change.rule for change in read.changes] == []


COMPENSATED = (
    "<startEvent id='s'/><task id='a'/><task id='u'/><boundaryEvent id='b' attachedToRef='a'>"
    "<compensateEventDefinition/></boundaryEvent><endEvent id='e'><compensateEventDefinition/></endEvent>"
)


@pytest.mark.parametrize("drawn_to", ["<association id='x' sourceRef='b' targetRef='u'/>", flows("b>u")])
def test_what_is_drawn_to_a_compensation_event_undoes(drawn_to: str):
    xml = written(COMPENSATED + flows("s>a", "a>e") + drawn_to)
    assert "handler-implied" in changes(xml)
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("a")
    assert walk.open == ["u"]


@pytest.mark.parametrize("condition", ["${items.size() > 0}", "java.util.Date.now()", "[approved]", "is approved?"])
def test_what_no_fact_can_answer_is_asked_of_a_person(condition: str):
    flow = f"<sequenceFlow id='f' sourceRef='g' targetRef='b'><conditionExpression>{condition.replace('>', '&gt;')}"
    xml = written(
        "<startEvent id='s'/><exclusiveGateway id='g'/><task id='a'/><task id='b'/>"
        + flows("s>g", "g>a")
        + f"{flow}</conditionExpression></sequenceFlow>"
    )
    assert "condition-asked-of-person" in changes(xml)


def test_a_choreography_beside_a_process_is_told_not_run():
    xml = written("<task id='a'/>").replace(b"</definitions>", b"<choreography id='c'/></definitions>")
    assert [finding.rule for finding in read_definitions(xml, "a.bpmn").findings] == ["choreography-not-run"]
