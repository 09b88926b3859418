"""Functions: made with the scope they were written in, applied by place or by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from govflow.feel.applying import apply_by_name, apply_function
from govflow.feel.compiling.compiler import Compiler
from govflow.feel.converting import MISMATCH, converted
from govflow.feel.evaluation import BuiltIn, Compiled, Function, Run, Scope, Value
from govflow.feel.functions import BUILT_INS
from govflow.feel.kinds import ANY, Kind, Kinds
from govflow.feel.tree import Call, FunctionOf, Name


def compile_function(node: FunctionOf, compiler: Compiler) -> Compiled:
    parameters, text, at = node.parameters, compiler.text, node.at
    if node.is_external:
        return lambda scope: Function(parameters, lambda run, values: run.nothing("external_function", text, at))
    body = compiler.compile(node.body)
    return lambda scope: function_in(scope, Written(parameters, body, text, at))


@dataclass(frozen=True, slots=True)
class Written:
    """A function as it is written: what its faults point into stands with it."""

    parameters: Sequence[tuple[str, Kind]]
    body: Compiled
    text: str
    at: int = 0
    result: Kind = ANY
    name: str = ""


def function_in(scope: Scope, written: Written) -> Function:
    """A function value: it keeps the names and the types of the place it was written in."""
    kinds, text, at = scope.run.kinds, written.text, written.at

    def apply(run: Run, values: Sequence[Value]) -> Value:
        names = bound(written.parameters, values, run, kinds, text, at)
        if names is None:
            return None
        run.enter(text, at)
        outer, run.kinds = run.kinds, kinds
        try:
            return written.body(Scope(names, scope, run))
        finally:
            run.kinds = outer
            run.leave()

    return Function(written.parameters, apply, written.result, written.name)


def bound(
    parameters: Sequence[tuple[str, Kind]], values: Sequence[Value], run: Run, kinds: Kinds, text: str, at: int
) -> dict[str, Value] | None:
    """The arguments under the parameters' names, converted; None when one does not fit."""
    names: dict[str, Value] = {}
    for (name, kind), value in zip(parameters, values, strict=True):
        found = converted(value, kind, kinds)
        if found is MISMATCH:
            run.nothing("wrong_argument", text, at, name=name, kind=str(kind))
            return None
        names[name] = found
    return names


def compile_call(node: Call, compiler: Compiler) -> Compiled:
    function, arguments = compiler.compile(node.function), compiler.compile_all(node.arguments)
    names, text, at = node.names, compiler.text, node.at
    name = node.function.name if isinstance(node.function, Name) else ""
    well_known = BUILT_INS.get(name)  # a fact may be called `date` and the function is meant all the same

    def call(scope: Scope) -> Value:
        found = function(scope)
        values = [argument(scope) for argument in arguments]
        if well_known is not None and not isinstance(found, BuiltIn | Function):
            found = well_known
        if not isinstance(found, BuiltIn | Function):
            return None if found is None else scope.run.nothing("not_a_function", text, at)
        scope.run.step(text, at)
        scope.run.place = (text, at)
        return _apply(found, values, names, scope.run)

    return call


def _apply(function: BuiltIn | Function, values: list[Value], names: tuple[str, ...] | None, run: Run) -> Value:
    if names is None:
        return apply_function(function, values, run)
    return apply_by_name(function, dict(zip(names, values, strict=True)), run)
