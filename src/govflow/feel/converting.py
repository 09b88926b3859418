"""The few conversions DMN makes by itself where a value meets the kind that was asked for."""

from collections.abc import Sequence
from typing import Any, Final

from govflow.feel.conformance import bare, conforms, is_instance
from govflow.feel.evaluation import Function, Run
from govflow.feel.kinds import ANY, Basic, FunctionKind, Kind, Kinds, ListKind
from govflow.feel.values.calendar import Date
from govflow.feel.values.moments import DateTime, Time


class _Mismatch:
    """The value is not of the kind and cannot be made so."""


MISMATCH: Final = _Mismatch()


def converted(value: Any, kind: Kind, kinds: Kinds) -> Any:
    """The value as that kind: a list of one as its item, an item as a list of one, a day as its midnight."""
    if value is None or kind is ANY:
        return value
    if is_instance(value, kind, kinds):
        return typed_function(value, kind, kinds) if isinstance(value, Function) else value
    target = bare(kind, kinds)
    if isinstance(value, list):
        return value[0] if len(value) == 1 and conforms(value[0], kind, kinds) else MISMATCH
    if (isinstance(target, ListKind) or target == Basic("list")) and conforms([value], kind, kinds):
        return [value]
    if isinstance(value, Date) and target == Basic("date and time"):
        return DateTime(value, Time(0, 0, 0, 0, 0))
    return MISMATCH


def typed_function(function: Function, kind: Kind, kinds: Kinds) -> Function:
    """The function under its type: what it takes and gives is made to be of the kinds the type says."""
    target = bare(kind, kinds)
    if not isinstance(target, FunctionKind):
        return function
    given, asked = target.result, (*target.parameters, *[ANY] * len(function.parameters))
    taken = [
        (name, wanted if own == ANY else own)
        for (name, own), wanted in zip(function.parameters, asked, strict=False)
    ]

    def apply(run: Run, values: Sequence[Any]) -> Any:
        arguments = [converted(value, wanted, kinds) for value, (_, wanted) in zip(values, taken, strict=True)]
        if any(argument is MISMATCH for argument in arguments):
            return run.nothing("wrong_argument", name=function.name, kind=str(target))
        result = converted(function.apply(run, arguments), given, kinds)
        return run.nothing("wrong_kind", function.name, kind=str(given)) if result is MISMATCH else result

    return Function(taken, apply, given, function.name)
