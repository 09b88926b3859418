"""How a deadline was counted before a decision about working days: the old count stays, and can be explained."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.counting import explained
from govflow.casework.desk import House
from govflow.casework.questions.casepage import Deadline
from govflow.law.counting import Countdown


@dataclass(frozen=True)
class EarlierCount:
    """A count that a decision replaced, still explained day by day with the calendar of its time."""

    before: date | None
    after: date | None
    act: str
    at: datetime
    countdown: Countdown | None

    def explain(self, language: str) -> list[str]:
        return self.countdown.explain(language) if self.countdown else []


def earlier_counts(house: House, deadline: Deadline) -> list[EarlierCount]:
    """The counts of a deadline that decisions about working days replaced, the latest first."""
    changes = [change for change in deadline.clock.changes if change["what"] == "decree"]
    return [_earlier(house, deadline, change) for change in reversed(changes)]


def _earlier(house: House, deadline: Deadline, change: Mapping[str, Any]) -> EarlierCount:
    counted = change["counted"]
    clock: Clock = replace(
        deadline.clock, due_on=_day(change["before"]), pauses=tuple(map(tuple, change["pauses"])),
        since_at=datetime.fromisoformat(counted["since_at"]), length=counted["length"],
        extended=counted["extended"], counted=counted,
    )  # fmt: skip
    calendar = house.shelf.named(change["calendar"])
    found = None
    if calendar is not None and deadline.term is not None:
        found = explained(clock, deadline.term, replace(deadline.counting, calendar=calendar))
    at = datetime.fromisoformat(change["at"])
    return EarlierCount(_day(change["before"]), _day(change["after"]), change["citation"], at, found)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
