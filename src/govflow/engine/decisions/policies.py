"""Hit policies: what a table answers when rules fire."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.aggregates import greatest, least
from govflow.feel.values.arithmetic import NO_SUCH, operate
from govflow.feel.values.comparing import equal

Outputs: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The outputs of the rules that fired, in the order of the table."""

    names: Sequence[str]
    rules: Sequence[int]
    outputs: Sequence[Outputs]
    priorities: Sequence[Sequence[Value]]
    table: str

    def shown(self, outputs: Outputs) -> Value:
        return outputs[0] if len(self.names) == 1 else dict(zip(self.names, outputs, strict=True))

    @property
    def all(self) -> list[Value]:
        return [self.shown(outputs) for outputs in self.outputs]

    @property
    def by_priority(self) -> list[Outputs]:
        return sorted(self.outputs, key=self._rank)

    def _rank(self, outputs: Outputs) -> list[int]:
        return [_place(value, order) for value, order in zip(outputs, self.priorities, strict=True)]


def _place(value: Value, order: Sequence[Value]) -> int:
    return next((place for place, one in enumerate(order) if equal(value, one) is True), len(order))


def unique(hits: Hits, run: Run) -> Value:
    if len(hits.outputs) > 1:
        return run.nothing("not_unique", hits.table, rules=", ".join(map(str, hits.rules)))
    return hits.all[0]


def any_of(hits: Hits, run: Run) -> Value:
    if any(equal(list(hits.outputs[0]), list(outputs)) is not True for outputs in hits.outputs):
        return run.nothing("not_the_same", hits.table, rules=", ".join(map(str, hits.rules)))
    return hits.all[0]


def first(hits: Hits, run: Run) -> Value:
    return hits.all[0]


def priority(hits: Hits, run: Run) -> Value:
    return hits.shown(hits.by_priority[0])


def output_order(hits: Hits, run: Run) -> Value:
    return [hits.shown(outputs) for outputs in hits.by_priority]


def collect(hits: Hits, run: Run) -> Value:
    return hits.all


def _aggregated(aggregate: Callable[[Run, list[Value]], Value]) -> Callable[[Hits, Run], Value]:
    def policy(hits: Hits, run: Run) -> Value:
        columns = zip(*hits.outputs, strict=True)
        return hits.shown(tuple(aggregate(run, list(column)) for column in columns))

    return policy


def _total(run: Run, values: list[Value]) -> Value:
    total = values[0]
    for value in values[1:]:
        total = operate("+", total, value)
        if total is NO_SUCH or total is None:
            return run.nothing("no_operation", sign="+")
    return total


def count(hits: Hits, run: Run) -> Value:
    return Decimal(len(hits.outputs))


Policy: TypeAlias = Callable[[Hits, Run], Value]
POLICIES: Mapping[str, Policy] = {
    "UNIQUE": unique,
    "ANY": any_of,
    "FIRST": first,
    "PRIORITY": priority,
    "RULE ORDER": collect,
    "OUTPUT ORDER": output_order,
    "COLLECT": collect,
    "COLLECT SUM": _aggregated(_total),
    "COLLECT MIN": _aggregated(least),
    "COLLECT MAX": _aggregated(greatest),
    "COLLECT COUNT": count,
}
LISTING = frozenset(("RULE ORDER", "OUTPUT ORDER", "COLLECT"))
SHORT = {
    "U": "UNIQUE",
    "A": "ANY",
    "F": "FIRST",
    "P": "PRIORITY",
    "R": "RULE ORDER",
    "O": "OUTPUT ORDER",
    "C": "COLLECT",
    "C+": "COLLECT SUM",
    "C<": "COLLECT MIN",
    "C>": "COLLECT MAX",
    "C#": "COLLECT COUNT",
}


def without_hits(policy: str) -> Value:
    """What a table without a default answers when no rule fires."""
    if policy == "COLLECT COUNT":
        return Decimal(0)
    return [] if policy in LISTING else None


def policy_name(policy: str, aggregation: str) -> str:
    written = " ".join(policy.replace("_", " ").split())
    name = SHORT.get(written, written.upper())
    return f"{name} {aggregation.strip().upper()}" if name == "COLLECT" and aggregation.strip() else name
