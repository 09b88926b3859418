"""Asking what a JSON object holds, on both databases."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, exists, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class _Each(FunctionElement[Any]):
    """The entries of a JSON object as rows."""

    inherit_cache = True


@compiles(_Each, "sqlite")
def _sqlite_each(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


@compiles(_Each, "postgresql")
def _postgresql_each(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"jsonb_each_text({compiler.process(element.clauses, **kw)})"


def holds_one_of(column: ColumnElement[Any], wanted: Iterable[str]) -> ColumnElement[bool]:
    """Whether a value of the object in the column is one of those wanted."""
    each = _Each(column).table_valued("value")
    return exists(select(literal(1)).select_from(each).where(each.c.value.in_(sorted(wanted))))
