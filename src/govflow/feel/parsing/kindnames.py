"""How the name of a type is read: `list<number>`, `function<string> -> boolean`, an item definition."""

from govflow.feel.kinds import (
    ANY,
    BASIC,
    SYNONYMS,
    Basic,
    ContextKind,
    FunctionKind,
    Kind,
    ListKind,
    Named,
    RangeKind,
)
from govflow.feel.parsing.cursor import Cursor
from govflow.feel.parsing.names import KnownNames

BUILT_IN_KINDS = KnownNames([*BASIC, *SYNONYMS, "Any", "Null", "list", "context", "range", "function"])


def read_kind(cursor: Cursor) -> Kind:
    for read in (_list_or_range, _context, _function):
        kind = cursor.attempt(read)
        if kind is not None:
            return kind
    return _simple(cursor)


def _list_or_range(cursor: Cursor) -> Kind:
    is_list = cursor.sees("list")
    if not is_list and not cursor.sees("range"):
        raise cursor.unexpected("list")
    cursor.at += 1
    cursor.expect("<")
    of = read_kind(cursor)
    cursor.expect(">")
    return ListKind(of) if is_list else RangeKind(of)


def _context(cursor: Cursor) -> Kind:
    cursor.expect("context")
    cursor.expect("<")
    entries = []
    while not cursor.accept(">"):
        name = cursor.words_until(":")
        cursor.expect(":")
        entries.append((name, read_kind(cursor)))
        if not cursor.sees(">"):
            cursor.expect(",")
    return ContextKind(tuple(entries))


def _function(cursor: Cursor) -> Kind:
    cursor.expect("function")
    cursor.expect("<")
    parameters: list[Kind] = []
    while not cursor.accept(">"):
        parameters.append(read_kind(cursor))
        if not cursor.sees(">"):
            cursor.expect(",")
    cursor.expect("->")
    return FunctionKind(tuple(parameters), read_kind(cursor))


def _simple(cursor: Cursor) -> Kind:
    found = cursor.kind_names.longest(cursor.tokens, cursor.at)
    if found:
        cursor.at += found[1]
        return Named(found[0])
    found = BUILT_IN_KINDS.longest(cursor.tokens, cursor.at)
    if found:
        cursor.at += found[1]
        name = SYNONYMS.get(found[0], found[0])
        return ANY if name == "Any" else Basic(name)
    name = cursor.loose_name()
    while cursor.accept("."):
        name += "." + cursor.loose_name()
    return Named(name)
