"""Tests of a value: the cells of a table and the right side of `in`."""

from collections.abc import Callable

from govflow.feel.parsing.boxed import finish_range
from govflow.feel.parsing.cursor import Cursor
from govflow.feel.parsing.tokens import Sort
from govflow.feel.tree import Compared, Node, UnaryTests

Read = Callable[[Cursor], Node]
SIGNS = ("<", "<=", ">", ">=", "=", "!=")


def read_unary_tests(cursor: Cursor) -> UnaryTests:
    """`-`, `not(…)`, or tests with commas between them."""
    at = cursor.place
    if cursor.sees("-") and cursor.ahead().sort is Sort.END:
        cursor.at += 1
        return UnaryTests((), at=at)
    negated = cursor.attempt(_negated)
    if negated is not None and cursor.token.sort is Sort.END:
        return UnaryTests(negated, is_negated=True, at=at)
    cursor.at = 0
    return UnaryTests(_tests(cursor), at=at)


def _negated(cursor: Cursor) -> tuple[Node, ...]:
    cursor.expect("not")
    cursor.expect("(")
    tests = _tests(cursor)
    cursor.expect(")")
    return tests


def _tests(cursor: Cursor) -> tuple[Node, ...]:
    tests = [_test(cursor, cursor.expression)]
    while cursor.accept(","):
        tests.append(_test(cursor, cursor.expression))
    return tuple(tests)


def _test(cursor: Cursor, operand: Read) -> Node:
    at = cursor.place
    if not cursor.sees(*SIGNS):
        return operand(cursor)
    sign = cursor.token.text
    cursor.at += 1
    return Compared(sign, operand(cursor), at=at)


def read_in_tests(cursor: Cursor, operand: Read) -> tuple[Node, ...]:
    """What stands after `in`: one test, a range, or several tests in parentheses."""
    at = cursor.place
    if not cursor.accept("("):
        return (_test(cursor, operand),)
    if cursor.sees(".."):
        return (finish_range(cursor, None, "(", operand, at),)
    first = _test(cursor, cursor.expression)
    if cursor.sees(".."):
        return (finish_range(cursor, first, "(", operand, at),)
    tests = [first]
    while cursor.accept(","):
        tests.append(_test(cursor, cursor.expression))
    cursor.expect(")")
    return tuple(tests)
