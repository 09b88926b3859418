"""What happens to a case as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from govflow.casework.cases.events.personal import PERSONAL


@dataclass(frozen=True)
class CaseOpened:
    service: str
    edition: str
    territory: str
    units: Mapping[str, str]
    source: str
    applicant_name: str = field(metadata=PERSONAL)
    applicant_iin: str = field(metadata=PERSONAL)
    answers: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class StateTaken:
    state: str


@dataclass(frozen=True)
class MomentMarked:
    moment: str
    moment_at: datetime
    element: str


@dataclass(frozen=True)
class DecisionMade:
    element: str
    decision: str
    explanation: Any = field(metadata=PERSONAL)


@dataclass(frozen=True)
class CaseClosed:
    outcome: str


@dataclass(frozen=True)
class CaseCancelled:
    ground: str
    reason: str
    citation: str


@dataclass(frozen=True)
class CaseRead:
    page: str


OfTheCase = CaseOpened | StateTaken | MomentMarked | DecisionMade | CaseClosed | CaseCancelled | CaseRead
