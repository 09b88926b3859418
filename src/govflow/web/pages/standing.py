"""Where a last day stands today: late, near, in time; and in whose words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from govflow.casework.deadlines.clocks import Clock, State
from govflow.law.calendars.working_days import WorkingDays

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
    """A last day, its standing, and how many working days it is away or past."""

    due_on: date | None
    word: str
    days: int = 0


def standing_of(
    due_on: date | None, due_at: datetime | None, now: datetime, today: date, week: WorkingDays
) -> Standing:
    if due_on is None or due_at is None:
        return Standing(None, "none")
    if due_at <= now:
        return Standing(due_on, "late", week.between(due_on, today))
    return Standing(due_on, "soon" if due_at - now <= NEAR else "in_time", week.between(today, due_on))


def standing_of_clock(clock: Clock, now: datetime, today: date, week: WorkingDays) -> Standing:
    """A clock that has stopped says how it ended; a running one where it stands."""
    plain = PLAIN.get(clock.state)
    if plain is not None:
        return Standing(clock.due_on, plain)
    return standing_of(clock.due_on, clock.due_at, now, today, week)
