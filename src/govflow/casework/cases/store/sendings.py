"""Forms that were answered, each by the key it carries."""

from datetime import datetime

from sqlalchemy import select

from govflow.casework.cases.store.tables import sendings
from govflow.database import Connection, Rows, add_once


def first_answer(connection: Connection, key: str, *, by: str, at: datetime) -> str | None:
    """The reference of the first answer to a form; None for one that is new, whose key is taken now.

    Of two that come at the same moment the second waits here until the first is kept or has failed.
    """
    if add_once(connection, sendings, key=key, sent_by=by, sent_at=at, reference=""):
        return None
    return str(connection.execute(select(sendings.c.reference).where(sendings.c.key == key)).scalar_one())


def keep_answer(rows: Rows, key: str, reference: str) -> None:
    rows.change(sendings, key=key, reference=reference)
