"""What must be told to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Notice:
    """Queued in the step that causes it. The receiver is a kind and a name: officer, actor of a unit, superior."""

    no: int
    kind: str
    receiver_kind: str
    receiver: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    sent_at: datetime | None = None
