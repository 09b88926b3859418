"""What a case waits for somebody or something to do.

    offered ──a──▶ held ──c──▶ (done)
       ▲           │
       └─────b─────┘        d: from either, (withdrawn)

a  an officer claims it, or is handed it.
b  its holder releases it, or a supervisor takes it back.
c  its holder completes it; from then on only the ledger knows it.
d  the process no longer needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What would end the wait."""

    TASK = "task"  # an officer's answers
    CHOICE = "choice"  # an officer's choice of the way on
    REPLY = "reply"  # another system's answer
    MESSAGE = "message"  # something from outside the process
    SIGNAL = "signal"  # something said in another case
    CONDITION = "condition"  # facts that change


FOR_OFFICERS = (Kind.TASK, Kind.CHOICE, Kind.REPLY)


@dataclass(frozen=True)
class Item:
    """One open wait of a case. `only_for` is the one officer it is offered to, where it is offered to one."""

    wait: int
    kind: Kind
    element: str
    process: str
    activity: int
    actor: str
    unit: str
    opened_at: datetime
    name: str = ""  # the system, message or signal
    correlation: str | None = None
    choices: tuple[str, ...] = ()
    only_for: str | None = None
    holder: str | None = None
    held_at: datetime | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    draft: Mapping[str, Any] | None = None
    local: Mapping[str, Any] | None = None  # facts of this instance of a repeated task


def code_of(case: str, wait: int) -> str:
    """How an item is named in addresses and on paper: the case and the wait."""
    return f"{case}.{wait}"


def parts_of(code: str) -> tuple[str, int] | None:
    """The case and the wait of an item's code, or None where it is no code."""
    case, _, wait = code.rpartition(".")
    return (case, int(wait)) if case and wait.isdecimal() and len(wait) < 10 else None
