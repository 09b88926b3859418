"""Functions the world gives (rates, working days): FEEL values go out as Python's, its answers come back.

What was asked and answered stays in the trail of the evaluation, for a court will ask for the rate and its date.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from govflow.errors import Rejected
from govflow.feel.evaluation import BuiltIn, Run, Value
from govflow.feel.plain import from_plain, to_python
from govflow.languages import Text

# the names under which a case gives them
WORLD = (
    "mci",
    "subsistence minimum",
    "minimum wage",
    "contribution rate",
    "base figure",
    "is working day",
    "add working days",
    "working days between",
    "first working day from",
    "last working day through",
    "last working day of month",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A function of the world may answer with what its answer rests on: an act, a date, a version."""

    value: object
    source: str | Text = ""


@dataclass(frozen=True, slots=True)
class Consulted:
    """A function of the world, what it was asked, what it answered and on what ground."""

    name: str
    arguments: tuple[Value, ...]
    answer: Value
    source: str | Text


def from_outside(name: str, function: Callable[..., object]) -> BuiltIn:
    def apply(run: Run, values: Sequence[Value]) -> Value:
        return _ask(name, run, values, lambda: function(*map(to_python, values)))

    def apply_named(run: Run, named: Mapping[str, Value]) -> Value:
        given = {key.replace(" ", "_"): to_python(value) for key, value in named.items()}
        return _ask(name, run, tuple(named.values()), lambda: function(**given))

    return BuiltIn(name, apply, apply_named)


def _ask(name: str, run: Run, values: Sequence[Value], call: Callable[[], object]) -> Value:
    run.step(count=20)
    if None in values:
        return None  # what is asked about something not known yet is not known either
    try:
        found = call()
    except Rejected as reason:
        return run.nothing("outside_failed", name=name, reason=reason)
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as reason:
        return run.nothing("outside_failed", name=name, reason=str(reason))
    answer = found if isinstance(found, Answer) else Answer(found)
    value = from_plain(answer.value)
    run.trail.append(Consulted(name, tuple(values), value, answer.source))
    return value
