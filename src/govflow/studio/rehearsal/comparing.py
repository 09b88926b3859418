"""Comparing what a story expects with what is seen: each kind of expectation is a function of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from govflow.casework.deadlines.clocks import Clock, State
from govflow.studio.rehearsal.looking import Seen
from govflow.studio.rehearsal.reasons import reason_of, unlimited
from govflow.studio.rehearsal.stories import Expected

NONE = "none"
PAUSED = "paused"
Found = tuple[Any, tuple[Clock, ...]]  # what was found, and the clocks that explain it


@dataclass(frozen=True)
class Looked:
    """One expectation and what was found, with the way to it where they differ."""

    expected: Expected
    found: Any
    agrees: bool
    reason: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language → lines


def compare(expected: Expected, seen: Seen) -> Looked:
    found, clocks = _LOOKS[expected.kind](expected, seen)
    if _agree(expected.value, found):
        return Looked(expected, found, agrees=True)
    return Looked(expected, found, agrees=False, reason=reason_of(clocks, seen))


def _agree(expected: Any, found: Any) -> bool:
    """A day agrees with any minute of it; numbers agree by value; a list or mapping by its members."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return all(_agree(value, found.get(name)) for name, value in expected.items())
    if isinstance(expected, list | tuple) and isinstance(found, list | tuple):
        return len(expected) == len(found) and all(map(_agree, expected, found))
    if isinstance(expected, bool) or isinstance(found, bool) or expected is None or found is None:
        return expected is found
    if isinstance(found, int | float | Decimal):
        return _number(expected) == Decimal(str(found))
    if isinstance(expected, str) and isinstance(found, str) and len(expected) == len("YYYY-MM-DD") < len(found):
        return found.startswith(f"{expected} ") or found == expected
    return str(expected) == str(found)


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return None


# what is open


def _open(expected: Expected, seen: Seen) -> Found:
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


def _due(expected: Expected, seen: Seen) -> Found:
    item = next((item for item in seen.items if item.element == expected.name), None)
    clock = _clock_of_step(expected.name, seen)
    if item is None or item.due_at is None or item.due_on is None:
        return NONE if item is None else None, ()
    return _last(item.due_on, item.due_at, expected.value, seen), (clock,) if clock else ()


def _is_late(expected: Expected, seen: Seen) -> Found:
    item = next((item for item in seen.items if item.element == expected.name), None)
    clock = _clock_of_step(expected.name, seen)
    late = item is not None and item.due_at is not None and item.due_at <= seen.at
    return late, (clock,) if clock else ()


# clocks


def _clock(expected: Expected, seen: Seen) -> Found:
    clock = next((clock for clock in reversed(seen.clocks_of(expected.name)) if clock.is_open), None)
    if clock is None:
        return NONE, ()
    if clock.state is State.PAUSED or clock.due_on is None or clock.due_at is None:
        return PAUSED if clock.state is State.PAUSED else str(clock.state), ()
    return _last(clock.due_on, clock.due_at, expected.value, seen), (clock,)


def _without_limit(expected: Expected, seen: Seen) -> Found:
    clocks = seen.clocks_of(expected.name)
    if not clocks:
        return NONE, ()
    counted = unlimited(clocks[-1], seen)
    if counted is None or counted.due_on is None or counted.due_at is None:
        return NONE, ()
    return _last(counted.due_on, counted.due_at, expected.value, seen), (counted,)


def _late(expected: Expected, seen: Seen) -> Found:
    missed = [clock for clock in seen.clocks_of(expected.name) if clock.is_late]
    found = [
        _last(clock.due_on, clock.due_at, expected.value, seen) for clock in missed if clock.due_on and clock.due_at
    ]
    chosen = next((day for day in found if _agree(expected.value, day)), found[-1] if found else NONE)
    return chosen, tuple(missed[-1:]) or seen.clocks_of(expected.name)[-1:]


