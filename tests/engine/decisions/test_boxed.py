"""Contexts, relations, lists, invocations, functions and the boxed forms of DMN 1.4."""

from typing import Any

import pytest

from tests.engine.decisions.writing import (
    answer,
    decision,
    definitions,
    input_data,
    knowledge,
    knows,
    model_of,
    needs,
    text,
    variable,
)

X = input_data("x", "number")
TAKES_X = needs("in x")
PLUS = f"<functionDefinition>{variable('a', 'number', 'formalParameter')}{text('a + 1')}</functionDefinition>"


def box(logic: str, *others: str, kind: str = "", wants: str = TAKES_X) -> Any:
    return model_of(definitions(X, *others, decision("d", logic, kind=kind, wants=wants)))


def entry(name: str, logic: str, kind: str = "") -> str:
    return f"<contextEntry>{variable(name, kind) if name else ''}{logic}</contextEntry>"


def test_a_context_sees_its_earlier_entries_and_gives_its_result() -> None:
    entries = entry("monthly fee", text("x * 2")) + entry("total", text("monthly fee + 1"))
    assert answer(box(f"<context>{entries}</context>"), "d", x=5) == {"monthly fee": 10, "total": 11}
    assert answer(box(f"<context>{entries}{entry('', text('total'))}</context>"), "d", x=5) == 11


def test_a_relation_is_a_list_of_contexts() -> None:
    rows = "".join(f"<row>{text(rate)}{text(years)}</row>" for rate, years in (("x", "1"), ("x + 1", "2")))
    relation = f"<relation>{variable('rate', tag='column')}{variable('years', tag='column')}{rows}</relation>"
    assert answer(box(relation), "d", x=3) == [{"rate": 3, "years": 1}, {"rate": 4, "years": 2}]


def test_a_list_holds_its_items() -> None:
    assert answer(box(f"<list>{text('x')}{text('null')}<list>{text('1')}</list></list>"), "d", x=3) == [
        3,
        None,
        [1],
    ]


FEE = knowledge("loan fee", {"amount": "number", "per cent": "number"}, text("amount * per cent / 100"))


def test_an_invocation_binds_by_name() -> None:
    bindings = "".join(
        f"<binding>{variable(name, tag='parameter')}{text(value)}</binding>"
        for name, value in (("per cent", "10"), ("amount", "x"))
    )
    model = box(f"<invocation>{text('loan fee')}{bindings}</invocation>", FEE, wants=TAKES_X + knows("loan fee"))
    assert answer(model, "d", x=250) == 25


@pytest.mark.parametrize("call", ["loan fee(x, 10)", "loan fee(per cent: 10, amount: x)"])
def test_knowledge_is_called_from_a_text(call: str) -> None:
    assert answer(box(text(call), FEE, wants=TAKES_X + knows("loan fee")), "d", x=250) == 25


def test_knowledge_that_is_not_asked_for_is_not_known() -> None:
    model = box(text("loan fee(x, 10)"), FEE)
    assert [fault.fault.key for fault in model.faults] == ["unknown_name"]
    assert answer(model, "d", x=250) is None


def test_knowledge_may_use_itself_and_may_be_asked_alone() -> None:
    factorial = knowledge("f", {"n": "number"}, text("if n <= 1 then 1 else n * f(n - 1)"), kind="number")
    assert answer(model_of(definitions(factorial)), "f", n=20) == 2432902008176640000


def test_a_function_of_another_language_is_named_and_not_run() -> None:
    java = (
        "<functionDefinition kind='Java'>"
        + variable("a", tag="formalParameter")
        + text("1")
        + "</functionDefinition>"
    )
    model = box(f"<context>{entry('f', java)}{entry('', text('f(1)'))}</context>")
    assert answer(model, "d", x=1) is None


def test_a_boxed_function_keeps_what_it_was_made_with() -> None:
    plus = f"<functionDefinition>{variable('a', 'number', 'formalParameter')}{text('a + x')}</functionDefinition>"
    model = box(f"<context>{entry('plus', plus)}{entry('', text('for n in 1..3 return plus(n)'))}</context>")
    assert answer(model, "d", x=10) == [11, 12, 13]


def test_a_function_may_be_a_value_of_its_type() -> None:
    kind = """<itemDefinition name="tPlus"><functionItem outputTypeRef="number">
      <parameters name="a" typeRef="number"/></functionItem></itemDefinition>"""
    asked = decision("asked", text("[plus(4), plus instance of tPlus]"), wants=needs("plus"))
    assert answer(model_of(definitions(kind, decision("plus", PLUS, kind="tPlus"), asked)), "asked") == [5, True]


@pytest.mark.parametrize("plus", [PLUS, text("function(a) a + 1")])
def test_an_entry_may_be_typed_by_what_its_function_gives(plus: str) -> None:
    model = box(f"<context>{entry('plus', plus, 'number')}{entry('', text('plus(x)'))}</context>")
    assert answer(model, "d", x=10) == 11


def test_knowledge_goes_where_a_function_goes() -> None:
    less = knowledge("less", {"a": "number", "b": "number"}, text("a < b"))
    assert answer(box(text("sort([x, 1, 2], less)"), less, wants=TAKES_X + knows("less")), "d", x=3) == [1, 2, 3]


def part(tag: str, words: str) -> str:
    return f"<{tag}>{text(words)}</{tag}>"


@pytest.mark.parametrize(
    ("logic", "value"),
    [
        (f"<conditional>{part('if', 'x > 1')}{part('then', '1')}{part('else', '2')}</conditional>", 1),
        (f"<filter>{part('in', '[1, 5, 9]')}{part('match', 'item > x')}</filter>", [5, 9]),
        (f"<for iteratorVariable='i'>{part('in', '1..x')}{part('return', 'i * i')}</for>", [1, 4, 9]),
        (f"<some iteratorVariable='i'>{part('in', '[1, 2]')}{part('satisfies', 'i > x')}</some>", False),
        (f"<every iteratorVariable='i'>{part('in', '[1, 2]')}{part('satisfies', 'i < x')}</every>", True),
    ],
)
def test_the_boxed_forms_mean_what_their_texts_mean(logic: str, value: object) -> None:
    assert answer(box(logic), "d", x=3) == value


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("[x]", "number", 3),
        ("[x, 4]", "number", None),
        ('"3"', "number", None),
        ('date("2020-01-31")', "date and time", "2020-01-31T00:00:00Z"),
        ("null", "number", None),
    ],
)
def test_a_value_is_made_to_fit_its_declared_type_or_is_null(words: str, kind: str, value: object) -> None:
    assert answer(box(text(words), kind=kind), "d", x=3) == value
