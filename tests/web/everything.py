"""All that is kept, row by row: two looks at it tell whether anything was changed in between."""

from collections.abc import Iterable

from sqlalchemy import select

from govflow.database import Database, tables

FLEETING = ("sessions",)  # who is signed in is no part of the work


def everything(database: Database, *, but: Iterable[str] = FLEETING) -> dict[str, list[str]]:
    with database.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in tables.sorted_tables
            if table.name not in but
        }
