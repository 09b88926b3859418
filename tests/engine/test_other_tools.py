"""What other tools draw or leave out: read as it can only be meant and listed, else refused by name and place."""

import pytest

from govflow.engine import Refused, Trouble, compile_model, read_definitions, read_with_faults
from govflow.languages import LANGUAGES
from tests.engine.driver import Walk

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"
TASK = "<task id='A'/><endEvent id='E'/>"


def written(inside: str, around: str = "", more: str = "") -> bytes:
    head = f"<definitions xmlns='{BPMN}' xmlns:v='urn:vendor' targetNamespace='urn:x' {more}>"
    return f"{head}\n{around}\n<process id='P'>\n{inside}</process></definitions>".encode()


def flows(*pairs: str) -> str:
    ends = (pair.split(">") for pair in pairs)
    return "".join(f"<sequenceFlow id='{a}_{b}' sourceRef='{a}' targetRef='{b}'/>" for a, b in ends)


def begun_by(definition: str, inside: str = "") -> str:
    return f"<startEvent id='S'><{definition}EventDefinition/></startEvent>{inside}{TASK}{flows('S>A', 'A>E')}"


def found(xml: bytes) -> list[tuple[str, str, int]]:
    faults = [one for one in read_with_faults(xml, "a.bpmn").findings if one.severity == "error"]
    assert all(one.words(language) and one.advice(language) for one in faults for language in LANGUAGES)
    return [(one.rule, one.element, one.line) for one in faults]


def changes(xml: bytes) -> set[str]:
    listed = compile_model([read_definitions(xml, "a.bpmn")]).changes
    assert all(one.words(language) for one in listed for language in LANGUAGES)
    return {one.rule for one in listed}


@pytest.mark.parametrize("kind", ["error", "escalation", "compensate", "cancel", "terminate"])
def test_a_process_that_begins_with_what_begins_none_is_refused(kind: str):
    assert found(written(begun_by(kind))) == [("start-of-wrong-kind", "S", 4)]


def test_a_sub_process_does_not_wait_at_its_start():
    inner = f"<startEvent id='s'><timerEventDefinition/></startEvent><task id='a'/>{flows('s>a')}"
    xml = written(f"<startEvent id='S'/><subProcess id='X'>{inner}</subProcess>{flows('S>X')}")

    assert "start-waits-for-nothing" in changes(xml)
    assert Walk(read_definitions(xml, "a.bpmn")).open == ["a"]


@pytest.mark.parametrize(
    "element",
    ["<v:robot id='A' name='R'/>", "<robot id='A'/>", "<v:robot id='A'><incoming>S_A</incoming></v:robot>"],
)
def test_a_foreign_element_in_the_flow_is_refused_by_its_name(element: str):
    xml = written(f"<startEvent id='S'/>\n{element}<endEvent id='E'/>{flows('S>A', 'A>E')}")
    [fault] = [one for one in read_with_faults(xml, "a.bpmn").findings if one.severity == "error"]

    assert (fault.rule, fault.element, fault.line) == ("element-not-supported", "A", 5)
    assert "robot" in fault.words("en")


def test_a_foreign_element_beside_the_flow_is_carried():
    xml = written(f"<startEvent id='S'/>{TASK}<v:note id='n'/>{flows('S>A', 'A>E')}")
    assert found(xml) == []
    assert changes(xml) == set()


def test_what_two_events_refer_to_and_nobody_defines_is_the_same_for_both():
    inner = "<endEvent id='e'><errorEventDefinition errorRef='v:Lost'/></endEvent>"
    caught = "<boundaryEvent id='B' attachedToRef='X'><errorEventDefinition errorRef='Lost'/></boundaryEvent>"
    xml = written(f"<startEvent id='S'/><subProcess id='X'>{inner}</subProcess>{caught}{TASK}{flows('S>X', 'B>A')}")

    assert "named-by-reference" in changes(xml)
    assert Walk(read_definitions(xml, "a.bpmn")).open == ["A"]


def test_an_event_that_refers_to_no_definition_says_so():
    xml = written(
        f"<startEvent id='S'><eventDefinitionRef>gone</eventDefinitionRef></startEvent>{TASK}{flows('S>A')}"
    )
    assert "definition-missing" in changes(xml)


