"""Text in, tree out. It must know nothing of values or evaluation."""

from collections.abc import Iterable
from typing import TypeVar

from govflow.feel.faults import SyntaxFault
from govflow.feel.kinds import Kind
from govflow.feel.parsing.cursor import Cursor
from govflow.feel.parsing.grammar import read_expression
from govflow.feel.parsing.kindnames import read_kind
from govflow.feel.parsing.names import KnownNames
from govflow.feel.parsing.testing import read_unary_tests
from govflow.feel.parsing.tokens import Sort
from govflow.feel.tree import Node, UnaryTests

Read = TypeVar("Read")


def parse_expression(
    text: str, names: KnownNames, properties: Iterable[str] = (), kinds: Iterable[str] = ()
) -> Node:
    cursor = _cursor(text, names, properties, kinds)
    return _whole(cursor, read_expression(cursor))


def parse_unary(
    text: str, names: KnownNames, properties: Iterable[str] = (), kinds: Iterable[str] = ()
) -> UnaryTests:
    cursor = _cursor(text, names, properties, kinds)
    return _whole(cursor, read_unary_tests(cursor))


def parse_kind(text: str, kinds: Iterable[str] = ()) -> Kind:
    cursor = _cursor(text, KnownNames(), (), kinds)
    return _whole(cursor, read_kind(cursor))


def _cursor(text: str, names: KnownNames, properties: Iterable[str], kinds: Iterable[str]) -> Cursor:
    return Cursor(text, names, KnownNames(properties), read_expression, KnownNames(kinds))


def _whole(cursor: Cursor, found: Read) -> Read:
    if cursor.token.sort is not Sort.END:
        raise cursor.unexpected()
    return found


__all__ = ["KnownNames", "SyntaxFault", "parse_expression", "parse_kind", "parse_unary"]
