"""What is entered in the ledger of a case in one step, chained to what was entered before."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from govflow.cli.bench.workload import CLERK

text_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def sealed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass
class Entries:
    """The entries of one step of a case, at one moment."""

    case: str
    at: str
    seq: int
    head: str
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    personal: list[tuple[Any, ...]] = field(default_factory=list)

    def enter(self, event: str, facts: Mapping[str, Any], personal: Mapping[str, Any] | None = None) -> None:
        """Names stand in the order of the alphabet, here and wherever this is called."""
        self.seq += 1
        entry = {
            "at": self.at,
            "by": CLERK.id,
            "case": self.case,
            "event": event,
            "facts": facts,
            "personal": self._put_apart(personal) if personal else None,
            "previous": self.head,
            "recorded_at": self.at,
            "seq": self.seq,
        }
        text = text_of(entry)
        self.head = sealed(text)
        self.rows.append((self.case, self.seq, event, self.at, CLERK.id, text, self.head))

    def _put_apart(self, personal: Mapping[str, Any]) -> str:
        salt, text = secrets.token_hex(16), text_of(personal)
        self.personal.append((self.case, self.seq, salt, text))
        return sealed(f"{salt}{text}")
