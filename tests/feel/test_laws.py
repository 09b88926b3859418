"""What holds for every expression: it is printed as it is read, and compiled it means what it says."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govflow.feel import FeelFault, Run, Surroundings, compile_expression, compile_unary, unparse
from govflow.feel.compiling import compile_tree
from govflow.feel.evaluation import Scope
from govflow.feel.tree import Literal, Negative, UnaryTests
from govflow.feel.values.comparing import conjunction, disjunction, negation
from tests.feel.growing import CELLS, NAMES, all_trees, trees
from tests.feel.walker import walk

FACTS = {
    "a": Decimal(7),
    "b": None,
    "monthly income": [Decimal(1), Decimal(2), {"x": Decimal(5), "y": "жаңа"}],
    "аты-жөні": "Айгүл",
    "сома": True,
}
THREE = (True, False, None)


@settings(max_examples=250, deadline=None)
@given(all_trees())
def test_what_is_printed_is_read_as_the_same_tree(grown):
    assert compile_expression(unparse(grown), NAMES, properties="xyz").tree == grown


@settings(max_examples=200, deadline=None)
@given(CELLS)
@example(UnaryTests((Negative(Literal("")),)))
def test_a_printed_cell_is_read_as_the_same_cell(cell):
    assert compile_unary(unparse(cell), NAMES).tree == cell


@settings(max_examples=400, deadline=None)
@given(trees())
def test_compiled_means_what_a_plain_walk_over_the_tree_means(grown):
    run = Run(Surroundings(), is_lenient=True)
    assert compile_tree(grown, "")(Scope({**FACTS, "i": None, "j": None}, None, run)) == walk(
        grown, {**FACTS, "i": None, "j": None}
    )


@pytest.mark.parametrize("one", THREE)
@pytest.mark.parametrize("other", THREE)
def test_the_laws_of_three_values(one, other):
    assert conjunction(one, other) is conjunction(other, one)
    assert disjunction(one, other) is disjunction(other, one)
    assert negation(conjunction(one, other)) is disjunction(negation(one), negation(other))
    assert conjunction(one, disjunction(one, other)) in (one, None)
    assert negation(negation(one)) is one


@given(st.decimals("-1e20", "1e20", places=4), st.decimals("-1e10", "1e10", places=4))
def test_sums_and_products_are_exact_to_34_digits(left, right):
    facts = {"a": left, "b": right}
    assert compile_expression("a + b", facts).value(facts) == left + right
    assert compile_expression("a - b + b", facts).value(facts) == left


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    at = place_of_fault(text)
    assert at is None or 0 <= at <= len(text)


def place_of_fault(text: str) -> int | None:
    try:
        compile_expression(text).value({}, lenient=True)
    except FeelFault as fault:
        return fault.at
    return None
