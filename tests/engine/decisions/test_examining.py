"""What is found in a table is really there: an example of a gap meets no rule, one of an overlap meets both."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.engine.decisions import TableFinding, compile_decisions, decide, examine, read_decisions
from tests.engine.decisions.writing import decision, definitions, knowledge, table, text

KINDS = {"n": "number", "s": "string", "b": "boolean", "d": "date"}
WORDS = ("gold", "silver", "iron")
ALLOWED = {"s": ", ".join(f'"{word}"' for word in WORDS)}
DAYS = ("2007-08-13", "2007-08-14", "2008-06-01", "2008-06-30", "2020-02-29")

NUMBERS = st.sampled_from(["0", "1", "2", "2.5", "3", "-1.01"])


def ranges(low: str, high: str, ends: tuple[bool, bool]) -> str:
    return f"{'[' if ends[0] else '('}{low}..{high}{']' if ends[1] else ')'}"


NUMBER = st.one_of(
    st.just("-"),
    NUMBERS,
    st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "!="]), NUMBERS),
    st.builds(ranges, st.just("0"), st.sampled_from(["2", "2.5"]), st.tuples(st.booleans(), st.booleans())),
    st.builds("not({})".format, NUMBERS),
    st.just("null"),
    st.builds("? > {0} and ? < {0} + 1".format, NUMBERS),
)
WORD = st.one_of(
    st.just("-"),
    st.sets(st.sampled_from(WORDS), min_size=1).map(lambda some: ", ".join(f'"{one}"' for one in sorted(some))),
    st.sampled_from(WORDS).map('not("{}")'.format),
)
DAY = st.one_of(
    st.just("-"),
    st.builds('{} date("{}")'.format, st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from(DAYS)),
    st.sampled_from(DAYS).map('date("{}")'.format),
    st.just('[date("2007-08-14")..date("2008-06-01")]'),
)
CELLS = {"n": NUMBER, "s": WORD, "b": st.sampled_from(["-", "true", "false", "not(true)"]), "d": DAY}
PROBES: dict[str, list[Any]] = {
    "n": [
        Decimal(one) for one in ("-7", "-1.01", "-1", "0", "0.5", "1", "1.7", "2", "2.25", "2.5", "2.6", "3", "9")
    ],
    "s": list(WORDS),
    "b": [True, False],
    "d": ["1990-01-01", "2007-08-13", "2007-08-14", "2007-09-01", "2008-06-01", "2008-06-15", "2021-01-01"],
}


@st.composite
def tables(draw: Any) -> tuple[str, list[list[str]], str]:
    columns = draw(st.lists(st.sampled_from("nsbd"), min_size=1, max_size=3, unique=True))
    rows = draw(st.lists(st.tuples(*(CELLS[one] for one in columns)), min_size=1, max_size=5))
    return "".join(columns), [list(row) for row in rows], draw(st.sampled_from(["UNIQUE", "FIRST"]))


def model(columns: str, rows: Sequence[Sequence[str]], policy: str) -> Any:
    logic = table(
        policy,
        [f"{one}: {KINDS[one]}" for one in columns],
        ["r: number"],
        [(*row, str(number)) for number, row in enumerate(rows)],
        allowed={name: words for name, words in ALLOWED.items() if name in columns},
    )
    return compile_decisions([read_decisions(definitions(decision("answer", logic)), "f.dmn")])


def fired(made: Any, facts: dict[str, Any]) -> list[int]:
    """The rules that fire for facts, all of them whatever the policy."""
    [node] = made.decisions
    explanation = decide(made, node, facts, lenient=True).explanation
    return [rule["rule"] for one in explanation["tables"] for rule in one["rules"]]


def facts_in(example: str) -> dict[str, Any]:
    pairs = (part.split(" = ", 1) for part in example.split("; "))
    return {name: value_of(name, written) for name, written in pairs}


def value_of(name: str, written: str) -> Any:
    if written == "null":
        return None
    shapes: dict[str, Any] = {"n": Decimal, "s": lambda one: one.strip('"'), "b": lambda one: one == "true"}
    return shapes.get(name, str)(written)


@settings(max_examples=300)
@given(tables())
def test_examples_are_what_they_say_and_nothing_is_missed(
    drawn: tuple[str, list[list[str]], str],
) -> None:
    columns, rows, policy = drawn
    made, every = model(columns, rows, policy), model(columns, rows, "RULE ORDER")
    found = examine(made)
    for one in found:
        if one.rule == "table-has-gap":
            assert fired(every, facts_in(one.facts["example"])) == []
        if one.rule == "rules-overlap":
            both = fired(every, facts_in(one.facts["example"]))
            assert {one.facts["number"], one.facts["other"]} <= set(both)
    rules = {one.rule for one in found}
    seen: set[int] = set()
    first: set[int] = set()
    for facts in every_probe(columns):
        hits = fired(every, facts)
        seen.update(hits)
        first.update(hits[:1])
        if "table-not-examined" not in rules:
            assert hits or "table-has-gap" in rules
            assert len(hits) < 2 or policy == "FIRST" or "rules-overlap" in rules
    assert not {one.facts["number"] for one in found if one.rule == "rule-never-fires"} & seen
    assert not {one.facts["number"] for one in found if one.rule == "rule-never-reached"} & first


def every_probe(columns: str) -> list[dict[str, Any]]:
    probes: list[dict[str, Any]] = [{}]
    for one in columns:
        probes = [probe | {one: value} for probe in probes for value in PROBES[one]]
    return probes


def found(logic: str, *parts: str) -> list[tuple[str, dict[str, Any]]]:
    made = compile_decisions([read_decisions(definitions(*parts, decision("answer", logic)), "f.dmn")])
    return [(one.rule, dict(one.facts)) for one in examine(made)]


def one_column(kind: str, *cells: str, policy: str = "UNIQUE", **more: Any) -> str:
    return table(policy, [f"x: {kind}"], ["r: number"], [(cell, str(n)) for n, cell in enumerate(cells)], **more)


@pytest.mark.parametrize(
    ("kind", "cells", "example"),
    [
        ("number", ("< 10.5", "> 10.5"), "x = 10.5"),
        ("number", ("<= 10.5", ">= 10.6"), "x = 10.55"),
        ("number", ("[0..10)", "(10..20]", "< 0", "> 20"), "x = 10"),
        ("date", ('<= date("2007-08-13")', '> date("2007-08-14")'), "x = 2007-08-14"),
        ("date", ('< @"2008-02-28"', '> @"2008-02-29"', '@"2008-02-28"'), "x = 2008-02-29"),
        ("time", ('< time("09:00:00")', '> time("09:00:00")'), "x = 09:00:00"),
        ("boolean", ("true",), "x = false"),
        ("string", ('"a"', '"b"'), 'x = "…"'),
        ("string", ('< "m"', '> "m"'), 'x = "m"'),
        ("years and months duration", ('< @"P1Y"', '> @"P1Y"'), "x = P1Y"),
        ("number", ("null", "< 5"), "x = 5"),
        ("number", ("? > 5 and ? < 8", "<= 5", "> 8"), "x = 8"),
    ],
)
def test_a_gap_at_every_kind_of_limit(kind: str, cells: tuple[str, ...], example: str) -> None:
    assert ("table-has-gap", {"example": example}) in found(one_column(kind, *cells))


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("number", ("< 10.5", ">= 10.5")),
        ("number", ("null", "not(null)")),
        ("number", ("[0..10)", "[10..20]", "not([0..20])")),
        ("date", ('<= date("2007-08-13")', '> date("2007-08-13")')),
        ("string", ('"a", "b"', 'not("a", "b")')),
        ("boolean", ("true", "not(true)")),
        ("", ("null", "not(null)")),
        ("number", ("-",)),
    ],
)
def test_a_whole_table_of_any_kind_has_nothing_to_say(kind: str, cells: tuple[str, ...]) -> None:
    assert found(one_column(kind, *cells)) == []


def test_two_columns_that_ask_the_same_are_one_question() -> None:
    rows = [('>= date("2018-01-01")', '< date("2019-01-01")', "1"), ('< date("2018-01-01")', "-", "2")]
    rows.append(("-", '>= date("2019-01-01")', "3"))
    assert found(table("UNIQUE", ["day: date", "day: date"], ["r: number"], rows)) == []


def test_whole_numbers_have_no_gap_between_them() -> None:
    item = (
        '<itemDefinition name="tWhole"><typeRef>number</typeRef>'
        "<allowedValues><text>floor(?) = ?</text></allowedValues></itemDefinition>"
    )
    logic = table("UNIQUE", ["count: tWhole"], ["r: number"], [("<= 3", "1"), (">= 4", "2")])
    assert found(logic, item) == []
    assert found(table("UNIQUE", ["count: number"], ["r: number"], [("<= 3", "1"), (">= 4", "2")])) == [
        ("table-has-gap", {"example": "count = 3.5"})
    ]


@pytest.mark.parametrize(
    ("kind", "cell", "wrong"),
    [
        ("number", '"18"', '"18"'),
        ("number", '< "18"', '"18"'),
        ("number", '[1.."a"]', '"a"'),
        ("date", '"2018-01-01"', '"2018-01-01"'),
        ("date", "> 5", "5"),
        ("string", 'date("2018-01-01")', "2018-01-01"),
        ("boolean", '"true"', '"true"'),
        ("number", '1, 2, "x"', '"x"'),
    ],
)
def test_a_constant_of_another_type_anywhere_in_a_cell(kind: str, cell: str, wrong: str) -> None:
    told = [facts["cell"] for rule, facts in found(one_column(kind, cell, "-")) if rule == "cell-of-other-type"]
    assert told == [wrong]


def test_the_tables_of_knowledge_models_are_examined_with_the_types_of_their_parameters() -> None:
    logic = table("UNIQUE", ["grown"], ["r: number"], [("true", "1")])
    fee = knowledge("fee", {"grown": "boolean"}, logic)
    assert found(text("1"), fee) == [("table-has-gap", {"example": "grown = false"})]


ORDER = {"r": '"high", "low"'}


def by_priority(*rules: tuple[str, str], policy: str = "PRIORITY", allowed: Any = ORDER) -> str:
    return table(policy, ["x: number"], ["r: string"], rules, allowed=allowed)


def test_a_rule_of_less_weight_that_one_of_more_covers_is_never_reached() -> None:
    assert found(by_priority(("> 5", '"low"'), ("-", '"high"'))) == [("rule-never-reached", {"number": 1})]
    assert found(by_priority(("> 5", '"high"'), ("-", '"low"'))) == []


def test_an_order_by_priority_must_be_written_down_and_hold_every_output() -> None:
    said = found(by_priority(("-", '"high"'), allowed=None))
    assert said == [("policy-without-order", {"policy": "PRIORITY"})]
    said = found(by_priority(("> 5", '"hihg"'), ("-", '"low"')))
    assert [rule for rule, _ in said] == ["output-not-listed", "output-never-given", "rule-never-reached"]


def test_what_cannot_be_added_is_not_summed() -> None:
    logic = table("COLLECT+SUM", ["x: number"], ["r"], [("> 5", '"a"'), ("> 6", "2")])
    assert [rule for rule, _ in found(logic)] == ["output-not-added"]


def test_a_cell_nobody_can_read_gives_no_other_alarm() -> None:
    assert found(one_column("number", "< < 5", "-")) == []


def test_a_finding_knows_its_place() -> None:
    made = model("n", [["< 1"], ["> 1"]], "UNIQUE")
    [gap] = examine(made)
    assert isinstance(gap, TableFinding)
    assert (gap.element, gap.file, gap.line > 0) == ("answer", "f.dmn", True)
