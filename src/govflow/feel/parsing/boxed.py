"""The parts of the grammar that open with a word or a bracket of their own."""

from collections.abc import Callable

from govflow.feel.kinds import ANY, Kind
from govflow.feel.parsing.cursor import Cursor
from govflow.feel.parsing.kindnames import read_kind
from govflow.feel.parsing.tokens import Sort
from govflow.feel.tree import ContextOf, For, FunctionOf, If, Iterator, ListOf, Node, Quantified, RangeOf

Read = Callable[[Cursor], Node]
SIGNS = {"<": (False, False), "<=": (False, True), ">": (True, False), ">=": (True, True)}
COMPARED = (*SIGNS, "=", "!=")


def read_if(cursor: Cursor) -> Node:
    at = cursor.expect("if").at
    condition = cursor.expression(cursor)
    cursor.expect("then")
    then = cursor.expression(cursor)
    cursor.expect("else")
    return If(condition, then, cursor.expression(cursor), at=at)


def read_for(cursor: Cursor) -> Node:
    at = cursor.expect("for").at
    iterators, names = _iterators(cursor, "return")
    cursor.expect("return")
    with cursor.knowing([*names, "partial"]):
        return For(iterators, cursor.expression(cursor), at=at)


def read_quantified(cursor: Cursor) -> Node:
    at, every = cursor.place, cursor.token.text == "every"
    cursor.at += 1
    iterators, names = _iterators(cursor, "satisfies")
    cursor.expect("satisfies")
    with cursor.knowing(names):
        return Quantified(every, iterators, cursor.expression(cursor), at=at)


def _iterators(cursor: Cursor, end: str) -> tuple[tuple[Iterator, ...], list[str]]:
    iterators: list[Iterator] = []
    names: list[str] = []
    while not (iterators and cursor.sees(end)):
        if iterators:
            cursor.expect(",")
        at = cursor.place
        name = cursor.words_until("in")
        cursor.expect("in")
        with cursor.knowing(names):
            source = cursor.expression(cursor)
            until = cursor.expression(cursor) if cursor.accept("..") else None
        iterators.append(Iterator(name, source, until, at=at))
        names.append(name)
    return tuple(iterators), names


def read_function(cursor: Cursor) -> Node:
    at = cursor.expect("function").at
    cursor.expect("(")
    parameters: list[tuple[str, Kind]] = []
    while not cursor.accept(")"):
        name = cursor.words_until(":", ",", ")")
        parameters.append((name, read_kind(cursor) if cursor.accept(":") else ANY))
        if not cursor.sees(")"):
            cursor.expect(",")
    is_external = cursor.sees("external") and cursor.ahead().text == "{"
    cursor.at += is_external
    with cursor.knowing(name for name, _ in parameters):
        return FunctionOf(tuple(parameters), cursor.expression(cursor), is_external, at=at)


def read_context(cursor: Cursor) -> Node:
    at = cursor.expect("{").at
    entries: list[tuple[str, Node]] = []
    with cursor.knowing(()):
        while not cursor.accept("}"):
            key = _key(cursor)
            cursor.expect(":")
            entries.append((key, cursor.expression(cursor)))
            cursor.names.add(key)
            cursor.properties.add(key)
            if not cursor.sees("}"):
                cursor.expect(",")
    return ContextOf(tuple(entries), at=at)


def _key(cursor: Cursor) -> str:
    if cursor.token.sort is not Sort.STRING:
        return cursor.words_until(":")
    cursor.at += 1
    return cursor.tokens[cursor.at - 1].text


def read_bracket(cursor: Cursor, operand: Read) -> Node:
    """A list, a range or something in parentheses; which one shows after the first operand."""
    at, opening = cursor.place, cursor.token.text
    cursor.at += 1
    if opening == "(" and cursor.sees(*COMPARED):
        return _closed(cursor, read_compared(cursor, operand, at))
    if opening == "[" and cursor.accept("]"):
        return ListOf((), at=at)
    if opening != "[" and cursor.sees(".."):
        return finish_range(cursor, None, opening, operand, at)
    first = cursor.expression(cursor)
    if opening == "]" or cursor.sees(".."):
        return finish_range(cursor, first, opening, operand, at)
    return _rest_of_list(cursor, first, at) if opening == "[" else _closed(cursor, first)


def _closed(cursor: Cursor, value: Node) -> Node:
    cursor.expect(")")
    return value


def _rest_of_list(cursor: Cursor, first: Node, at: int) -> Node:
    items = [first]
    while not cursor.accept("]"):
        cursor.expect(",")
        items.append(cursor.expression(cursor))
    return ListOf(tuple(items), at=at)


def finish_range(cursor: Cursor, low: Node | None, opening: str, operand: Read, at: int) -> Node:
    """The rest of a range whose opening bracket and lower end are read. One end may be missing: `(..5]`."""
    cursor.expect("..")
    is_list = cursor.sees("[")  # or the bracket of an end that is missing
    high = None if cursor.sees(")") else cursor.attempt(operand) if is_list else operand(cursor)
    if low is not None and high is None and cursor.accept(")", "["):
        return RangeOf(low, None, opening == "[", False, at=at)
    if high is None:
        raise cursor.unexpected()
    high_included = cursor.sees("]")
    if not cursor.accept("]", ")", "["):
        raise cursor.unexpected("]")
    return RangeOf(low, high, opening == "[", high_included, at=at)


def read_compared(cursor: Cursor, operand: Read, at: int) -> Node:
    """`>= 5`: a range with one end."""
    sign = cursor.token.text
    cursor.at += 1
    end = operand(cursor)
    if sign in ("=", "!="):
        return RangeOf(end, end, sign == "=", sign == "=", sign, at=at)
    is_low, included = SIGNS[sign]
    return RangeOf(end, None, included, False, at=at) if is_low else RangeOf(None, end, False, included, at=at)
