"""What a case looks like at a moment of a story, taken from the same tables the pages read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from govflow.casework.cases.case import Case
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.counting import Counting
from govflow.casework.deadlines.store import all_clocks
from govflow.casework.desk import Desk
from govflow.casework.documents.papers import Document
from govflow.casework.documents.store import documents_in
from govflow.casework.inbox.items import Item, Kind
from govflow.casework.ledger.chain import Entry
from govflow.casework.ledger.store import entries_of
from govflow.casework.notices.notices import Notice
from govflow.casework.notices.store import notices_of
from govflow.casework.questions.proof import verify_ledger
from govflow.law.regulations import Regulation
from govflow.studio.rehearsal.stage import Stage

NONE = "none"
PAUSED = "paused"
Found = tuple[Any, tuple[Clock, ...]]  # a value, and the clocks that explain it
BY_PEOPLE = (Kind.TASK, Kind.CHOICE, Kind.REPLY)


@dataclass(frozen=True)
class Seen:
    """A case as a lawyer would look at it."""

    at: datetime
    case: Case
    regulation: Regulation
    counting: Counting
    facts: Mapping[str, Any]
    items: tuple[Item, ...]  # what is to be done: tasks, replies, and what an activity waits for
    clocks: tuple[Clock, ...]  # all it has had, the oldest first
    documents: tuple[Document, ...]
    ledger: tuple[Entry, ...]
    ledger_holds: bool
    notices: tuple[Notice, ...] = ()

    def clocks_of(self, term: str) -> tuple[Clock, ...]:
        return tuple(clock for clock in self.clocks if clock.term == term)

    def entries(self, event: str) -> list[Mapping[str, Any]]:
        return [entry.facts for entry in self.ledger if entry.event == event]


def look(stage: Stage, case: str, at: datetime) -> Seen:
    moment = stage.moment(at)
    with stage.house.database.reading() as connection:
        file = Desk(stage.house, connection, moment).file(case, by="rehearsal")
        clocks = tuple(all_clocks(connection, case))
        documents = tuple(documents_in(connection, case))
        ledger = tuple(entries_of(connection, case))
        notices = tuple(notices_of(connection, case))
    waiting = tuple(item for item in file.items.values() if _is_a_step(item, stage))
    holds = not list(verify_ledger(stage.house, case))
    return Seen(
        moment.astimezone(UTC), file.case, stage.edition.regulation, file.counting, file.facts, waiting, clocks,
        documents, ledger, holds, notices,
    )  # fmt: skip


def waited_for(seen: Seen) -> frozenset[str]:
    """Every element at which the case has waited for somebody or something."""
    waits = ("TaskOffered", "ReplyAwaited", "MessageAwaited")
    return frozenset(entry["element"] for event in waits for entry in seen.entries(event))


def _is_a_step(item: Item, stage: Stage) -> bool:
    """What somebody has to do now; a message that may come at any time is none."""
    return item.kind in BY_PEOPLE or stage.edition.element(item.element).kind == "receiveTask"


def last(due_on: date, due_at: datetime, expected: Any, seen: Seen) -> str:
    """A last day, or the minute where the story speaks of one."""
    if len(str(expected)) <= len("YYYY-MM-DD"):
        return str(due_on)
    return local(due_at, seen)


def local(moment: datetime, seen: Seen) -> str:
    return f"{moment.astimezone(seen.counting.zone):%Y-%m-%d %H:%M}"
