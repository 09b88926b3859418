"""Letters that came before they were awaited, and signals on their way to other cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from govflow.casework.cases.store.tables import mail, signals
from govflow.database import Connection, Rows


@dataclass(frozen=True)
class Letter:
    """A message that came before its case waited for it."""

    message: str
    payload: Mapping[str, Any]
    came_at: datetime


def take_mail(connection: Connection, rows: Rows, case: str, messages: Iterable[str]) -> list[Letter]:
    """The letters that came for a case before it waited for them, the oldest of each; they leave the box."""
    found = connection.execute(
        select(mail).where(mail.c.case_id == case, mail.c.message.in_(messages)).order_by(mail.c.no)
    ).all()
    letters: dict[str, Letter] = {}
    for letter in found:
        if letter.message not in letters:
            letters[letter.message] = Letter(letter.message, letter.payload, letter.came_at)
            rows.remove(mail, case_id=case, no=letter.no)
    return list(letters.values())


def put_mail(rows: Rows, case: str, no: int, message: str, payload: Mapping[str, Any], at: datetime) -> None:
    rows.insert(mail, case_id=case, no=no, message=message, payload=payload, came_at=at)


def throw_signal(rows: Rows, case: str, no: int, name: str, payload: Mapping[str, Any], at: datetime) -> None:
    rows.insert(signals, case_id=case, no=no, name=name, payload=payload, thrown_at=at)


@dataclass(frozen=True)
class Thrown:
    """A signal on its way to other cases."""

    case: str
    no: int
    name: str
    payload: Mapping[str, Any]
    at: datetime


def next_signal(connection: Connection) -> Thrown | None:
    """The oldest signal that has not been spread yet."""
    row = connection.execute(select(signals).order_by(signals.c.thrown_at, signals.c.no).limit(1)).first()
    return Thrown(*row) if row else None


def forget_signal(rows: Rows, thrown: Thrown) -> None:
    rows.remove(signals, case_id=thrown.case, no=thrown.no)
