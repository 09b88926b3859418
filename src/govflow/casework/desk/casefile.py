"""A case on the desk: everything a step needs of it, read at once, and what the step made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from govflow.casework.cases.case import Case, Incident
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.events import CaseEvent, DecisionMade
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.counting import Counting
from govflow.casework.documents.papers import Document
from govflow.casework.inbox.items import Item
from govflow.casework.notices.notices import Notice
from govflow.casework.signatures.marks import Signature
from govflow.engine import Run


class Happened(NamedTuple):
    """An event, when it happened and who did it."""

    event: CaseEvent
    at: datetime
    by: str


@dataclass(frozen=True)
class Made:
    """A decision that was made for the case: where, when and, where the record still holds them, the reasons."""

    decision: str
    element: str
    at: datetime
    explanation: Mapping[str, Any] | None


@dataclass
class CaseFile:
    """A case while it lies on the desk. `before` is what the database holds; the desk writes the difference."""

    edition: ServedEdition
    counting: Counting
    case: Case
    facts: dict[str, Any]
    items: dict[int, Item]
    clocks: dict[int, Clock]
    before: "Before"
    run: Run | None = None
    by: str = ""
    by_officer: bool = False
    by_name: str = ""  # what the officer at work is called
    last_no: int = 0
    happened: list[Happened] = field(default_factory=list)
    facts_changed: dict[str, Any] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    signals: list[tuple[int, str, Mapping[str, Any], datetime]] = field(default_factory=list)
    letters: list[tuple[int, str, Mapping[str, Any], datetime]] = field(default_factory=list)
    decided_before: Callable[[], list[Made]] = list  # asks the ledger, where a paper gives reasons

    def record(self, event: CaseEvent, at: datetime) -> str:
        """Say what happened; it becomes an entry of the ledger, whose reference this gives."""
        self.happened.append(Happened(event, at, self.by))
        return f"{self.case.id}#{self.case.seq + len(self.happened)}"

    def next_no(self) -> int:
        """A number for something the case collects."""
        self.last_no = max(self.last_no, self.case.last_no) + 1
        return self.last_no

    def set_fact(self, name: str, value: Any) -> None:
        self.facts[name] = value
        self.facts_changed[name] = value

    def holder_at(self, activity: int) -> str | None:
        """The officer who holds the task of an activity."""
        return next((item.holder for item in self.items.values() if item.activity == activity), None)

    def decisions(self) -> list[Made]:
        """Every decision of the case with its reasons, those of this step last."""
        here = [
            Made(one.event.decision, one.event.element, one.at, one.event.explanation)
            for one in self.happened
            if isinstance(one.event, DecisionMade)
        ]
        return [*self.decided_before(), *here]

    @property
    def open_clocks(self) -> list[Clock]:
        return [clock for clock in self.clocks.values() if clock.is_open]


@dataclass(frozen=True)
class Before:
    """The same as it was read; nothing of a case that is being opened."""

    case: Case | None = None
    items: Mapping[int, Item] = field(default_factory=dict)
    clocks: Mapping[int, Clock] = field(default_factory=dict)
