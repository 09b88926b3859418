"""Passwords as they are kept: argon2, never the word itself."""

from functools import cache
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher()
AT_ONCE = Semaphore(4)  # each takes 64 MB for as long as it looks


@cache
def _nobody() -> str:
    """What an unknown name is compared with, so that it takes as long as a wrong password."""
    return HASHER.hash("nobody has this password")


def sealed(password: str) -> str:
    return HASHER.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the kept one; where nothing is kept it takes as long and is wrong."""
    try:
        with AT_ONCE:
            return HASHER.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
