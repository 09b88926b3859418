"""A story as `examples.yaml` tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from govflow.languages import Text

Answers = Mapping[str, Any]
ANY = "true"  # rejected for whatever reason


@dataclass(frozen=True)
class Opens:
    """An application is filed; a `process` other than the main one may be begun by itself."""

    by: str
    answers: Answers
    process: str | None = None
    source: str = "APPLICANT"


@dataclass(frozen=True)
class Does:
    """An officer completes a task and signs what it asks to be signed, unless told to leave papers unsigned.

    Without `by` it is the actor in whose lane the task stands.
    """

    element: str
    by: str
    person: str
    answers: Answers
    leaves_unsigned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Replies:
    """A register gives its reply to the step that waits for it."""

    system: str
    answers: Answers


@dataclass(frozen=True)
class Brings:
    """A message reaches the case: the applicant brings papers, an order is published."""

    message: str
    by: str
    person: str
    answers: Answers


@dataclass(frozen=True)
class Cancels:
    """The head of the provider, or a supervisor, ends the case on a ground of the act."""

    by: str
    person: str
    ground: str
    reason: str


@dataclass(frozen=True)
class Waits:
    """Nothing is done; time passes."""


Deed = Opens | Does | Replies | Brings | Cancels | Waits


@dataclass(frozen=True)
class Expected:
    """One thing a story expects: of which kind, of what, which value, and where it is said."""

    kind: str
    name: str
    value: Any
    path: Path | str
    line: int


@dataclass(frozen=True)
class Step:
    """What happens at a moment (the office's own time), and what is expected right after it."""

    at: datetime
    path: Path | str
    line: int
    deed: Deed
    rejected: str | None = None
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True)
class Story:
    """A worked case. One that waits for something not built yet says for what, and is not run."""

    code: str
    title: Text
    path: Path
    line: int
    steps: tuple[Step, ...] = ()
    settings: Mapping[str, str] | None = None
    profile: str = "production"
    waiting: Text | None = None
