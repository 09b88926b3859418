"""FEEL in a form: compiled when the file is read, asked over the answers and the facts of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.feel import compile_expression


@dataclass(frozen=True)
class Expression:
    """One expression of a form, as written and as compiled."""

    written: str
    compiled: Any = field(compare=False, repr=False)

    def value(self, facts: Mapping[str, object], given: Any) -> object:
        return self.compiled.value(facts, given)

    def is_true(self, facts: Mapping[str, object], given: Any) -> bool:
        return self.value(facts, given) is True


def compiled(written: str) -> Expression:
    text = written.strip().removeprefix("=").strip()
    return Expression(text, compile_expression(text))
