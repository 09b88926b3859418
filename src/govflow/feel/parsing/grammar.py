"""The grammar of expressions, from the loosest binding to the tightest."""

from govflow.feel.faults import SyntaxFault
from govflow.feel.parsing.boxed import (
    SIGNS,
    read_bracket,
    read_compared,
    read_context,
    read_for,
    read_function,
    read_if,
    read_quantified,
)
from govflow.feel.parsing.cursor import Cursor
from govflow.feel.parsing.kindnames import read_kind
from govflow.feel.parsing.names import RESERVED
from govflow.feel.parsing.testing import read_in_tests
from govflow.feel.parsing.tokens import Sort
from govflow.feel.tree import (
    Between,
    Binary,
    Call,
    Filter,
    In,
    InstanceOf,
    Literal,
    Name,
    Negative,
    Node,
    Path,
    Temporal,
)
from govflow.feel.values.numbers import DIGITS

COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
LITERALS = {"true": True, "false": False, "null": None}
TEXTUAL = {"if": read_if, "for": read_for, "some": read_quantified, "every": read_quantified}


def read_expression(cursor: Cursor) -> Node:
    with cursor.deeper():
        return _disjunction(cursor)


def _disjunction(cursor: Cursor) -> Node:
    left = _conjunction(cursor)
    while cursor.sees("or"):
        at = cursor.place
        cursor.at += 1
        left = Binary("or", left, _conjunction(cursor), at=at)
    return left


def _conjunction(cursor: Cursor) -> Node:
    left = _comparison(cursor)
    while cursor.sees("and"):
        at = cursor.place
        cursor.at += 1
        left = Binary("and", left, _comparison(cursor), at=at)
    return left


def _comparison(cursor: Cursor) -> Node:
    left = _sum(cursor)
    while True:
        at = cursor.place
        if cursor.sees(*COMPARISONS):
            sign = cursor.token.text
            cursor.at += 1
            left = Binary(sign, left, _compared_with(cursor, sign), at=at)
        elif cursor.accept("between"):
            low = _sum(cursor)
            cursor.expect("and")
            left = Between(left, low, _sum(cursor), at=at)
        elif cursor.accept("in"):
            left = In(left, read_in_tests(cursor, _sum), at=at)
        else:
            return left


def _compared_with(cursor: Cursor, sign: str) -> Node:
    """A range with one end may stand alone where it is compared: `r = >= 5`."""
    if sign in ("=", "!=") and cursor.sees(*SIGNS):
        return read_compared(cursor, _sum, cursor.place)
    return _sum(cursor)


def _sum(cursor: Cursor) -> Node:
    left = _product(cursor)
    while cursor.sees("+", "-"):
        sign, at = cursor.token.text, cursor.place
        cursor.at += 1
        left = Binary(sign, left, _product(cursor), at=at)
    return left


def _product(cursor: Cursor) -> Node:
    left = _power(cursor)
    while cursor.sees("*", "/"):
        sign, at = cursor.token.text, cursor.place
        cursor.at += 1
        left = Binary(sign, left, _power(cursor), at=at)
    return left


def _power(cursor: Cursor) -> Node:
    left = _negation(cursor)
    while cursor.sees("**"):
        at = cursor.place
        cursor.at += 1
        left = Binary("**", left, _negation(cursor), at=at)
    return left


def _negation(cursor: Cursor) -> Node:
    at = cursor.place
    if cursor.accept("-"):
        if cursor.token.sort is Sort.NUMBER and cursor.ahead().text == "instance":  # the sign is the number's
            return _instance(cursor, Negative(_number(cursor), at=at))
        with cursor.deeper():
            return Negative(_negation(cursor), at=at)
    return _instance(cursor, _postfix(cursor))


def _instance(cursor: Cursor, value: Node) -> Node:
    while cursor.sees("instance"):
        at = cursor.place
        cursor.at += 1
        cursor.expect("of")
        value = InstanceOf(value, read_kind(cursor), at=at)
    return value


def _postfix(cursor: Cursor) -> Node:
    value = _primary(cursor)
    while True:
        at = cursor.place
        if cursor.sees("("):
            value = _call(cursor, value)
        elif cursor.sees("["):
            found = cursor.attempt(lambda here, value=value: _filter(here, value))  # type: ignore[misc]  # bound early
            if found is None:
                return value
            value = found
        elif cursor.accept("."):
            value = Path(value, _property(cursor), at=at)
        else:
            return value


def _filter(cursor: Cursor, value: Node) -> Node:
    at = cursor.expect("[").at
    with cursor.knowing(["item"]):
        test = read_expression(cursor)
    cursor.expect("]")
    return Filter(value, test, at=at)


def _property(cursor: Cursor) -> str:
    found = cursor.properties.longest(cursor.tokens, cursor.at)
    if found:
        cursor.at += found[1]
        return found[0]
    if cursor.token.sort is Sort.WORD and cursor.token.text in RESERVED:
        cursor.at += 1
        return cursor.tokens[cursor.at - 1].text
    return cursor.loose_name()


def _call(cursor: Cursor, function: Node) -> Node:
    at = cursor.expect("(").at
    named = cursor.attempt(_named_arguments)
    if named is not None:
        return Call(function, tuple(value for _, value in named), tuple(name for name, _ in named), at=at)
    arguments: list[Node] = []
    while not cursor.accept(")"):
        arguments.append(read_expression(cursor))
        if not cursor.sees(")"):
            cursor.expect(",")
    return Call(function, tuple(arguments), at=at)


def _named_arguments(cursor: Cursor) -> list[tuple[str, Node]]:
    named: list[tuple[str, Node]] = []
    while not (named and cursor.accept(")")):
        if named:
            cursor.expect(",")
        name = cursor.words_until(":")
        cursor.expect(":")
        named.append((name, read_expression(cursor)))
    return named


def _primary(cursor: Cursor) -> Node:
    token, at = cursor.token, cursor.place
    if token.sort is Sort.NUMBER:
        return _number(cursor)
    if token.sort is Sort.STRING:
        cursor.at += 1
        return Literal(token.text, at=at)
    if token.sort is Sort.WORD:
        return _word(cursor)
    if cursor.sees("@"):
        return _temporal(cursor)
    if cursor.sees("{"):
        return read_context(cursor)
    if cursor.sees("(", "[", "]"):
        return read_bracket(cursor, _sum)
    raise cursor.unexpected()


def _number(cursor: Cursor) -> Node:
    at, text = cursor.place, cursor.token.text
    number = DIGITS.create_decimal(text)
    if not number.is_finite():
        raise SyntaxFault("not_a_number", cursor.text, at, found=text)
    cursor.at += 1
    return Literal(number, at=at)


def _word(cursor: Cursor) -> Node:
    at, word = cursor.place, cursor.token.text
    name = cursor.known_name()
    if name is not None:
        return Name(name, at=at)
    if word in TEXTUAL:
        return TEXTUAL[word](cursor)
    if word == "function":
        return read_function(cursor)
    if word in LITERALS:
        cursor.at += 1
        return Literal(LITERALS[word], at=at)
    return Name(cursor.loose_name(), at=at)


def _temporal(cursor: Cursor) -> Node:
    at = cursor.expect("@").at
    token = cursor.token
    if token.sort is not Sort.STRING:
        raise cursor.unexpected('"')
    cursor.at += 1
    return Temporal(token.text, at=at)
