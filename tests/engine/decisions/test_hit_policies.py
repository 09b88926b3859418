"""What a table answers under each hit policy."""

from typing import Any

import pytest

from govflow.engine.decisions import decide
from govflow.feel import FeelFault
from tests.engine.decisions.writing import (
    answer,
    decided,
    decision,
    definitions,
    input_data,
    model_of,
    needs,
    table,
)

RULES = [("< 10", '"small"', "1"), ("< 20", '"middle"', "2"), ("< 30", '"middle"', "3"), ("> 100", '"huge"', "9")]
ORDER = {"size": '"huge", "middle", "small"', "points": "3, 2, 1"}


def one_output(policy: str, **more: Any) -> Any:
    rules = [(cell, points) for cell, _, points in RULES]
    return _model(table(policy, ["x: number"], ["points: number"], rules, **more))


def two_outputs(policy: str, **more: Any) -> Any:
    return _model(table(policy, ["x: number"], ["size: string", "points: number"], RULES, **more))


def _model(logic: str, kind: str = "number") -> Any:
    return model_of(definitions(input_data("x", kind), decision("d", logic, wants=needs("in x"))))


@pytest.mark.parametrize(
    ("policy", "x", "value"),
    [
        ("UNIQUE", 25, 3),
        ("UNIQUE", 5, None),
        ("UNIQUE", 50, None),
        ("FIRST", 5, 1),
        ("FIRST", 15, 2),
        ("ANY", 25, 3),
        ("ANY", 15, None),
        ("RULE ORDER", 5, [1, 2, 3]),
        ("COLLECT", 15, [2, 3]),
        ("COLLECT", 50, []),
        ("COLLECT+SUM", 5, 6),
        ("COLLECT+MIN", 5, 1),
        ("COLLECT+MAX", 5, 3),
        ("COLLECT+COUNT", 5, 3),
        ("COLLECT+COUNT", 50, 0),
        ("COLLECT+SUM", 50, None),
    ],
)
def test_one_output(policy: str, x: int, value: object) -> None:
    assert answer(one_output(policy), "d", x=x) == value


@pytest.mark.parametrize(
    ("policy", "x", "value"),
    [
        ("PRIORITY", 5, {"size": "middle", "points": 3}),
        ("OUTPUT ORDER", 5, [("middle", 3), ("middle", 2), ("small", 1)]),
        ("RULE ORDER", 15, [("middle", 2), ("middle", 3)]),
        ("FIRST", 200, {"size": "huge", "points": None}),
        ("UNIQUE", 50, None),
    ],
)
def test_two_outputs(policy: str, x: int, value: Any) -> None:
    expected = [{"size": size, "points": points} for size, points in value] if isinstance(value, list) else value
    assert answer(two_outputs(policy, allowed=ORDER), "d", x=x) == expected


def test_a_default_answers_where_no_rule_does() -> None:
    model = two_outputs("UNIQUE", defaults={"size": '"none"', "points": "0"})
    assert answer(model, "d", x=50) == {"size": "none", "points": 0}


def test_more_than_one_rule_of_a_unique_table_is_said() -> None:
    notes = decided(one_output("UNIQUE"), "d", {"x": 5}).notes
    assert [(note.key, note.facts) for note in notes] == [("not_unique", {"rules": "1, 2, 3"})]


def test_a_policy_nobody_knows_is_a_fault() -> None:
    assert [fault.fault.key for fault in one_output("BEST").faults] == ["unknown_policy"]


def test_cells_look_into_lists_ranges_and_other_inputs() -> None:
    rules = [
        ("[1..5]", "-", '"low"'),
        ("6, 7", "-", '"some"'),
        ("not(8, 9)", "> x", '"other"'),
        ("?=y", "-", '"y"'),
    ]
    logic = table("FIRST", ["x: number", "y: number"], ["r"], rules)
    model = model_of(
        definitions(input_data("x"), input_data("y"), decision("d", logic, wants=needs("in x", "in y")))
    )
    found = [answer(model, "d", x=x, y=y) for x, y in [(3, 0), (7, 0), (10, 11), (10, 9), (9, 9)]]
    assert found == ["low", "some", "other", None, "y"]


@pytest.mark.parametrize(
    ("rules", "fact"),
    [
        ([("foo(", "1"), ("-", "2")], 1),
        ([("< 5", "1"), ("-", "2")], "old"),
        ([("5", "1"), ("-", "2")], "5"),
        ([("not(5)", "1"), ("-", "2")], "5"),
        ([("[1..5]", "1"), ("-", "2")], "5"),
        ([("-", "7")], 1),
    ],
)
def test_in_a_case_a_misfit_is_a_fault_and_never_the_next_rule(rules: list[tuple[str, str]], fact: object) -> None:
    model = _model(table("FIRST", ["x"], ["points"], rules, allowed={"points": "1, 2"}), kind="")
    node = model.named("d")
    assert node is not None
    with pytest.raises(FeelFault):
        decide(model, node, {"x": fact})
    assert decided(model, "d", {"x": fact}).value in (2, None)


def test_a_cell_of_several_kinds_may_be_asked_of_each() -> None:
    model = _model(table("FIRST", ["x"], ["points"], [('< 5, "old"', "1"), ("null", "3"), ("-", "2")]), kind="")
    node = model.named("d")
    assert node is not None
    assert [decide(model, node, {"x": fact}).value for fact in (4, "old", None, 6)] == [1, 1, 3, 2]