@pytest.mark.parametrize("crossing", ["S>s", "e>E"])
def test_a_flow_to_the_start_or_from_the_end_of_a_sub_process_means_the_sub_process(crossing: str):
    inner = f"<startEvent id='s'/><task id='a'/><endEvent id='e'/>{flows('s>a', 'a>e')}"
    others = {"S>X", "X>E"} - {crossing.replace(">s", ">X").replace("e>", "X>")}
    xml = written(
        f"<startEvent id='S'/><subProcess id='X'>{inner}</subProcess><endEvent id='E'/>{flows(crossing, *others)}"
    )

    assert changes(xml) == {"flow-led-to-border"}
    assert Walk(read_definitions(xml, "a.bpmn")).open == ["a"]


def test_a_flow_drawn_twice_over_the_border_leads_there_once():
    inner = f"<task id='a'/><endEvent id='e'/>{flows('a>e')}"
    xml = written(f"<subProcess id='X'>{inner}</subProcess><task id='A'/>{flows('e>A', 'X>A')}")
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("a")
    assert walk.open == ["A"]


def test_a_boundary_event_of_another_level_is_refused():
    xml = written(
        f"<subProcess id='X'><task id='a'/></subProcess>\n"
        f"<boundaryEvent id='B' attachedToRef='a'><timerEventDefinition/></boundaryEvent>{TASK}{flows('B>A')}"
    )
    assert found(xml) == [("boundary-of-other-scope", "B", 5)]


def test_a_sub_process_that_can_be_cancelled_is_a_transaction():
    inner = "<task id='a'/><endEvent id='e'><cancelEventDefinition/></endEvent>" + flows("a>e")
    caught = "<boundaryEvent id='B' attachedToRef='X'><cancelEventDefinition/></boundaryEvent>"
    xml = written(f"<subProcess id='X'>{inner}</subProcess>{caught}{TASK}{flows('B>A')}")
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("a")

    assert "transaction-implied" in changes(xml)
    assert walk.open == ["A"]


def test_an_error_thrown_where_nothing_follows_ends_the_path():
    thrown = "<intermediateThrowEvent id='T'><terminateEventDefinition/></intermediateThrowEvent>"
    assert "throw-as-end" in changes(written(f"<task id='A'/>{thrown}{flows('A>T')}"))
    followed = written(f"<task id='A'/>\n{thrown}<task id='B'/>{flows('A>T', 'T>B')}")
    assert found(followed) == [("event-of-wrong-kind", "T", 5)]


def test_a_start_by_link_goes_on_from_the_end_by_link():
    link = "<linkEventDefinition name='next page'/>"
    xml = written(
        f"<startEvent id='S'/><task id='A'/><endEvent id='L'>{link}</endEvent>"
        f"<startEvent id='K'>{link}</startEvent><task id='B'/>{flows('S>A', 'A>L', 'K>B')}"
    )
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("A")

    assert "start-as-link" in changes(xml)
    assert walk.open == ["B"]


def test_two_flows_of_one_id_are_two_flows():
    flow = "<sequenceFlow id='f' sourceRef='{}' targetRef='{}'/>"
    xml = written(f"<startEvent id='S'/>{TASK}{flow.format('S', 'A')}{flow.format('A', 'E')}")
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("A")

    assert changes(xml) == {"id-changed"}
    assert walk.is_over


@pytest.mark.parametrize(
    ("around", "inside"),
    [
        ("<collaboration id='P'><participant id='p' processRef='P'/></collaboration>", ""),
        ("", "<laneSet><lane id='A' name='Clerk'><flowNodeRef>A</flowNodeRef></lane></laneSet>"),
        ("<message id='A'/>", ""),
    ],
)
def test_an_id_may_be_shared_with_what_is_only_drawn(around: str, inside: str):
    xml = written(f"{inside}<startEvent id='S'/>{TASK}{flows('S>A', 'A>E')}", around)
    assert found(xml) == []
    assert Walk(read_definitions(xml, "a.bpmn")).open == ["A"]


@pytest.mark.parametrize(
    "namespace",
    [
        "https://www.omg.org/spec/BPMN/20100524/MODEL",
        "http://www.omg.org/spec/BPMN/20100524/MODEL/",
        "http://www.omg.org/spec/bpmn/20100524/model",
    ],
)
def test_a_namespace_that_can_only_be_that_of_bpmn_is_read_as_it(namespace: str):
    xml = written(f"<startEvent id='S'/>{TASK}{flows('S>A', 'A>E')}").replace(BPMN.encode(), namespace.encode())
    assert changes(xml) == {"older-bpmn"}


