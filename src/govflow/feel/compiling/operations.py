"""Arithmetic, comparison, logic, choice."""

from decimal import Decimal

from govflow.feel.compiling.compiler import Compiler
from govflow.feel.conformance import is_instance
from govflow.feel.evaluation import Compiled, Run, Scope, Value
from govflow.feel.tree import Between, Binary, If, InstanceOf, Negative
from govflow.feel.values.arithmetic import NO_SUCH, OPERATIONS, negative
from govflow.feel.values.comparing import compare, conjunction, disjunction


def compile_binary(node: Binary, compiler: Compiler) -> Compiled:
    if node.sign in OPERATIONS:
        return _arithmetic(node, compiler)
    if node.sign in ("and", "or"):
        return _logic(node, compiler)
    return _equality(node, compiler) if node.sign in ("=", "!=") else _order(node, compiler)


def _arithmetic(node: Binary, compiler: Compiler) -> Compiled:
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    operations, sign, text, at = OPERATIONS[node.sign], node.sign, compiler.text, node.at

    def operate(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        if one is None or other is None:
            return None
        operation = operations.get((type(one), type(other)))
        if operation is None:
            return scope.run.nothing("no_operation", text, at, sign=sign)
        if type(one) is str:
            scope.run.made_string(len(one) + len(other), text, at)
        result = operation(one, other)
        return _no_result(scope.run, sign, other, text, at) if result is None else result

    return operate


def _no_result(run: Run, sign: str, right: Value, text: str, at: int) -> None:
    is_zero = sign == "/" and isinstance(right, Decimal) and not right
    run.nothing("division_by_zero" if is_zero else "no_result", text, at, sign=sign)


def compile_negative(node: Negative, compiler: Compiler) -> Compiled:
    value, text, at = compiler.compile(node.value), compiler.text, node.at

    def negate(scope: Scope) -> Value:
        number = value(scope)
        result = None if number is None else negative(number)
        return scope.run.nothing("no_operation", text, at, sign="-") if result is NO_SUCH else result

    return negate


def _logic(node: Binary, compiler: Compiler) -> Compiled:
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    decides, combine = (False, conjunction) if node.sign == "and" else (True, disjunction)
    text, at = compiler.text, node.at

    def decide(scope: Scope) -> Value:
        one = left(scope)
        if one is decides:
            return decides
        other = right(scope)
        answer = combine(one, other)
        if answer is None:
            _check_truth(one, scope, text, at)
            _check_truth(other, scope, text, at)
        return answer

    return decide


def _check_truth(value: Value, scope: Scope, text: str, at: int) -> None:
    """Null is "unknown", but a number or a text in the place of true or false is a mistake."""
    if value is not None and not isinstance(value, bool):
        scope.run.nothing("not_true_or_false", text, at)


def _equality(node: Binary, compiler: Compiler) -> Compiled:
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    is_equality, text, at = node.sign == "=", compiler.text, node.at

    def decide(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        answer = scope.run.equal(one, other)
        if answer is None:
            return scope.run.nothing("different_kinds", text, at)
        return answer is is_equality

    return decide


def _order(node: Binary, compiler: Compiler) -> Compiled:
    left, right = compiler.compile(node.left), compiler.compile(node.right)
    sign, text, at = node.sign, compiler.text, node.at

    def decide(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        if one is None or other is None:
            return None
        answer = compare(sign, one, other)
        return scope.run.nothing("no_order", text, at) if answer is None else answer

    return decide


def compile_between(node: Between, compiler: Compiler) -> Compiled:
    value, low, high = compiler.compile(node.value), compiler.compile(node.low), compiler.compile(node.high)

    text, at = compiler.text, node.at

    def decide(scope: Scope) -> Value:
        asked, start, end = value(scope), low(scope), high(scope)
        answer = conjunction(compare(">=", asked, start), compare("<=", asked, end))
        if answer is None and None not in (asked, start, end):
            scope.run.nothing("no_order", text, at)
        return answer

    return decide


def compile_instance(node: InstanceOf, compiler: Compiler) -> Compiled:
    value, kind = compiler.compile(node.value), node.kind
    return lambda scope: is_instance(value(scope), kind, scope.run.kinds, by_type=True)


def compile_if(node: If, compiler: Compiler) -> Compiled:
    condition, then = compiler.compile(node.condition), compiler.compile(node.then)
    otherwise, text, at = compiler.compile(node.otherwise), compiler.text, node.at

    def choose(scope: Scope) -> Value:
        found = condition(scope)
        if found is True:
            return then(scope)
        _check_truth(found, scope, text, at)
        return otherwise(scope)

    return choose
