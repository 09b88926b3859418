"""Comparing what a story expects with what is seen: whether they agree, and if not, why it is so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from govflow.studio.rehearsal import casefacts, clocks
from govflow.studio.rehearsal.looking import Found, Seen
from govflow.studio.rehearsal.reasons import reason_of
from govflow.studio.rehearsal.stories import Expected


@dataclass(frozen=True)
class Looked:
    """One expectation and what was found, with the way to it where they differ."""

    expected: Expected
    found: Any
    agrees: bool
    reason: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language → lines


def compare(expected: Expected, seen: Seen) -> Looked:
    found, explaining = _LOOKS[expected.kind](expected, seen)
    if _agree(expected.value, found):
        return Looked(expected, found, agrees=True)
    return Looked(expected, found, agrees=False, reason=reason_of(explaining, seen))


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


_LOOKS: dict[str, Callable[[Expected, Seen], Found]] = {
    "open": clocks.open_steps,
    "due": clocks.due,
    "is_late": clocks.is_late,
    "clock": clocks.clock,
    "without_limit": clocks.without_limit,
    "late": clocks.late,
    "in_time": clocks.in_time,
    "delay": clocks.delay,
    "answers_for": clocks.answers_for,
    "alerts": clocks.alerts,
    "informed": casefacts.informed,
    "moment": casefacts.moment,
    "fact": casefacts.fact,
    "paper": casefacts.paper,
    "paper_field": casefacts.paper_field,
    "signed": casefacts.signed,
    "state": lambda expected, seen: (seen.case.state, ()),
    "outcome": lambda expected, seen: (seen.case.outcome, ()),
    "closed": lambda expected, seen: (not seen.case.is_open, ()),
    "ledger_holds": lambda expected, seen: (seen.ledger_holds, ()),
}
