"""Unary tests: the value in question stands under the name `?`."""

from collections.abc import Callable

from govflow.feel.compiling.compiler import Compiler
from govflow.feel.evaluation import Compiled, Scope, Value
from govflow.feel.tree import Compared, In, Literal, Name, Node, UnaryTests
from govflow.feel.values.comparing import compare, disjunction, equal, holds, negation
from govflow.feel.values.ranges import Range
from govflow.feel.walking import any_node

Test = Callable[[Scope, Value], bool | None]


def compile_in(node: In, compiler: Compiler) -> Compiled:
    value, tests = compiler.compile(node.value), [compile_test(test, compiler) for test in node.tests]
    return lambda scope: passes(tests, scope, value(scope))


def compile_unary_tests(node: UnaryTests, compiler: Compiler) -> Compiled:
    """As a value: asked of what `?` stands for."""
    test = compile_tests(node, compiler)
    asked = compiler.compile(Name("?"))
    return lambda scope: test(scope, asked(scope))


def compile_tests(node: UnaryTests, compiler: Compiler) -> Test:
    tests = [compile_test(test, compiler) for test in node.tests]
    if not tests:
        return lambda scope, value: True
    if node.is_negated:
        return lambda scope, value: negation(passes(tests, scope, value))
    return tests[0] if len(tests) == 1 else lambda scope, value: passes(tests, scope, value)


def passes(tests: list[Test], scope: Scope, value: Value) -> bool | None:
    answer: bool | None = False
    for test in tests:
        answer = disjunction(answer, test(scope, value))
        if answer is True:
            return True
    return answer


def compile_test(node: Node, compiler: Compiler) -> Test:
    if isinstance(node, Compared):
        return _compared(node, compiler)
    expression = compiler.compile(node)
    if isinstance(node, Literal):
        constant = node.value
        return lambda scope, value: equal(value, constant)
    if any_node(node, lambda part: isinstance(part, Name) and part.name == "?"):
        return lambda scope, value: _boolean(expression(scope.inner({"?": value})), value)
    return lambda scope, value: matches(expression(scope), value)


def _compared(node: Compared, compiler: Compiler) -> Test:
    wanted, sign = compiler.compile(node.value), node.sign
    if sign in ("=", "!="):
        is_equality = sign == "="

        def is_equal(scope: Scope, value: Value) -> bool | None:
            answer = equal(value, wanted(scope))
            return None if answer is None else answer is is_equality

        return is_equal

    return lambda scope, value: compare(sign, value, wanted(scope))


def _boolean(answer: Value, value: Value) -> bool | None:
    """A test written with `?` answers by itself; anything else it may give is compared."""
    return answer if answer is None or isinstance(answer, bool) else matches(answer, value)


def matches(wanted: Value, value: Value) -> bool | None:
    """Whether a value passes a test worth `wanted`: in it when it is a list or a range, else equal to it."""
    if type(wanted) is Range:
        return holds(value, wanted)
    if type(wanted) is list:
        return _in_list(wanted, value)
    if wanted is True and value is not None and not isinstance(value, bool):
        return True  # the test is a condition of its own
    return equal(value, wanted)


def _in_list(wanted: list[Value], value: Value) -> bool | None:
    if equal(wanted, value) is True:
        return True
    return any(equal(one, value) is True or (type(one) is Range and holds(value, one) is True) for one in wanted)