@pytest.mark.parametrize("where", ["file", "condition"])
def test_names_of_several_words_are_names_where_the_file_says_feel(where: str):
    own = f" language='{FEEL}'" if where == "condition" else ""
    way = f'<conditionExpression{own}>Leave Approval = "yes"</conditionExpression>'
    xml = written(
        f"<task id='A'/><exclusiveGateway id='G' default='G_N'/><task id='Y'/><task id='N'/>{flows('A>G', 'G>N')}"
        f"<sequenceFlow id='G_Y' sourceRef='G' targetRef='Y'>{way}</sequenceFlow>",
        more=f"expressionLanguage='{FEEL}'" if where == "file" else "",
    )
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("A", **{"Leave Approval": "yes"})

    assert "condition-asked-of-person" not in changes(xml)
    assert walk.open == ["Y"]


def test_a_label_is_no_condition_even_where_the_file_says_feel():
    way = "<conditionExpression>Yes</conditionExpression>"
    xml = written(
        f"<task id='A'/><exclusiveGateway id='G' default='G_N'/><task id='Y'/><task id='N'/>{flows('A>G', 'G>N')}"
        f"<sequenceFlow id='G_Y' name='Yes' sourceRef='G' targetRef='Y'>{way}</sequenceFlow>",
        more=f"expressionLanguage='{FEEL}'",
    )
    assert "condition-asked-of-person" in changes(xml)


def test_a_resource_that_is_referred_to_says_who_does_it():
    owned = "<userTask id='A'><potentialOwner><resourceRef>v:R</resourceRef></potentialOwner></userTask>"
    read = read_definitions(written(owned, "<resource id='R' name='Accountant'/>"), "a.bpmn")
    assert read.elements["A"].lane == "Accountant"


@pytest.mark.parametrize(
    ("around", "rule"),
    [
        ("<choreography id='c'><choreographyTask id='t' name='Ask'/></choreography>", "choreography-not-run"),
        ("<collaboration id='c'><conversation id='k' name='Talk'/></collaboration>", "conversation-not-run"),
        ("<collaboration id='c'><participant id='p' name='Citizen'/></collaboration>", "black-box-alone"),
        ("<globalUserTask id='g' name='Sign'/>", "global-task-alone"),
    ],
)
def test_a_file_without_a_process_is_refused_by_what_is_in_it(around: str, rule: str):
    with pytest.raises(Refused) as refused:
        read_definitions(written("", around), "a.bpmn")
    assert {one.rule for one in refused.value.findings} == {"no-process", rule}
    assert all(one.line and one.words("kk") and one.advice("kk") for one in refused.value.findings)


@pytest.mark.parametrize("condition", ["${!approved}", "!approved", "not approved"])
def test_what_nobody_has_said_is_not_true(condition: str):
    way = f"<conditionExpression>{condition}</conditionExpression>"
    xml = written(
        f"<task id='A'/><exclusiveGateway id='G' default='G_N'/><task id='Y'/><task id='N'/>{flows('A>G', 'G>N')}"
        f"<sequenceFlow id='G_Y' sourceRef='G' targetRef='Y'>{way}</sequenceFlow>"
    )
    walk = Walk(read_definitions(xml, "a.bpmn"))
    walk.does("A")
    assert walk.open == ["Y"]


@pytest.mark.parametrize("condition", ["_undefined", "test='to be checked'", "to be checked"])
def test_what_a_tool_writes_where_nothing_was_said_is_asked_of_a_person(condition: str):
    way = f"<conditionExpression>{condition}</conditionExpression>"
    xml = written(
        f"<task id='A'/><exclusiveGateway id='G' default='G_N'/><task id='Y'/><task id='N'/>{flows('A>G', 'G>N')}"
        f"<sequenceFlow id='G_Y' name='to be checked' sourceRef='G' targetRef='Y'>{way}</sequenceFlow>"
    )
    assert "condition-asked-of-person" in changes(xml)


def many(id: str, times: str, inside: str) -> str:
    tag = "multiInstanceLoopCharacteristics"
    repeat = f"<{tag}><loopCardinality>{times}</loopCardinality></{tag}>"
    return f"<subProcess id='{id}'>{repeat}{inside}</subProcess>"


def test_repetitions_inside_each_other_are_counted_together():
    assert found(written(many("X", "200", "\n" + many("Y", "200", "<task id='a'/>")))) == [
        ("too-many-instances", "Y", 5)
    ]


def test_repetitions_that_only_a_run_can_count_are_stopped_before_they_fill_the_machine():
    xml = written(many("X", "how_many", many("Y", "how_many", "<task id='a'/>")))
    with pytest.raises(Trouble) as stopped:
        Walk(read_definitions(xml, "a.bpmn"), {"how_many": 5_000})
    assert stopped.value.reason == "too-many-open"
