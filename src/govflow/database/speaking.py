"""Saying a statement to the driver itself, where each one is said thousands of times a minute.

SQLAlchemy writes the statement once; its own execution costs as much as the database's on a short step. Whoever
listens to the engine's statements still hears these.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, Connection, Select
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from govflow.database.texts import parsed


class Speaker:
    """A cursor of the driver, for statement after statement of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._listeners = tuple(connection.dispatch.before_cursor_execute)
        self.cursor = connection.connection.cursor()

    def say(self, words: str, values: Any = (), *, for_many: bool = False) -> Any:
        """The cursor after the statement."""
        for listener in self._listeners:
            listener(self._connection, self.cursor, words, values, None, for_many)
        (self.cursor.executemany if for_many else self.cursor.execute)(words, values)
        return self.cursor


def speak(connection: Connection, words: str, values: Any = ()) -> Any:
    """The driver's cursor after a single statement."""
    return Speaker(connection).say(words, values)


def read_one(connection: Connection, statement: Select[Any], **values: Any) -> dict[str, Any] | None:
    """The first row of a statement whose parameters are named; it is written once for each dialect."""
    said = _written(statement, connection.dialect)
    given = tuple(values[name] for name in said.order) if said.order else values
    cursor = speak(connection, said.words, given)
    row = cursor.fetchone()
    cursor.close()
    if row is None:
        return None
    found = dict(zip(said.columns, row, strict=True))
    for name, read in said.read:
        if found[name] is not None:
            found[name] = read(found[name])
    return found


class Said(NamedTuple):
    """The words of a statement, the order of its parameters where they have one, and how its columns are read."""

    words: str
    order: tuple[str, ...]
    columns: tuple[str, ...]
    read: tuple[tuple[str, Callable[[Any], Any]], ...]


@cache
def _written(statement: Select[Any], dialect: Dialect) -> Said:
    compiled = statement.compile(dialect=dialect)
    order = tuple(compiled.positiontup or ()) if compiled.positional else ()
    readers = {column.name: _reader(column.type, dialect) for column in statement.selected_columns}
    read = tuple((name, reader) for name, reader in readers.items() if reader is not None)
    return Said(str(compiled), order, tuple(readers), read)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes the value of a column from what the driver gives, where that is not the value itself."""
    own = kind.dialect_impl(dialect)
    if isinstance(own, JSON) and dialect.name == "sqlite":
        return parsed
    return own.result_processor(dialect, None)
