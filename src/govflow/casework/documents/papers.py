"""Papers of a case: what it took in and what it gave out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Document:
    """One version of a paper. `digest` is of its exact bytes: the file, or the canonical text of its fields."""

    no: int
    paper: str
    version: int
    digest: str
    drawn_up_at: datetime
    drawn_up_by: str
    title: str = ""
    media: str = "application/json"
    size: int = 0
    is_incoming: bool = False
    content: Mapping[str, Any] | None = None
