"""Decisions that need one another, types, services, imports."""

import pytest

from govflow.engine.decisions import Decisions, read_decisions
from govflow.engine.definitions import Refused
from govflow.errors import WrongFile
from tests.engine.decisions.writing import (
    SPACE,
    answer,
    decided,
    decision,
    definitions,
    input_data,
    knowledge,
    model_of,
    needs,
    table,
    text,
)

PERSON = """<itemDefinition name="tPerson">
  <itemComponent name="birth date"><typeRef>date</typeRef></itemComponent>
  <itemComponent name="income"><typeRef>number</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
<itemDefinition name="tGrade"><typeRef>string</typeRef>
  <allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>
"""


def test_each_decision_is_made_once_and_its_tables_explained_once() -> None:
    first = table("UNIQUE", ["x: number"], ["r"], [("> 0", "x * 2")])
    model = model_of(
        definitions(
            input_data("x", "number"),
            decision("first", first, wants=needs("in x")),
            decision("second", text("first + first"), wants=needs("first")),
            decision("third", text("second + first"), wants=needs("first", "second")),
        )
    )
    found = decided(model, "third", {"x": 2})
    assert found.value == 12
    assert [one["decision"] for one in found.explanation["tables"]] == ["first"]


def test_a_circle_is_a_fault_and_ends() -> None:
    model = model_of(
        definitions(decision("a", text("b"), wants=needs("b")), decision("b", text("a"), wants=needs("a")))
    )
    assert [fault.fault.key for fault in model.faults] == ["needs_itself"]
    assert answer(model, "a") is None


def test_texts_of_a_file_become_what_the_declared_type_says() -> None:
    people = decision(
        "years", text("for p in people return p.birth date.year + p.income"), wants=needs("in people")
    )
    model = model_of(definitions(PERSON, input_data("people", "tPeople"), people))
    assert answer(model, "years", people=[{"birth date": "1980-05-06", "income": 0.5}]) == [1980.5]
    assert answer(model, "years", people={"birth date": "1981-05-06", "income": 0}) == [1981]
    assert answer(model, "years", people=[{"birth date": "in May", "income": 0}]) is None


def test_only_allowed_values_are_taken() -> None:
    model = model_of(definitions(PERSON, input_data("g", "tGrade"), decision("d", text("g"), wants=needs("in g"))))
    assert [answer(model, "d", g=grade) for grade in ("A", "B", "C")] == ["A", "B", None]


def test_an_instance_of_an_item_definition() -> None:
    words = "[x instance of tPerson, x.income instance of number, x instance of tGrade]"
    model = model_of(
        definitions(PERSON, input_data("x", "tPerson"), decision("d", text(words), wants=needs("in x")))
    )
    assert answer(model, "d", x={"birth date": "1980-05-06", "income": 1}) == [True, True, False]


def test_what_is_not_asked_for_is_not_seen() -> None:
    model = model_of(definitions(input_data("x", "number"), decision("d", text("x"))))
    assert [fault.fault.key for fault in model.faults] == ["unknown_name"]
    assert answer(model, "d", x=1) is None


def test_a_table_that_declares_no_inputs_reads_the_facts() -> None:
    logic = table(
        "FIRST", ["award kind: string", "since: date"], ["r"], [('"gold"', '> date("2018-01-01")', "true")]
    )
    model = model_of(definitions(decision("d", logic)))
    assert answer(model, "d", **{"award kind": "gold", "since": "2019-01-01"}) is True
    assert Decisions(model).evaluate("d", {}).value is None
    assert {asked.name for asked in model.asked} == {"award kind", "since"}


SERVICE = """<decisionService id="s" name="pay"><outputDecision href="#total"/><encapsulatedDecision href="#total"/>
<inputDecision href="#rate"/><inputData href="#in x"/></decisionService>"""


def test_a_service_takes_the_decisions_it_names() -> None:
    parts = (
        input_data("x", "number"),
        decision("rate", text("1")),
        decision("total", text("x * rate"), wants=needs("in x", "rate")),
        SERVICE,
        decision("d", text("pay(x: 5, rate: 3) + pay(5, 4)"), wants=_knows_service()),
    )
    model = model_of(definitions(*parts))
    assert answer(model, "total", x=7) == 7
    assert answer(model, "pay", x=7, rate=2) == 14
    assert answer(model, "d") == 35


def _knows_service() -> str:
    return "<knowledgeRequirement><requiredKnowledge href='#s'/></knowledgeRequirement>"


