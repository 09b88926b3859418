"""The engine's one door to FEEL: expressions compiled once, evaluated over facts.

Text may come wrapped as other products write it (`=x`, `${x}`, `#{x}`). A fact nobody has recorded yet is
null; whatever else goes wrong is trouble at the element, because a guess must not decide a case.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from govflow.engine.waits import Facts, Given, Trouble
from govflow.feel import Expression, FeelFault, compile_expression, to_plain
from govflow.feel.functions import BUILT_INS
from govflow.feel.tree import Call, Name
from govflow.feel.walking import every_node

LONGEST = 20_000
Value = Callable[[Facts, Given], Any]
Test = Callable[[Facts, Given], bool]


def unwrapped(text: str) -> str:
    text = text.strip()
    if text[:2] in ("${", "#{") and text.endswith("}") and text.count("{") == 1:
        return text[2:-1].strip()
    return text[1:].strip() if text.startswith("=") else text


def is_understood(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    try:
        _compiled(text)
    except FeelFault:
        return False
    return True


def names_in(text: str) -> frozenset[str]:
    """The facts an understood expression asks for."""
    return _compiled(text).names


def calls_nothing_foreign(text: str) -> bool:
    """Whether an understood expression calls only FEEL's own functions."""
    calls = (part for part in every_node(_compiled(text).tree) if isinstance(part, Call))
    return all(isinstance(call.function, Name) and call.function.name in BUILT_INS for call in calls)


def calls_no_method(text: str) -> bool:
    """Whether an understood expression calls functions by plain names only: FEEL objects have no methods."""
    calls = (part for part in every_node(_compiled(text).tree) if isinstance(part, Call))
    return all(isinstance(call.function, Name) for call in calls)


def compiled(text: str, element: str, *, lenient: bool = False) -> Value:
    """The expression as a function to a plain value."""
    expression = _compiled(text)

    def value(facts: Facts, given: Given) -> Any:
        try:
            return to_plain(expression.value(facts, given, lenient=lenient))
        except FeelFault as fault:
            raise Trouble(element=element, reason="expression", found=fault) from fault

    return value


def as_test(text: str, element: str, *, lenient: bool = False) -> Test:
    """The expression as a test: null is no, as FEEL has it; what is neither true nor false is trouble."""
    value = compiled(text, element, lenient=lenient)

    def test(facts: Facts, given: Given) -> bool:
        found = value(facts, given)
        if found is None or isinstance(found, bool):
            return bool(found)
        raise Trouble(element=element, reason="not-a-condition", found=f"{text}: {found!r}")

    return test


@lru_cache(maxsize=10_000)
def _compiled(text: str) -> Expression:
    bare = unwrapped(text)
    expression = compile_expression(bare)
    return compile_expression(bare, names=expression.facts)
