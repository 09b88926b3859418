"""What officers do with tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.casework.cases.events.personal import PERSONAL


@dataclass(frozen=True)
class TaskOffered:
    wait: int
    element: str
    actor: str
    unit: str


@dataclass(frozen=True)
class TaskClaimed:
    wait: int
    element: str


@dataclass(frozen=True)
class TaskReleased:
    wait: int
    element: str


@dataclass(frozen=True)
class TaskTakenBack:
    wait: int
    element: str
    holder: str
    reason: str


@dataclass(frozen=True)
class TaskHandedOver:
    wait: int
    element: str
    to: str
    reason: str


@dataclass(frozen=True)
class TaskCompleted:
    wait: int
    element: str
    actor: str
    answers: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class WayChosen:
    wait: int
    element: str
    flow: str


@dataclass(frozen=True)
class TaskWithdrawn:
    wait: int
    element: str


OfTasks = (
    TaskOffered
    | TaskClaimed
    | TaskReleased
    | TaskTakenBack
    | TaskHandedOver
    | TaskCompleted
    | WayChosen
    | TaskWithdrawn
)
