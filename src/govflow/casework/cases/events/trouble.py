"""What could not go on, and was tried again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.casework.cases.events.personal import PERSONAL


@dataclass(frozen=True)
class IncidentHappened:
    no: int
    element: str
    reason: str
    during: str
    told: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class IncidentRetried:
    no: int


OfTrouble = IncidentHappened | IncidentRetried
