"""Text in, tree out. It must know nothing of values or evaluation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Words:
    """The names a text may use, the properties it may ask for, the types it may name."""

    names: KnownNames = field(default_factory=KnownNames)
    properties: KnownNames = field(default_factory=KnownNames)
    kinds: KnownNames = field(default_factory=KnownNames)


def parse_expression(text: str, words: Words) -> Node:
    cursor = _cursor(text, words)
    return _whole(cursor, read_expression(cursor))


def parse_unary(text: str, words: Words) -> UnaryTests:
    cursor = _cursor(text, words)
    return _whole(cursor, read_unary_tests(cursor))


def parse_kind(text: str, kinds: Iterable[str] = ()) -> Kind:
    cursor = _cursor(text, Words(kinds=KnownNames(kinds)))
    return _whole(cursor, read_kind(cursor))


def _cursor(text: str, words: Words) -> Cursor:
    """What a text defines on its way stays its own."""
    return Cursor(text, KnownNames((), words.names), KnownNames((), words.properties), read_expression, words.kinds)


def _whole(cursor: Cursor, found: Read) -> Read:
    if cursor.token.sort is not Sort.END:
        raise cursor.unexpected()
    return found


__all__ = ["KnownNames", "SyntaxFault", "Words", "parse_expression", "parse_kind", "parse_unary"]
