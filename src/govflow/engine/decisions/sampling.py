"""A table laid out for examination: in each column the values that stand for all, and the rules each passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from govflow.engine.decisions.elements import Table
from govflow.engine.decisions.kinds import kind_named
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.policies import policy_name
from govflow.engine.decisions.samples import samples
from govflow.engine.decisions.workshop import workshop_words
from govflow.feel import FeelFault
from govflow.feel.conformance import is_instance, resolved
from govflow.feel.evaluation import Run, Surroundings, Value
from govflow.feel.expressions import Unary, compile_unary_words
from govflow.feel.kinds import ANY, Kind, Kinds, Restricted
from govflow.feel.parsing import Words
from govflow.feel.values.showing import written

MOST_STATES = 20_000
Columns = Sequence[Sequence[tuple[Value, int]]]


class TooMany(Exception):
    """More combinations than are worth trying."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A table whose columns are known: for each column its sample values and the rules each of them passes."""

    table: Table
    policy: str
    columns: tuple[tuple[tuple[Value, int], ...], ...]
    every: int

    def shown(self, places: Sequence[int]) -> str:
        parts = zip(self.table.inputs, self.columns, places, strict=True)
        return "; ".join(f"{column.label} = {written(samples[place][0])}" for column, samples, place in parts)


Cells = tuple[tuple[Unary | None, ...], ...]


def cells_of(table: Table) -> Cells:
    """The cells rule by rule; None passes everything or cannot be read, which is said elsewhere."""
    words = Words(workshop_words(["?"]))
    return tuple(tuple(_cell(text, words) for text in rule.inputs[: len(table.inputs)]) for rule in table.rules)


def _cell(text: str, words: Words) -> Unary | None:
    try:
        return None if text in ("", "-") else compile_unary_words(text, words)
    except FeelFault:
        return None


def seen_of(table: Table, cells: Cells, node: Node, model: DecisionModel) -> Seen | None:
    kinds = model.kinds[node.file.namespace]
    columns = []
    for place, column in enumerate(table.inputs):
        tests = [row[place] if place < len(row) else None for row in cells]
        kind = _declared(column.text, column.kind, node, model)
        allowed = _cell(column.allowed, Words(workshop_words(["?"])))

        def fits(value: Value, kind: Kind = kind, allowed: Unary | None = allowed) -> bool:
            return (kind is ANY or is_instance(value, kind, kinds)) and (allowed is None or _passes(allowed, value))

        limits = [test.tree for test in (*tests, allowed) if test is not None]
        values = samples([*limits, *_allowed_trees(kind, kinds)], column.kind or str(kind), fits)
        if values is None:
            return None
        columns.append(tuple((value, _mask(tests, value)) for value in values or [None]))
    return Seen(table, policy_name(table.policy, table.aggregation), tuple(columns), (1 << len(table.rules)) - 1)


def _declared(text: str, kind: str, node: Node, model: DecisionModel) -> Kind:
    """The type of the input behind a column when the column is nothing but its name."""
    ref = node.names.plain.get(text)
    if ref is not None and model.nodes[ref].kind is not ANY:
        return model.nodes[ref].kind
    return kind_named(kind)


def _allowed_trees(kind: Kind, kinds: Kinds) -> list[Any]:
    found = resolved(kind, kinds)
    return [found.tests] if isinstance(found, Restricted) and found.tests is not None else []


def _passes(test: Unary, value: Value) -> bool:
    try:
        return test.within(Run(Surroundings(), is_lenient=True), value, {}) is True
    except FeelFault:
        return False


def _mask(tests: Sequence[Unary | None], value: Value) -> int:
    return sum(1 << row for row, test in enumerate(tests) if test is None or _passes(test, value))


def combination(columns: Columns, rules: int) -> tuple[int, ...] | None:
    """Places of samples, one in each column, that none of `rules` passes together; -1 marks a barred sample."""
    states: dict[int, tuple[int, ...]] = {rules: ()}
    for column in columns:
        following: dict[int, tuple[int, ...]] = {}
        for open_rules, places in states.items():
            for place, (_, mask) in enumerate(column):
                if mask != -1:
                    following.setdefault(open_rules & mask, (*places, place))
            if len(following) > MOST_STATES:
                raise TooMany
        states = following
    return states.get(0)


def common(columns: Columns, both: int) -> tuple[int, ...] | None:
    places = []
    for column in columns:
        place = next((place for place, (_, mask) in enumerate(column) if mask & both == both), None)
        if place is None:
            return None
        places.append(place)
    return tuple(places)
