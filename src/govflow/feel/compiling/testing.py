"""Unary tests: the value in question stands under the name `?`."""

from collections.abc import Callable

from govflow.feel.compiling.compiler import Compiler
from govflow.feel.evaluation import Compiled, Scope, Value
from govflow.feel.faults import FeelFault
from govflow.feel.tree import Compared, In, Literal, Name, Node, RangeOf, UnaryTests
from govflow.feel.values.comparing import compare, conjunction, disjunction, equal, holds, negation
from govflow.feel.values.ranges import Range
from govflow.feel.walking import any_node

MISFITS = ("no_order", "different_kinds")
Test = Callable[[Scope, Value], bool | None]


def compile_in(node: In, compiler: Compiler) -> Compiled:
    value, test = compiler.compile(node.value), _any_of(node.tests, compiler)
    return lambda scope: test(scope, value(scope))


def compile_unary_tests(node: UnaryTests, compiler: Compiler) -> Compiled:
    """As a value: asked of what `?` stands for."""
    test = compile_tests(node, compiler)
    asked = compiler.compile(Name("?"))
    return lambda scope: test(scope, asked(scope))


def compile_tests(node: UnaryTests, compiler: Compiler) -> Test:
    if not node.tests:
        return lambda scope, value: True
    test = _any_of(node.tests, compiler)
    return (lambda scope, value: negation(test(scope, value))) if node.is_negated else test


def _any_of(nodes: tuple[Node, ...], compiler: Compiler) -> Test:
    tests = [compile_test(node, compiler) for node in nodes]
    are_constants = all(isinstance(node, Literal) for node in nodes)
    text, at = compiler.text, nodes[0].at

    def test(scope: Scope, value: Value) -> bool | None:
        answer = tests[0](scope, value) if len(tests) == 1 else _passes(tests, scope, value)
        if answer is None and are_constants and value is not None:
            scope.run.nothing("different_kinds", text, at)
        return answer

    return test


def _passes(tests: list[Test], scope: Scope, value: Value) -> bool | None:
    """A test of another kind beside one that passes is no fault: `< 5, "old"` may be asked of a text."""
    answer: bool | None = False
    fault: FeelFault | None = None
    for test in tests:
        try:
            answer = disjunction(answer, test(scope, value))
        except FeelFault as found:
            if found.key not in MISFITS:
                raise
            answer, fault = None, found
        if answer is True:
            return True
    if fault:
        raise fault
    return answer


def compile_test(node: Node, compiler: Compiler) -> Test:
    if isinstance(node, Compared):
        return _compared(node, compiler)
    expression = compiler.compile(node)
    if isinstance(node, Literal):
        constant = node.value
        return lambda scope, value: equal(value, constant)
    if isinstance(node, RangeOf) and node.low is not None and node.high is not None:
        return _between(node, node.low, node.high, compiler)
    if any_node(node, lambda part: isinstance(part, Name) and part.name == "?"):
        return lambda scope, value: _boolean(expression(scope.inner({"?": value})), value)
    text, at = compiler.text, node.at

    def fits(scope: Scope, value: Value) -> bool | None:
        wanted = expression(scope)
        answer = matches(wanted, value)
        if answer is None and value is not None and wanted is not None:
            scope.run.nothing("different_kinds", text, at)
        return answer

    return fits


def _compared(node: Compared, compiler: Compiler) -> Test:
    wanted, sign = compiler.compile(node.value), node.sign
    if sign in ("=", "!="):
        is_equality = sign == "="

        def is_equal(scope: Scope, value: Value) -> bool | None:
            answer = equal(value, wanted(scope))
            return None if answer is None else answer is is_equality

        return is_equal

    text, at = compiler.text, node.at

    def is_so(scope: Scope, value: Value) -> bool | None:
        limit = wanted(scope)
        answer = compare(sign, value, limit)
        if answer is None and value is not None and limit is not None:
            scope.run.nothing("no_order", text, at)
        return answer

    return is_so


def _between(node: RangeOf, low: Node, high: Node, compiler: Compiler) -> Test:
    """A range that is written out is two comparisons, so that an end without a value leaves the answer open."""
    span, start, end = compiler.compile(node), compiler.compile(low), compiler.compile(high)
    text, at = compiler.text, node.at

    def is_within(scope: Scope, value: Value) -> bool | None:
        wanted = span(scope)
        if wanted is None:
            return conjunction(
                compare(">=" if node.low_included else ">", value, start(scope)),
                compare("<=" if node.high_included else "<", value, end(scope)),
            )
        answer = holds(value, wanted)
        if answer is None and value is not None:
            scope.run.nothing("different_kinds", text, at)
        return answer

    return is_within


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
