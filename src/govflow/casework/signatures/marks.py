"""A signature: who signed which digest, when, and under which version of the paper."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Signature:
    """Nobody has checked it by cryptography while `is_verified` is False, and every page says so.

    It stands as long as the version of the paper it is under is the latest one.
    """

    no: int
    paper: str
    document: int
    digest: str
    officer: str
    actor: str
    signed_at: datetime
    is_verified: bool = False
