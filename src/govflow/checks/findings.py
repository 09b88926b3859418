"""What a review says: findings, each with its rule, place and facts, and one verdict per file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from govflow.languages import Text, keys_of, say

Subject = TypeVar("Subject")


class Severity(StrEnum):
    """How much a finding weighs: an error keeps an edition from being served."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Place:
    """Where something was found: a file, and where known its line and element."""

    path: str
    line: int | None = None
    element: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing a rule found. Its words stand under the rule's name in the texts of `domain`."""

    rule: str
    severity: Severity
    place: Place
    facts: Mapping[str, Any] = field(default_factory=dict)
    domain: str = "checks"

    def words(self, language: str) -> str:
        return say(language, self.domain, self.rule, **_told(self.facts, language))

    def advice(self, language: str) -> str:
        """What to do about it; a change needs no advice."""
        key = f"{self.rule}.do"
        return (
            say(language, self.domain, key, **_told(self.facts, language))
            if key in keys_of(self.domain, language)
            else ""
        )

    def plain(self, language: str) -> dict[str, object]:
        """The finding as JSON carries it."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "path": self.place.path,
            "line": self.place.line,
            "element": self.place.element,
            "facts": {name: _plain(fact) for name, fact in _told(self.facts, language).items()},
            "words": self.words(language),
            "advice": self.advice(language),
        }


def _told(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Facts that are texts themselves, in the language of the reader."""
    return {name: fact.in_(language) if isinstance(fact, Text) else fact for name, fact in facts.items()}


@dataclass(frozen=True)
class Found:
    """What one look of a rule gives: a place and the facts its words are filled with."""

    place: Place
    facts: Mapping[str, Any] = field(default_factory=dict)


def found(path: Path | str, line: int | None = None, element: str | None = None, **facts: object) -> Found:
    return Found(Place(str(path), line, element), facts)


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A rule is named after the fault it finds and looks at one kind of subject: a diagram, a net, an edition."""

    name: str
    severity: Severity
    look: Callable[[Subject], Iterable[Found]]
    domain: str = "checks"

    def findings(self, subject: Subject) -> Iterator[Finding]:
        for one in self.look(subject):
            yield Finding(self.name, self.severity, one.place, one.facts, self.domain)


class Outcome(StrEnum):
    """What becomes of a file that is given to the engine."""

    RUNS = "runs"
    RUNS_AFTER_CHANGES = "runs-after-changes"
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What a review says of one file: whether it runs, what was changed for that, and what was found."""

    path: str
    outcome: Outcome
    changes: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    references: tuple[str, ...] = ()  # which reference each process was compared with

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def plain(self, language: str) -> dict[str, object]:
        """The verdict as JSON carries it."""
        return {
            "path": self.path,
            "verdict": str(self.outcome),
            "changes": [change.plain(language) for change in self.changes],
            "findings": [finding.plain(language) for finding in self.findings],
            "references": list(self.references),
        }


def _plain(fact: object) -> object:
    if isinstance(fact, str | int | float | bool) or fact is None:
        return fact
    if isinstance(fact, list | tuple | set | frozenset):
        return [_plain(item) for item in fact]
    return str(fact)
