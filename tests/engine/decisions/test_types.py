"""What a declared type asks of a value, wherever it stands: what does not fit is null, and a fault in a case."""

from typing import Any

import pytest

from govflow.engine.decisions import decide
from govflow.feel import FeelFault
from tests.engine.decisions.writing import (
    answer,
    decision,
    definitions,
    input_data,
    knowledge,
    knows,
    model_of,
    needs,
)
from tests.engine.decisions.writing import text as written

TYPES = """<itemDefinition name="tFoo"><typeRef>string</typeRef>
  <allowedValues><text>"foo", "bar"</text></allowedValues></itemDefinition>
<itemDefinition name="tFooAgain"><typeRef>tFoo</typeRef></itemDefinition>
<itemDefinition name="tWay"><typeRef>tFoo</typeRef>
  <allowedValues><text>"left", "right"</text></allowedValues></itemDefinition>
<itemDefinition name="tToFoo">
  <functionItem outputTypeRef="tFoo"><parameters name="a"/></functionItem></itemDefinition>
<itemDefinition name="tOfFoo"><functionItem><parameters name="a" typeRef="tFoo"/></functionItem></itemDefinition>
<itemDefinition name="tMoment"><functionItem outputTypeRef="date and time"/></itemDefinition>
"""
IN = needs("in x")


def model(*parts: str) -> Any:
    return model_of(definitions(TYPES, input_data("x"), *parts))


def typed(logic: str, kind: str) -> str:
    return logic.replace(">", f" typeRef='{kind}'>", 1)


def rule(*outputs: str) -> str:
    return f"<rule>{''.join(outputs)}</rule>"


FUNCTION = f"<functionDefinition typeRef='tToFoo'><formalParameter name='a'/>{written('a')}</functionDefinition>"
LOGIC = f"<encapsulatedLogic typeRef='tToFoo'><formalParameter name='a'/>{written('a')}</encapsulatedLogic>"
SERVICE = "<outputDecision href='#same'/><inputData href='#in x'/></decisionService>"
ASKED = '<inputExpression><text>x</text></inputExpression><inputValues><text>"foo", "bar"</text></inputValues>'
WAYS = {
    "a literal": [decision("d", typed(written("x"), "tFoo"), wants=IN)],
    "a type that only renames": [decision("d", written("x"), kind="tFooAgain", wants=IN)],
    "a parameter": [decision("d", written("(function(a: tFoo) a)(x)"), wants=IN)],
    "a function's type": [
        decision("f", typed(written("function(a) a"), "tToFoo")),
        decision("d", written("f(x)"), wants=IN + needs("f")),
    ],
    "a boxed function's type": [decision("f", FUNCTION), decision("d", written("f(x)"), wants=IN + needs("f"))],
    "a knowledge model's type": [
        knowledge("f", {"a": ""}, written("a"), kind="tToFoo"),
        decision("d", written("f(x)"), wants=IN + knows("f")),
    ],
    "its logic's type": [
        f"<businessKnowledgeModel id='f' name='f'>{LOGIC}</businessKnowledgeModel>",
        decision("d", written("f(x)"), wants=IN + knows("f")),
    ],
    "a service's result": [
        decision("same", written("x"), wants=IN),
        f"<decisionService id='d' name='d'><variable name='d' typeRef='tToFoo'/>{SERVICE}",
    ],
    "a service's parameter": [
        decision("same", written("x"), wants=IN),
        f"<decisionService id='d' name='d'><variable name='d' typeRef='tOfFoo'/>{SERVICE}",
    ],
    "a binding": [
        decision(
            "d",
            f"<invocation>{written('function(a) a')}<binding><parameter name='a' typeRef='tFoo'/>{written('x')}"
            "</binding></invocation>",
            wants=IN,
        )
    ],
    "a table": [
        decision(
            "d",
            f"<decisionTable typeRef='tFoo'><output/>{rule(written('x', 'outputEntry'))}</decisionTable>",
            wants=IN,
        )
    ],
    "the values of an output": [
        decision(
            "d",
            '<decisionTable><output><outputValues><text>"foo"</text></outputValues></output>'
            f"{rule(written('x', 'outputEntry'))}</decisionTable>",
            wants=IN,
        )
    ],
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_type_does_not_allow_is_null_and_a_fault_in_a_case(way: str) -> None:
    found = model(*WAYS[way])
    assert found.faults == ()
    assert [answer(found, "d", x=value) for value in ("foo", "baz")] == ["foo", None]
    with pytest.raises(FeelFault):
        decide(found, found.named("d"), {"x": "baz"})


def test_each_output_is_checked_by_itself() -> None:
    entries = rule(typed(written("x", "outputEntry"), "tFoo"), written("x", "outputEntry"))
    columns = "<output name='first'/><output name='second'/>"
    of_cell = decision("d", f"<decisionTable>{columns}{entries}</decisionTable>", wants=IN)
    assert answer(model(of_cell), "d", x="baz") == {"first": None, "second": "baz"}
    plain = rule(written("x", "outputEntry"), written("x", "outputEntry"))
    typed_columns = "<output name='first' typeRef='tFoo'/><output name='second'/>"
    of_column = decision("d", f"<decisionTable>{typed_columns}{plain}</decisionTable>", wants=IN)
    assert answer(model(of_column), "d", x="baz") == {"first": None, "second": "baz"}


def test_an_input_its_column_does_not_list_is_null_to_the_rules() -> None:
    def row(cell: str, output: str) -> str:
        return rule(written(cell, "inputEntry"), written(output, "outputEntry"))

    rows = row('"foo"', "1") + row("null", "2")
    found = model(decision("d", f"<decisionTable><input>{ASKED}</input><output/>{rows}</decisionTable>", wants=IN))
    assert [answer(found, "d", x=value) for value in ("foo", "baz")] == [1, 2]


def test_a_type_made_from_another_allows_what_it_says_itself() -> None:
    found = model(decision("d", written("x"), kind="tWay", wants=IN))
    assert [answer(found, "d", x=value) for value in ("left", "foo")] == ["left", None]


def test_instance_of_asks_for_the_type_and_not_for_its_allowed_values() -> None:
    found = model(
        decision("d", written("[x instance of tFoo, [x] instance of list<tFoo>, 1 instance of tFoo]"), wants=IN)
    )
    assert answer(found, "d", x="baz") == [True, True, False]


def test_a_function_gives_what_its_type_says() -> None:
    found = model(knowledge("f", {}, written("@'2018-03-14'".replace("'", '"')), kind="tMoment"))
    assert answer(found, "f") == "2018-03-14T00:00:00Z"


def test_a_decision_without_logic_is_made_by_whoever_gives_it() -> None:
    found = model(decision("verdict", "", kind="tFoo"), decision("d", written("verdict"), wants=needs("verdict")))
    assert [answer(found, "d", verdict=value) for value in ("foo", "baz")] == ["foo", None]
    assert answer(found, "d") is None
