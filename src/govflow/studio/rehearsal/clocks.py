"""What a story may expect of steps and clocks, as it is found, with the clocks that explain it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.notices.notices import Notice
from govflow.studio.rehearsal.looking import NONE, PAUSED, Found, Seen, last
from govflow.studio.rehearsal.reasons import unlimited
from govflow.studio.rehearsal.stories import Expected

ALERTS = ("alert", "escalation")
OVER = {"superior": "superior", "superior_of_superior": "management"}

# what is open


def open_steps(expected: Expected, seen: Seen) -> Found:
    """The names of what is open, in the order the story lists them."""
    names = sorted(item.element for item in seen.items)
    wanted = list(expected.value)
    return tuple(wanted) if sorted(wanted) == names else tuple(names), ()


def _clock_of_step(name: str, seen: Seen) -> Clock | None:
    """The clock of an open step: the nearest of those it carries."""
    item = next((item for item in seen.items if item.element == name), None)
    if item is None or item.due_on is None:
        return None
    running = [clock for clock in seen.clocks if clock.is_open and clock.due_on == item.due_on]
    return min(running, key=lambda clock: clock.activity != item.activity, default=None)


def due(expected: Expected, seen: Seen) -> Found:
    item = next((item for item in seen.items if item.element == expected.name), None)
    clock = _clock_of_step(expected.name, seen)
    if item is None or item.due_at is None or item.due_on is None:
        return NONE if item is None else None, ()
    return last(item.due_on, item.due_at, expected.value, seen), (clock,) if clock else ()


def is_late(expected: Expected, seen: Seen) -> Found:
    item = next((item for item in seen.items if item.element == expected.name), None)
    clock = _clock_of_step(expected.name, seen)
    late = item is not None and item.due_at is not None and item.due_at <= seen.at
    return late, (clock,) if clock else ()


# clocks


def clock(expected: Expected, seen: Seen) -> Found:
    clock = next((clock for clock in reversed(seen.clocks_of(expected.name)) if clock.is_open), None)
    if clock is None:
        return NONE, seen.clocks_of(expected.name)[-1:]
    if clock.state is State.PAUSED or clock.due_on is None or clock.due_at is None:
        return PAUSED if clock.state is State.PAUSED else str(clock.state), ()
    return last(clock.due_on, clock.due_at, expected.value, seen), (clock,)


def without_limit(expected: Expected, seen: Seen) -> Found:
    clocks = seen.clocks_of(expected.name)
    if not clocks:
        return NONE, ()
    counted = unlimited(clocks[-1], seen)
    if counted is None or counted.due_on is None or counted.due_at is None:
        return NONE, ()
    return last(counted.due_on, counted.due_at, expected.value, seen), (counted,)


def _missed(clock: Clock, seen: Seen) -> tuple[date, datetime]:
    """The last day of a missed clock and its end; one that was stopped since has no last day of its own now."""
    until = clock.due_at or clock.missed_at or seen.at
    return clock.due_on or (until - timedelta(microseconds=1)).astimezone(seen.counting.zone).date(), until


def late(expected: Expected, seen: Seen) -> Found:
    missed = [clock for clock in seen.clocks_of(expected.name) if clock.is_late]
    if isinstance(expected.value, bool):
        return bool(missed), tuple(missed[-1:])
    found = [last(*_missed(clock, seen), expected.value, seen) for clock in missed]
    chosen = next((day for day in found if day == str(expected.value)), found[-1] if found else NONE)
    return chosen, tuple(missed[-1:]) or seen.clocks_of(expected.name)[-1:]


def in_time(expected: Expected, seen: Seen) -> Found:
    clocks = seen.clocks_of(expected.name)
    missed = [clock for clock in clocks if clock.is_late]
    if not clocks:
        return NONE, ()
    return (str(missed[0].due_on), (missed[0],)) if missed else (True, ())


def delay(expected: Expected, seen: Seen) -> Found:
    missed = [clock for clock in seen.clocks_of(expected.name) if clock.is_late]
    if not missed:
        return NONE, seen.clocks_of(expected.name)[-1:]
    clock = missed[-1]
    unit = str(expected.value).rpartition(" ")[2]
    return (f"{_minutes(clock, seen)} min" if unit == "min" else f"{_working_days(clock, seen)} wd"), (clock,)


def _minutes(clock: Clock, seen: Seen) -> int:
    _, until = _missed(clock, seen)
    return int(((clock.ended_at or seen.at) - until).total_seconds() // 60)


def _working_days(clock: Clock, seen: Seen) -> int:
    """How many working days after the last one it was done."""
    done = (clock.ended_at or seen.at).astimezone(seen.counting.zone).date()
    last, _ = _missed(clock, seen)
    days = (last + timedelta(n) for n in range(1, (done - last).days + 1))
    return sum(seen.counting.calendar.is_working(day, week=clock.week) for day in days)


def answers_for(expected: Expected, seen: Seen) -> Found:
    missed = [entry for entry in seen.entries("DeadlineMissed") if entry["term"] == expected.name]
    return (missed[-1]["actor"] if missed else NONE), seen.clocks_of(expected.name)[-1:]


def alerts(expected: Expected, seen: Seen) -> Found:
    """The days on which somebody was told that the term is missed; by receiver, where the story names receivers."""
    told = [one for one in seen.notices if one.kind in ALERTS and one.facts.get("term") == expected.name]
    clocks = seen.clocks_of(expected.name)[-1:]
    if isinstance(expected.value, Mapping):
        return {
            whom: _days((one for one in told if whom in _receivers(one)), seen) for whom in expected.value
        }, clocks
    return _days(told, seen), clocks


def _days(notices: Iterable[Notice], seen: Seen) -> list[str]:
    return list(dict.fromkeys(str(one.at.astimezone(seen.counting.zone).date()) for one in notices))


def _receivers(notice: Notice) -> tuple[str, ...]:
    """What a story may call a receiver: an actor; whoever is over the unit, of whichever or of a named body."""
    over = OVER.get(notice.receiver_kind)
    return (str(notice.facts.get("actor")),) if over is None else (over, f"{over} of {notice.receiver}")
