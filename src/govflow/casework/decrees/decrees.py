"""A decision about working days as an installation has it.

    loaded ──a──▶ applied ──b──▶ undone

a  every open deadline that rests on a day it changes was counted anew.
b  another decision takes back what it said; it stays, as what was known in between.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256


@dataclass(frozen=True)
class Decree:
    """`known_on` is the business day it became known here; the day it was published stands in its text."""

    no: int
    name: str
    text: str
    digest: str
    known_on: date
    ordered_at: datetime  # the business moment of the act
    loaded_at: datetime
    loaded_by: str
    calendar_before: str
    calendar_after: str
    undoes: int | None = None
    applied_at: datetime | None = None
    moved: int = 0
    cured: int = 0
    breached: int = 0

    @property
    def is_applied(self) -> bool:
        return self.applied_at is not None


def digest_of_text(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()
