"""The door of the language: a text in, a value or a fault with its place out."""

import pytest

from govflow.feel import FeelFault, LimitPassed, UnknownNames, compile_expression, compile_unary, to_plain
from govflow.feel.kinds import Basic
from govflow.languages import LANGUAGES

FACTS = {"verdict": "OK", "Өтініш түрі": "жаңа", "person": {"age": 30, "children": [{"age": 3}, {"age": 8}]}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ('verdict = "OK" and person.age >= 18', True),
        ('Өтініш түрі = "жаңа"', True),
        ("person.children[age < 5].age", [3]),
        ("for child in person.children return child.age * 2", [6, 16]),
        ("{a b: 1, c: a b + 1}.c", 2),
        ('@"2020-01-31" + @"P1M"', "2020-02-29"),
        ("0.1 + 0.2 = 0.3", True),
    ],
)
def test_an_expression_has_its_value(text: str, value: object) -> None:
    assert to_plain(compile_expression(text, FACTS).value(FACTS)) == value


def test_a_cell_passes_what_it_says() -> None:
    cell = compile_unary('<5, [10..12), "old"')
    assert [cell.passes(value, {}) for value in (4, 7, 10, 12, "old")] == [True, False, True, False, True]


@pytest.mark.parametrize(
    "text",
    ["1 +", "(1", '"open', "if a then 1", "[1..", "x in", "@3", "a b c)", "{a: }", 'for i "" in [1] return i'],
)
def test_a_text_that_is_no_expression_says_where(text: str) -> None:
    with pytest.raises(FeelFault) as caught:
        compile_expression(text)
    assert caught.value.line == 1
    assert all(str(caught.value.column) in caught.value.words(language) for language in LANGUAGES)


def test_a_declared_name_may_be_missing_and_an_unknown_one_may_not() -> None:
    assert compile_expression("late = true", ["late"]).value({}) is False
    with pytest.raises(UnknownNames):
        compile_expression("late = true").value({})


def test_an_item_may_lack_an_entry_that_others_have() -> None:
    papers = compile_expression('papers[kind = "birth"].on', ["papers"])
    assert papers.value({"papers": [{"kind": "birth", "on": 1}, {"on": 2}]}) == [1]
    dated = compile_expression("papers[date > 1 and abs(date) > 1]", ["papers"])
    assert dated.value({"papers": [{"date": 5}, {"on": 2}]}) == [{"date": 5}]
    with pytest.raises(UnknownNames):
        compile_expression("[1, 2][itme > 1]").value({})


@pytest.mark.parametrize("text", ["1 instance of tNothing", "function(a: list<tNothing>) a"])
def test_a_type_nobody_defined_is_known_before_anything_runs(text: str) -> None:
    with pytest.raises(UnknownNames):
        compile_expression(text)
    assert compile_expression(text, kinds={"tNothing": Basic("number")})


@pytest.mark.parametrize("text", ["1 / 0", '1 + "a"', "[1, 2] + 3"])
def test_what_has_no_value_is_a_fault_unless_asked_to_be_lenient(text: str) -> None:
    expression = compile_expression(text)
    assert expression.value({}, lenient=True) is None
    with pytest.raises(FeelFault):
        expression.value({})


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..10000000000 return i",
        "some i in 1..10000000000 satisfies i < 0",
        "{f: function(n) f(n + 1), g: f(0)}.g",
        "for a in 1..10000, b in 1..10000 return a * b",
    ],
)
def test_nothing_runs_without_an_end(text: str) -> None:
    with pytest.raises(LimitPassed):
        compile_expression(text).value({})


@pytest.mark.parametrize(
    "text", ["if 1 then 2 else 3", "true and 1", 'not("a")', '1 in "a"', '5 between 1 and "x"']
)
def test_what_is_no_answer_is_a_fault_in_a_case(text: str) -> None:
    with pytest.raises(FeelFault):
        compile_expression(text).value({})