def test_imports_bring_types_data_decisions_and_knowledge() -> None:
    shared = definitions(
        PERSON,
        input_data("base", "number"),
        decision("doubled", text("base * 2"), wants=needs("in base")),
        knowledge("plus one", {"n": "number"}, text("n + 1")),
        namespace="urn:shared",
    )
    required = (
        "".join(
            f"<informationRequirement><{tag} href='urn:shared#{ref}'/></informationRequirement>"
            for tag, ref in (("requiredDecision", "doubled"), ("requiredInput", "in base"))
        )
        + "<knowledgeRequirement><requiredKnowledge href='urn:shared#plus one'/></knowledgeRequirement>"
    )
    main = definitions(
        f"<import namespace='urn:shared' name='common' importType='{SPACE}'/>",
        input_data("who", "common.tPerson"),
        decision(
            "d",
            text("common.plus one(common.doubled) + common.base + who.income"),
            wants=required + needs("in who"),
        ),
    )
    model = model_of(main, shared)
    assert model.faults == ()
    assert answer(model, "d", base=10, who={"birth date": "1980-01-01", "income": 100}) == 131
    assert answer(model, "d", common={"base": 20}, who={"income": 0}) == 61


def test_a_function_keeps_the_types_of_its_own_file() -> None:
    def kind(of: str) -> str:
        return f'<itemDefinition name="tOne"><typeRef>{of}</typeRef></itemDefinition>'

    shared = definitions(
        kind("string"),
        knowledge("is one", {"n": "tOne"}, text("[n, (function(m: tOne) m)(n), n instance of tOne]")),
        namespace="urn:shared",
    )
    required = "<knowledgeRequirement><requiredKnowledge href='urn:shared#is one'/></knowledgeRequirement>"
    main = definitions(
        f"<import namespace='urn:shared' name='common' importType='{SPACE}'/>",
        kind("number"),
        decision("d", text('common.is one("a")'), wants=required),
        decision("e", text("common.is one(1)"), wants=required),
    )
    model = model_of(main, shared)
    assert [answer(model, name) for name in ("d", "e")] == [["a", "a", True], None]


@pytest.mark.parametrize("kind", ["feel:number", "tns:number", "integer", "double"])
def test_a_type_is_known_as_older_files_and_other_products_write_it(kind: str) -> None:
    model = model_of(definitions(input_data("x", kind), decision("d", text("x + 1"), wants=needs("in x"))))
    assert model.faults == ()
    assert [answer(model, "d", x=value) for value in ("1", "a")] == [2, None]


@pytest.mark.parametrize(
    "space",
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ],
)
def test_every_version_is_read_and_given_back_unchanged(space: str) -> None:
    xml = definitions(decision("d", text("1 + 1")), "<x:own xmlns:x='urn:vendor'/>", space=space)
    assert read_decisions(xml, "f.dmn").xml == xml
    assert answer(model_of(xml), "d") == 2


def test_other_files_are_refused_with_file_and_line() -> None:
    with pytest.raises(WrongFile, match=r"f\.dmn:1"):
        read_decisions(b"<bpmn/>", "f.dmn")
    with pytest.raises(Refused):
        read_decisions(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "f.dmn")
    with pytest.raises(Refused):
        read_decisions(b"<definitions", "f.dmn")


def test_an_id_used_twice_is_a_fault_and_means_the_first() -> None:
    model = model_of(definitions(decision("d", text("1")), decision("d", text("2"))))
    assert [fault.fault.key for fault in model.faults] == ["id_twice"]
    assert answer(model, "d") == 1


def test_a_decision_without_logic_is_null() -> None:
    assert answer(model_of(definitions(decision("d", ""))), "d") is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("x / 0", "division_by_zero"),
        ("1 / (2 - 2)", "division_by_zero"),
        ('x + number("a")', "not_a_number"),
        ('date("2020-02-30")', "no_such_date"),
    ],
)
def test_what_is_bound_to_go_wrong_is_known_before(words: str, key: str) -> None:
    model = model_of(definitions(input_data("x", "number"), decision("d", text(words), wants=needs("in x"))))
    assert [fault.fault.key for fault in model.faults] == [key]


def test_a_broken_text_is_a_fault_of_its_decision_and_leaves_the_others() -> None:
    model = model_of(definitions(decision("bad", text("1 +")), decision("good", text("1"))))
    assert [(fault.element, fault.line) for fault in model.faults] == [("bad", 1)]
    assert [answer(model, "bad"), answer(model, "good")] == [None, 1]
