"""Saying a statement to the driver itself, where each one is said thousands of times a minute.

SQLAlchemy writes the statement once; its own execution costs as much as the database's on a short step. Whoever
listens to the engine's statements still hears these.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.engine import Dialect

Values = Sequence[Any] | dict[str, Any]


def speak(connection: Connection, words: str, values: Any = (), *, for_many: bool = False) -> Any:
    """The driver's cursor after the statement."""
    cursor = connection.connection.cursor()
    for listener in connection.dispatch.before_cursor_execute:
        listener(connection, cursor, words, values, None, for_many)
    (cursor.executemany if for_many else cursor.execute)(words, values)
    return cursor


def read_one(connection: Connection, statement: Select[Any], **values: Any) -> dict[str, Any] | None:
    """The first row of a statement whose parameters are named; it is written once for each dialect."""
    words, order, columns = _written(statement, connection.dialect)
    cursor = speak(connection, words, tuple(values[name] for name in order) if order else values)
    row = cursor.fetchone()
    cursor.close()
    if row is None:
        return None
    return {
        name: value if process is None or value is None else process(value)
        for (name, process), value in zip(columns, row, strict=True)
    }


Column = tuple[str, Callable[[Any], Any] | None]


@cache
def _written(statement: Select[Any], dialect: Dialect) -> tuple[str, tuple[str, ...], tuple[Column, ...]]:
    """The words of a statement, the order of its parameters where they have one, and how each column is read."""
    compiled = statement.compile(dialect=dialect)
    order = tuple(compiled.positiontup or ()) if compiled.positional else ()
    columns = tuple(
        (column.name, column.type.dialect_impl(dialect).result_processor(dialect, None))
        for column in statement.selected_columns
    )
    return str(compiled), order, columns
