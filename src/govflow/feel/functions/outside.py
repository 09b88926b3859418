"""Functions the world gives (rates, working days): FEEL values go out as Python's, its answers come back."""

from collections.abc import Callable, Mapping, Sequence

from govflow.feel.evaluation import BuiltIn, Run, Value
from govflow.feel.plain import from_plain, to_python


def from_outside(name: str, function: Callable[..., object]) -> BuiltIn:
    def apply(run: Run, values: Sequence[Value]) -> Value:
        run.step(count=20)
        return from_plain(function(*[to_python(value) for value in values]))

    def apply_named(run: Run, named: Mapping[str, Value]) -> Value:
        run.step(count=20)
        return from_plain(function(**{key.replace(" ", "_"): to_python(value) for key, value in named.items()}))

    return BuiltIn(name, apply, apply_named)
