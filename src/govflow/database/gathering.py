"""Rows of another table gathered into one JSON value, so that one statement reads all that a step needs."""

from typing import Any

from sqlalchemy import JSON, ColumnElement, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import Text

Read = ColumnElement[Any]


class _Row(FunctionElement[Any]):
    """The values of a row as a JSON list; names would cost more than the values, written and read."""

    type = Text()
    inherit_cache = True


@compiles(_Row, "sqlite")
def _sqlite_row(element: _Row, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_array({compiler.process(element.clauses, **kw)})"


@compiles(_Row, "postgresql")
def _postgresql_row(element: _Row, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_build_array({compiler.process(element.clauses, **kw)})"


class _List(FunctionElement[Any]):
    """A JSON list over the rows."""

    type = JSON()
    inherit_cache = True


@compiles(_List, "sqlite")
def _sqlite_list(element: _List, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **kw)})"


@compiles(_List, "postgresql")
def _postgresql_list(element: _List, compiler: SQLCompiler, **kw: Any) -> str:
    return f"coalesce(json_agg({compiler.process(element.clauses, **kw)}), '[]'::json)"


class _Named(FunctionElement[Any]):
    """A JSON object with a name and a value of each row."""

    type = JSON()
    inherit_cache = True


@compiles(_Named, "sqlite")
def _sqlite_named(element: _Named, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_object({compiler.process(element.clauses, **kw)})"


@compiles(_Named, "postgresql")
def _postgresql_named(element: _Named, compiler: SQLCompiler, **kw: Any) -> str:
    return f"coalesce(json_object_agg({compiler.process(element.clauses, **kw)}), '{{}}'::json)"


class _Embedded(FunctionElement[Any]):
    """A JSON column put into another JSON value as what it is, not as text."""

    type = Text()
    inherit_cache = True


@compiles(_Embedded, "sqlite")
def _sqlite_embedded(element: _Embedded, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json({compiler.process(element.clauses, **kw)})"


@compiles(_Embedded, "postgresql")
def _postgresql_embedded(element: _Embedded, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


def gathered(*columns: Any, where: ColumnElement[bool]) -> Read:
    """The rows `where` holds, as a JSON list of lists with the values of these columns."""
    return select(_List(_Row(*map(_value, columns)))).where(where).scalar_subquery()


def named(name: Any, value: Any, *, where: ColumnElement[bool]) -> Read:
    """The rows `where` holds, as one JSON object from `name` to `value`."""
    return select(_Named(name, _value(value))).where(where).scalar_subquery()


def _value(column: Any) -> Any:
    return _Embedded(column) if isinstance(column.type, JSON) else column
