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

    def exactly(self, facts: Mapping[str, object], given: Given) -> object:
        """Its value as JSON has it. What is not answered yet is null; whatever else goes wrong is a fault."""
        return to_plain(self.compiled.value(facts, given))

    def value(self, facts: Mapping[str, object], given: Given) -> object:
        """The same for a page that only offers it; None where it cannot be worked out."""
        try:
            return self.exactly(facts, given)
        except FeelFault:
            return None


def compiled(written: str) -> Expression:
    text = written.strip().removeprefix("=").strip()
    return Expression(text, compile_expression(text, names=compile_expression(text).facts))
