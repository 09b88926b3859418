"""What is wrong with a diagram, and what was put right in it: facts here, words in the `engine` texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from govflow.errors import Rejected
from govflow.languages import say

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a place: `rule` names it, `facts` fill its sentence; an error keeps the diagram from running."""

    rule: str
    severity: Severity = "error"
    element: str = ""
    line: int = 0
    file: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    domain: str = "engine"

    def words(self, language: str) -> str:
        return say(language, self.domain, self.rule, element=self.element, **self.facts)

    def advice(self, language: str) -> str:
        """What to do about it."""
        return say(language, self.domain, f"{self.rule}.do", element=self.element, **self.facts)


@dataclass(frozen=True, slots=True)
class Change:
    """Something read otherwise than it was drawn, because its meaning is plain."""

    rule: str
    element: str = ""
    line: int = 0
    file: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def words(self, language: str) -> str:
        return say(language, "engine", self.rule, element=self.element, **self.facts)


class Refused(Rejected):
    """Diagram {name} cannot run: {first}."""

    def __init__(self, name: str, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [finding for finding in self.findings if finding.severity == "error"]
        super().__init__(name=name, first=_brief(errors[0]) if errors else "no reason given")


def _brief(finding: Finding) -> str:
    where = f" at {finding.element}" if finding.element else ""
    return f"{finding.rule}{where}, line {finding.line}"
