"""A function applied to values, by place or by name."""

from collections.abc import Mapping, Sequence

from govflow.feel.evaluation import BuiltIn, Function, Run, Value


def apply_function(function: BuiltIn | Function, values: Sequence[Value], run: Run) -> Value:
    if isinstance(function, Function) and len(values) != len(function.parameters):
        return run.nothing("wrong_count", name=function.name, count=len(values), expected=len(function.parameters))
    return function.apply(run, values)


def apply_by_name(function: BuiltIn | Function, named: Mapping[str, Value], run: Run) -> Value:
    if isinstance(function, BuiltIn):
        return function.apply_named(run, named)
    wanted = [name for name, _ in function.parameters]
    unknown = [name for name in named if name not in wanted]
    if unknown or len(named) != len(wanted):
        return run.nothing("wrong_names", name=function.name, found=", ".join(named), expected=", ".join(wanted))
    return function.apply(run, [named[name] for name in wanted])
