"""A case: one application on its way to a decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

IN_PERSON = "APPLICANT"  # the channel of an application whose form asks for none


@dataclass(frozen=True)
class Applicant:
    """Who asks for the service."""

    name: str
    iin: str


@dataclass(frozen=True)
class Case:
    """A case as it stands.

    `seq` and `head` are the number and digest of its last ledger entry; `last_no` numbers whatever the case
    collects (deadlines, papers, signatures, notices). `units` gives, for each kind of body, the unit that acts in
    this case, `acted` who has acted for each actor in the present pass, and `papers` for each paper the version
    that stands: its number, version and digest and who signed it. `zone` is the time zone of the office it came to,
    where that is not the zone of the house.
    """

    id: str
    service: str
    edition: str
    territory: str
    units: Mapping[str, str]
    applicant: Applicant
    opened_at: datetime
    opened_by: str
    source: str
    seq: int = 0
    head: str = ""
    last_no: int = 0
    state: str | None = None
    outcome: str | None = None
    closed_at: datetime | None = None
    run: Mapping[str, Any] = field(default_factory=dict)
    acted: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    zone: str | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True)
class Incident:
    """Something in the process that could not go on, why, and what was being done.

    `reason` is a key and `told` the facts of its sentence (`reasons.py` says it).
    """

    no: int
    element: str
    reason: str
    told: Mapping[str, Any]
    during: str
    deadline: int | None
    happened_at: datetime
    retried_at: datetime | None = None
