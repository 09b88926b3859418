"""FEEL in a form: compiled when the file is read, asked over the answers and the facts of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from govflow.feel import Expression as Compiled
from govflow.feel import FeelFault, Given, compile_expression, to_plain


@dataclass(frozen=True)
class Expression:
    """One expression of a form, as written and as compiled."""

    written: str
    compiled: Compiled = field(compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        return self.compiled.names

    def value(self, facts: Mapping[str, object], given: Given) -> object:
        """Its value as JSON has it, or None where an answer it needs is not there yet."""
        try:
            return to_plain(self.compiled.value(facts, given, lenient=True))
        except FeelFault:
            return None

    def is_true(self, facts: Mapping[str, object], given: Given) -> bool:
        return self.value(facts, given) is True


def compiled(written: str) -> Expression:
    text = written.strip().removeprefix("=").strip()
    return Expression(text, compile_expression(text))