def _in_time(expected: Expected, seen: Seen) -> Found:
    clocks = seen.clocks_of(expected.name)
    missed = [clock for clock in clocks if clock.is_late]
    if not clocks:
        return NONE, ()
    return (str(missed[0].due_on), (missed[0],)) if missed else (True, ())


def _delay(expected: Expected, seen: Seen) -> Found:
    missed = [clock for clock in seen.clocks_of(expected.name) if clock.is_late]
    if not missed:
        return NONE, seen.clocks_of(expected.name)[-1:]
    clock = missed[-1]
    unit = str(expected.value).rpartition(" ")[2]
    return (f"{_minutes(clock, seen)} min" if unit == "min" else f"{_working_days(clock, seen)} wd"), (clock,)


def _minutes(clock: Clock, seen: Seen) -> int:
    late = (clock.ended_at or seen.at) - clock.due_at if clock.due_at else timedelta(0)
    return int(late.total_seconds() // 60)


def _working_days(clock: Clock, seen: Seen) -> int:
    """How many working days after the last one it was done."""
    done = (clock.ended_at or seen.at).astimezone(seen.counting.zone).date()
    last = clock.due_on or done
    days = (last + timedelta(n) for n in range(1, (done - last).days + 1))
    return sum(seen.counting.calendar.is_working(day, week=clock.week) for day in days)


def _answers_for(expected: Expected, seen: Seen) -> Found:
    missed = [entry for entry in seen.entries("DeadlineMissed") if entry["term"] == expected.name]
    return (missed[-1]["actor"] if missed else NONE), seen.clocks_of(expected.name)[-1:]


def _last(due_on: date, due_at: datetime, expected: Any, seen: Seen) -> str:
    """A last day, or the minute where the story speaks of one."""
    if len(str(expected)) <= len("YYYY-MM-DD"):
        return str(due_on)
    return _local(due_at, seen)


def _local(moment: datetime, seen: Seen) -> str:
    return f"{moment.astimezone(seen.counting.zone):%Y-%m-%d %H:%M}"


# the case


def _moment(expected: Expected, seen: Seen) -> Found:
    value = seen.facts.get(expected.name)
    if not value:
        return None, ()
    moment = datetime.fromisoformat(str(value))
    return (_local(moment, seen) if moment.tzinfo else f"{moment:%Y-%m-%d %H:%M}"), ()


def _fact(expected: Expected, seen: Seen) -> Found:
    return seen.facts.get(expected.name), ()


def _paper(expected: Expected, seen: Seen) -> Found:
    return any(document.paper == expected.name for document in seen.documents), ()


def _paper_field(expected: Expected, seen: Seen) -> Found:
    paper, _, field = expected.name.partition(".")
    standing = next((one for one in reversed(seen.documents) if one.paper == paper), None)
    if standing is None or standing.content is None:
        return NONE, ()
    return standing.content["fields"].get(field), ()


def _signed(expected: Expected, seen: Seen) -> Found:
    """The actors who signed, in order; several papers signed in a row by one are one."""
    return [actor for actor, _ in groupby(entry["actor"] for entry in seen.entries("PaperSigned"))], ()


_LOOKS: dict[str, Callable[[Expected, Seen], Found]] = {
    "open": _open,
    "due": _due,
    "is_late": _is_late,
    "clock": _clock,
    "without_limit": _without_limit,
    "late": _late,
    "in_time": _in_time,
    "delay": _delay,
    "answers_for": _answers_for,
    "moment": _moment,
    "fact": _fact,
    "paper": _paper,
    "paper_field": _paper_field,
    "signed": _signed,
    "state": lambda expected, seen: (seen.case.state, ()),
    "outcome": lambda expected, seen: (seen.case.outcome, ()),
    "closed": lambda expected, seen: (not seen.case.is_open, ()),
    "ledger_holds": lambda expected, seen: (seen.ledger_holds, ()),
}
