"""A decision about working days as an installation has it.

    loaded ──a──▶ applied ──b──▶ undone

a  every open deadline that rests on a day it changes was counted anew.
b  another decision takes back what it said; it stays, as what was known in between.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from govflow.law.calendars.new_decisions import brings

OF_FILES = "files:"


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
    def is_of_files(self) -> bool:
        """Whether it only says that what a release brought among its files is to be counted with."""
        return self.text.startswith(OF_FILES)

    @property
    def can_be_undone(self) -> bool:
        """Whether it has an opposite: what a whole year said before stands in another file."""
        return not self.is_of_files and brings(self.text, self.name)[0] is None

    @property
    def is_applied(self) -> bool:
        return self.applied_at is not None


def text_of_files(version: str, acts: Iterable[str]) -> str:
    """How the decision to count with the files of a release is written down; `acts` are those that came."""
    return f"{OF_FILES} {version}\nacts: {json.dumps(sorted(acts))}\n"


def acts_of(decree: Decree) -> str:
    """The codes of the acts behind a decision."""
    if decree.is_of_files:
        acts = json.loads(decree.text.partition("acts: ")[2])
    else:
        acts = sorted(brings(decree.text, decree.name)[1])
    return ", ".join(acts) or decree.name


def digest_of_text(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()


def digest_of_files(files: Mapping[str, str]) -> str:
    return sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()
