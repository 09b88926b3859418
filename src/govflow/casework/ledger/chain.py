"""The chain: each entry carries the digest of the one before it, so that none can be changed, left out or moved.

What is personal stands apart: the entry holds only its salted digest, so that it can be erased by law while the
chain still proves the rest.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from govflow.database import json_writer, written


class Entry(NamedTuple):
    """One entry as it stands in the ledger. `text` is its exact canonical text, which `digest` is of."""

    case: str
    seq: int
    event: str
    at: datetime
    by: str
    text: str
    digest: str
    personal: str | None = None  # canonical text of what is personal
    salt: str | None = None

    @property
    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)["facts"]
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


_written = json_writer(_plain, sorts_keys=True)


def canonical(value: Any) -> str:
    """The one text of a value: keys in order, no spaces, instants in UTC."""
    return _written(value)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def first_link(case: str, profile: str) -> str:
    """What the first entry of a case follows: chains of training never fit those of production."""
    return digest_of(f"govflow ledger of {profile}: {case}")


def next_entry(
    case: str,
    seq: int,
    previous: str,
    *,
    event: str,
    at: datetime,
    recorded_at: datetime,
    by: str,
    facts: Mapping[str, Any],
    personal: Mapping[str, Any],
) -> Entry:
    """The entry that follows `previous`."""
    salt = secrets.token_hex(16) if personal else None
    apart = canonical(personal) if personal else None
    said = {
        "case": case,
        "seq": seq,
        "event": event,
        "at": written(at),
        "recorded_at": written(recorded_at),
        "by": by,
        "facts": facts,
        "previous": previous,
        "personal": digest_of(f"{salt}{apart}") if apart else None,
    }
    text = canonical(said)
    return Entry(case, seq, event, at, by, text, digest_of(text), apart, salt)
