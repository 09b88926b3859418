"""Passwords as they are kept: argon2, never the word itself."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher()
NOBODY = HASHER.hash("nobody has this password")  # so that an unknown name takes as long as a wrong password


def sealed(password: str) -> str:
    return HASHER.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the kept one; where nothing is kept it takes as long and is wrong."""
    try:
        return HASHER.verify(kept or NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
