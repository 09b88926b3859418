"""A cell of a table in words: its constants as people read them, its signs as they are in mathematics."""

from collections.abc import Callable

from govflow.feel import FeelFault, to_plain
from govflow.feel.expressions import compile_unary
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.tree import Compared, Node, RangeOf
from govflow.languages import say

Told = Callable[[object, str], str]  # a value and the language


def cell_in_words(cell: str, language: str, told: Told) -> str:
    """A cell that is more than constants stands as it is written."""
    try:
        tree = compile_unary(cell).tree
    except FeelFault:
        return cell
    parts = [_part(test, lambda value: told(value, language)) for test in tree.tests]
    if None in parts:
        return cell
    words = ", ".join(part for part in parts if part is not None)
    return say(language, "decisions", "none-of", words=words) if tree.is_negated else words


def _part(test: Node, told: Callable[[object], str]) -> str | None:
    if isinstance(test, Compared):
        value = _constant(test.value, told)
        return value and f"{SIGNS.get(test.sign, test.sign)} {value}"
    if isinstance(test, RangeOf):
        low, high = (_constant(end, told) if end else "…" for end in (test.low, test.high))
        return (
            f"{'[' if test.low_included else '('}{low}; {high}{']' if test.high_included else ')'}"
            if low and high
            else None
        )
    return _constant(test, told)


def _constant(node: Node, told: Callable[[object], str]) -> str | None:
    return told(to_plain(constant(node))) if is_constant(node) else None


SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}
