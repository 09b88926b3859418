"""Built-in functions under their signatures: `substring(string: string, start position: number, length: number?)`.

A parameter's kind is a type's name or `any` (which null may pass). `?` ends one that may be left out, `~`
one that may also be null, `*` the last one, given any number of times.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from govflow.feel.converting import MISMATCH, converted
from govflow.feel.evaluation import BuiltIn, Run, Value
from govflow.feel.kinds import ANY, Basic, Kind

Work = Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: Kind
    may_miss: bool
    may_be_null: bool
    is_many: bool


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    parameters: tuple[Parameter, ...]
    work: Work
    least: int
    is_many: bool

    def takes(self, count: int) -> bool:
        return max(self.least, self.is_many) <= count and (self.is_many or count <= len(self.parameters))


SIGNATURES: Final[dict[str, list[Signature]]] = {}
_NULL: Final = object()


def built_in(*texts: str) -> Callable[[Work], Work]:
    def register(work: Work) -> Work:
        for text in texts:
            signature = _signature(text, work)
            SIGNATURES.setdefault(signature.name, []).append(signature)
        return work

    return register


def _signature(text: str, work: Work) -> Signature:
    name, _, inside = text.rstrip(")").partition("(")
    parameters = tuple(_parameter(part) for part in inside.split(", ") if part)
    least = sum(not parameter.may_miss and not parameter.is_many for parameter in parameters)
    return Signature(name, parameters, work, least, any(parameter.is_many for parameter in parameters))


def _parameter(text: str) -> Parameter:
    name, _, kind = text.partition(": ")
    plain = kind.rstrip("?~*")
    is_any = plain == "any"
    marks = kind[len(plain) :]
    return Parameter(
        name, ANY if is_any else Basic(plain), marks in ("?", "~"), is_any or marks == "~", marks == "*"
    )


def made() -> dict[str, BuiltIn]:
    return {name: _function(name, signatures) for name, signatures in SIGNATURES.items()}


def _function(name: str, signatures: Sequence[Signature]) -> BuiltIn:
    def apply(run: Run, values: Sequence[Value]) -> Value:
        fitting = [signature for signature in signatures if signature.takes(len(values))]
        if not fitting:
            return run.nothing("wrong_count", name=name, count=len(values), expected=_counts(signatures))
        for signature in fitting:
            arguments = _arguments(signature, values, run)
            if arguments is not None:
                return None if arguments is _NULL else signature.work(run, *arguments)
        return run.nothing("wrong_argument", name=name, kind=_shown(fitting))

    def apply_named(run: Run, named: Mapping[str, Value]) -> Value:
        # `before(point, range)` and `before(range, point)` have the same names: the written order tells them apart
        for signature in sorted(signatures, key=lambda one: not _is_in_order(one, named)):
            values = _by_place(signature, named)
            if values is not None:
                return apply(run, values)
        return run.nothing("wrong_names", name=name, found=", ".join(named), expected=_shown(signatures))

    return BuiltIn(name, apply, apply_named)


def _arguments(signature: Signature, values: Sequence[Value], run: Run) -> Any:
    """The values as the signature wants them; None when they do not fit, `_NULL` when one of them is null."""
    arguments: list[Value] = []
    is_null = False
    for place, value in enumerate(values):
        parameter = signature.parameters[min(place, len(signature.parameters) - 1)]
        if value is None:
            is_null = is_null or not parameter.may_be_null
            arguments.append(None)
            continue
        found = converted(value, parameter.kind, run.kinds)
        if found is MISMATCH:
            return None
        arguments.append(found)
    return _NULL if is_null else arguments


def _is_in_order(signature: Signature, named: Mapping[str, Value]) -> bool:
    return [parameter.name for parameter in signature.parameters] == list(named)


def _by_place(signature: Signature, named: Mapping[str, Value]) -> list[Value] | None:
    wanted = [parameter.name for parameter in signature.parameters]
    if any(name not in wanted for name in named):
        return None
    values: list[Value] = []
    for parameter in signature.parameters:
        if parameter.name in named:
            values.append(named[parameter.name])
        elif parameter.may_miss:
            values.append(None)
        else:
            return None
    while values and signature.parameters[len(values) - 1].name not in named:
        values.pop()
    return values


def _counts(signatures: Sequence[Signature]) -> str:
    return ", ".join(sorted({"…" if one.is_many else str(len(one.parameters)) for one in signatures}))


def _shown(signatures: Sequence[Signature]) -> str:
    return "; ".join(
        f"{one.name}({', '.join(f'{each.name}: {each.kind}' for each in one.parameters)})" for one in signatures
    )
