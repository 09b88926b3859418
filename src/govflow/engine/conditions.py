"""The engine's one door to FEEL: expressions compiled once, evaluated over facts.

Text may come wrapped as other products write it (`=x`, `${x}`, `#{x}`).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from govflow.engine.waits import Facts, Given, Trouble


class FeelFault(Exception):
    pass


class compile_expression:  # noqa: N801 - stands in until the FEEL package is here
    def __init__(self, text: str) -> None:
        python = re.sub(r"(?<![<>!=])=(?!=)", "==", text)
        python = python.replace("true", "True").replace("false", "False").replace("null", "None")
        try:
            self.code = compile(python, "feel", "eval")
        except (SyntaxError, ValueError) as fault:
            raise FeelFault(str(fault)) from fault

    def value(self, facts: Facts, given: Given) -> Any:
        try:
            return eval(self.code, {"__builtins__": {}}, dict(facts))  # noqa: S307
        except NameError:
            return None
        except Exception as fault:
            raise FeelFault(str(fault)) from fault


Value = Callable[[Facts, Given], Any]
Test = Callable[[Facts, Given], bool]


def unwrapped(text: str) -> str:
    text = text.strip()
    if text[:2] in ("${", "#{") and text.endswith("}") and text.count("{") == 1:
        return text[2:-1].strip()
    return text[1:].strip() if text.startswith("=") else text


def is_understood(text: str) -> bool:
    try:
        _compiled(text)
    except FeelFault:
        return False
    return True


def compiled(text: str, element: str) -> Value:
    """The expression as a function; what goes wrong in it is trouble at `element`."""
    expression = _compiled(text)

    def value(facts: Facts, given: Given) -> Any:
        try:
            return expression.value(facts, given)
        except FeelFault as fault:
            raise Trouble(element=element, reason="expression", found=f"{text}: {fault}") from fault

    return value


def tested(text: str, element: str) -> Test:
    """The expression as a test: null is no, as FEEL has it; what is neither true nor false is trouble."""
    value = compiled(text, element)

    def test(facts: Facts, given: Given) -> bool:
        found = value(facts, given)
        if found is None or isinstance(found, bool):
            return bool(found)
        raise Trouble(element=element, reason="not-a-condition", found=f"{text}: {found!r}")

    return test


@lru_cache(maxsize=10_000)
def _compiled(text: str) -> Any:
    return compile_expression(unwrapped(text))
