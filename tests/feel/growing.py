"""Random trees for the laws of the language."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govflow.feel import tree

NAMES = ("a", "b", "monthly income", "аты-жөні", "сома")
NUMBERS = st.integers(0, 10**6).map(Decimal) | st.decimals("0", "1000", places=2)
LITERALS = st.builds(
    tree.Literal, NUMBERS | st.booleans() | st.none() | st.text(st.characters(codec="utf-8"), max_size=6)
)
KEY_NAMES = ("x", "y", "z")
KEYS = st.sampled_from(KEY_NAMES)


def trees() -> st.SearchStrategy[Any]:
    leaves = LITERALS | st.builds(tree.Name, st.sampled_from(NAMES))
    return st.recursive(leaves, _grown, max_leaves=14)


def _grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, max_size=3).map(tuple)
    entries = st.lists(inner, max_size=3).map(lambda values: tuple(zip(KEY_NAMES, values, strict=False)))
    iterators = st.lists(st.builds(tree.Iterator, st.sampled_from(("i", "j")), inner), min_size=1, max_size=2)
    signs = st.sampled_from(("+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "and", "or"))
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
    )


TESTS = st.one_of(
    trees(),
    st.builds(tree.Compared, st.sampled_from(("<", "<=", ">", ">=")), trees()),
    st.builds(tree.RangeOf, LITERALS, LITERALS, st.booleans(), st.booleans()),
)
CELLS = st.builds(tree.UnaryTests, st.lists(TESTS, min_size=1, max_size=3).map(tuple), st.booleans())
