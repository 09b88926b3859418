"""Signing in and out. Sessions live in the database and in technical time; the browser holds only a secret."""

import hashlib
import secrets
from datetime import datetime, timedelta

from govflow.casework.desk import House
from govflow.casework.people import store as people
from govflow.casework.people.officers import Officer
from govflow.casework.people.passwords import is_right
from govflow.casework.people.rejections import WrongPassword
from govflow.database import Rows

WORKING_DAY = timedelta(hours=12)
LONGEST_PASSWORD = 1_000  # hashing a book would keep everybody waiting


def sign_in(house: House, known_as: str, password: str, *, at: datetime) -> str:
    """Begin a session; its secret goes to the browser, its digest stays."""
    with house.database.reading() as connection:
        kept = people.password_of(connection, known_as)
    if len(password) > LONGEST_PASSWORD or not is_right(kept, password):
        raise WrongPassword(known_as=known_as[:80])
    secret = secrets.token_urlsafe(32)
    rows = Rows()
    people.keep_session(rows, _digest(secret), known_as, at, at + WORKING_DAY, {"token": secrets.token_urlsafe(32)})
    with house.database.writing() as connection:
        rows.write(connection)
    return secret


def sign_out(house: House, secret: str) -> None:
    rows = Rows()
    people.end_session(rows, _digest(secret))
    with house.database.writing() as connection:
        rows.write(connection)


def who_signed_in(house: House, secret: str, *, at: datetime) -> tuple[Officer, str] | None:
    """The officer of a session that has not ended, and the token their forms carry."""
    with house.database.reading() as connection:
        found = people.find_session(connection, _digest(secret), at)
    return (found[0], str(found[1]["token"])) if found else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
