"""Where a last day stands today: late, near, in time; and how far, in what its term is counted in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from govflow.casework.deadlines.clocks import Clock, State
from govflow.law.calendars import FIVE_DAYS
from govflow.law.counting import CLOCK_UNITS, Distance
from govflow.law.terms import Term, Unit
from govflow.web.pages.page import Page

NEAR = timedelta(days=2)
PLAIN = {
    State.EXPECTED: "expected",
    State.PAUSED: "paused",
    State.MET: "met",
    State.LATE: "ended_late",
    State.CANCELLED: "cancelled",
    State.REPLACED: "replaced",
}


@dataclass(frozen=True)
class Standing:
    """A last day and its standing; `due_at` only where the hour matters, `distance` only while it runs."""

    due_on: date | None
    word: str
    distance: Distance | None = None
    due_at: datetime | None = None


NOTHING_DUE = Standing(None, "none")


def standing_of(page: Page, due_on: date | None, due_at: datetime | None, term: Term | None) -> Standing:
    """Where a running last day stands. A time of a diagram without a term is a time of the clock."""
    if due_on is None or due_at is None:
        return NOTHING_DUE
    unit, week = (term.unit, term.week) if term else (Unit.MINUTES, FIVE_DAYS)
    distance = page.surveyor.between(unit, week, due_on, due_at, page.now)
    word = "late" if due_at <= page.now else "soon" if due_at - page.now <= NEAR else "in_time"
    return Standing(due_on, word, distance, due_at if unit in CLOCK_UNITS else None)


def standing_of_clock(page: Page, clock: Clock, term: Term | None) -> Standing:
    """A clock that has stopped says how it ended; a running one where it stands."""
    plain = PLAIN.get(clock.state)
    if plain is not None:
        return Standing(clock.due_on, plain)
    return standing_of(page, clock.due_on, clock.due_at, term)
