"""Random trees for the laws of the language."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govflow.feel import tree
from govflow.feel.kinds import ANY, BASIC, Basic, ContextKind, FunctionKind, ListKind, RangeKind

NAMES = ("a", "b", "monthly income", "аты-жөні", "сома")
NUMBERS = st.integers(0, 10**6).map(Decimal) | st.decimals("0", "1000", places=2)
NUMERALS = st.builds(tree.Literal, NUMBERS)
LITERALS = st.builds(
    tree.Literal, NUMBERS | st.booleans() | st.none() | st.text(st.characters(codec="utf-8"), max_size=6)
)
KEY_NAMES = ("x", "y", "z")
KEYS = st.sampled_from(KEY_NAMES)
SIGNS = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))


def trees() -> st.SearchStrategy[Any]:
    leaves = LITERALS | st.builds(tree.Name, st.sampled_from(NAMES))
    return st.recursive(leaves, _grown, max_leaves=14)


def _grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=3).map(tuple)
    entries = st.lists(inner, max_size=3).map(lambda values: tuple(zip(KEY_NAMES, values, strict=False)))
    iterators = st.lists(st.builds(tree.Iterator, st.sampled_from(("i", "j")), inner), min_size=1, max_size=2)
    signs = st.sampled_from(("+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "and", "or"))
    spans = st.builds(tree.RangeOf, NUMERALS, NUMERALS, st.booleans(), st.booleans())
    tests = st.lists(st.builds(tree.Compared, SIGNS, inner) | spans, min_size=1, max_size=3)
    return st.one_of(
        st.builds(tree.ListOf, several),
        st.builds(tree.ContextOf, entries),
        st.builds(tree.Path, inner, KEYS),
        st.builds(tree.Filter, inner, inner),
        st.builds(tree.Negative, inner),
        st.builds(tree.Binary, signs, inner, inner),
        st.builds(tree.Between, inner, inner, inner),
        st.builds(tree.If, inner, inner, inner),
        st.builds(tree.For, iterators.map(tuple), inner),
        st.builds(tree.Quantified, st.booleans(), iterators.map(tuple), inner),
        st.builds(tree.In, inner, tests.map(tuple)),
    )


def ranges(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """With two ends, with one, and the points that `(= x)` and `(!= x)` are."""
    return st.one_of(
        st.builds(tree.RangeOf, ends, ends, st.booleans(), st.booleans()),
        st.builds(tree.RangeOf, ends, st.none(), st.booleans(), st.just(False)),
        st.builds(tree.RangeOf, st.none(), ends, st.just(False), st.booleans()),
        ends.map(lambda end: tree.RangeOf(end, end, True, True, "=")),
        ends.map(lambda end: tree.RangeOf(end, end, False, False, "!=")),
    )


def kinds() -> st.SearchStrategy[Any]:
    leaves = st.sampled_from((*BASIC, "list", "context", "range", "function")).map(Basic) | st.just(ANY)
    return st.recursive(leaves, _grown_kinds, max_leaves=5)


def _grown_kinds(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    entries = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.builds(ListKind, inner),
        st.builds(RangeKind, inner),
        st.builds(ContextKind, entries.map(lambda values: tuple(zip(KEY_NAMES, values, strict=False)))),
        st.builds(FunctionKind, st.lists(inner, max_size=3).map(tuple), inner),
    )


def all_trees() -> st.SearchStrategy[Any]:
    """Also with what the plain walk does not know: dates, calls, functions, types, ranges as values."""
    return st.recursive(trees() | st.just(tree.Temporal("2018-03-14")), _grown_further, max_leaves=8)


def _grown_further(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=3).map(tuple)
    by_name = st.lists(inner, min_size=1, max_size=3).map(tuple)
    parameters = st.lists(kinds(), max_size=3).map(lambda found: tuple(zip(KEY_NAMES, found, strict=False)))
    counted = st.builds(tree.Iterator, st.just("i"), inner, inner)
    return st.one_of(
        ranges(inner),
        st.builds(tree.Call, inner, several),
        by_name.map(lambda values: tree.Call(tree.Name("a"), values, KEY_NAMES[: len(values)])),
        st.builds(tree.InstanceOf, inner, kinds()),
        st.builds(tree.In, inner, st.lists(_tests(inner), min_size=1, max_size=3).map(tuple)),
        st.builds(tree.FunctionOf, parameters, inner),
        st.builds(tree.FunctionOf, parameters, st.just(tree.ContextOf(())), st.just(True)),
        st.builds(tree.For, st.tuples(counted), inner),
        st.builds(tree.Quantified, st.booleans(), st.tuples(counted), inner),
    )


def _tests(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return inner | ranges(inner) | st.builds(tree.Compared, SIGNS, inner)


CELLS = st.builds(tree.UnaryTests, st.lists(_tests(trees()), min_size=1, max_size=3).map(tuple), st.booleans())
