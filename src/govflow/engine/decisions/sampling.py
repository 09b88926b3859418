"""A table laid out for examination: in each column the values that stand for all, and the rules each passes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govflow.engine.decisions.elements import Column, Knowledge, Table
from govflow.engine.decisions.kinds import kind_named
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.policies import policy_name
from govflow.engine.decisions.samples import Samples, samples
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
Cells = tuple[tuple[Unary | None, ...], ...]


class TooMany(Exception):
    """More combinations than are worth trying."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A table whose columns are known: for each question its sample values and the rules each of them passes.

    Columns that ask the same thing are one question: a value that is in one of them is in the other.
    """

    table: Table
    policy: str
    labels: tuple[str, ...]
    columns: tuple[tuple[tuple[Value, int], ...], ...]
    every: int
    stand_for_all: bool

    def shown(self, places: Sequence[int]) -> str:
        """The example as FEEL writes it, so that it can be tried."""
        parts = zip(self.labels, self.columns, places, strict=True)
        return "; ".join(f"{label} = {written(samples[place][0])}" for label, samples, place in parts)


def cells_of(table: Table) -> Cells:
    """The cells rule by rule; None passes everything or cannot be read, which is said elsewhere."""
    words = Words(workshop_words(["?"]))
    return tuple(tuple(_cell(text, words) for text in rule.inputs[: len(table.inputs)]) for rule in table.rules)


def is_readable(table: Table, cells: Cells) -> bool:
    """Whether every cell that says something was understood."""
    return not any(
        cell is None and text not in ("", "-")
        for rule, row in zip(table.rules, cells, strict=True)
        for text, cell in zip(rule.inputs, row, strict=False)
    )


def _cell(text: str, words: Words) -> Unary | None:
    try:
        return None if text in ("", "-") else compile_unary_words(text, words)
    except FeelFault:
        return None


def seen_of(table: Table, cells: Cells, node: Node, model: DecisionModel) -> Seen | None:
    kinds = model.kinds[node.file.namespace]
    columns: list[tuple[tuple[Value, int], ...]] = []
    questions = _questions(table.inputs)
    stand_for_all = True
    for places in questions.values():
        tests = [[row[place] if place < len(row) else None for row in cells] for place in places]
        asked = [table.inputs[place] for place in places]
        found = _samples(asked, tests, [kind_of_column(one, node, model) for one in asked], kinds)
        if found is None:
            return None
        stand_for_all = stand_for_all and found.stand_for_all
        columns.append(tuple((value, _mask_of_all(tests, value)) for value in found.values or (None,)))
    labels = tuple(table.inputs[places[0]].label for places in questions.values())
    policy = policy_name(table.policy, table.aggregation)
    return Seen(table, policy, labels, tuple(columns), (1 << len(table.rules)) - 1, stand_for_all)


def _questions(inputs: Sequence[Column]) -> Mapping[str, list[int]]:
    """The places of the columns by what they ask."""
    questions: dict[str, list[int]] = {}
    for place, column in enumerate(inputs):
        questions.setdefault(" ".join(column.text.split()) or f"#{place}", []).append(place)
    return questions


def _samples(
    asked: Sequence[Column], tests: Sequence[Sequence[Unary | None]], of_kinds: Sequence[Kind], kinds: Kinds
) -> Samples | None:
    words = Words(workshop_words(["?"]))
    allowed = [test for one in asked if (test := _cell(one.allowed, words)) is not None]
    typed = [kind for kind in of_kinds if kind is not ANY]

    def fits(value: Value) -> bool:
        is_of_kinds = all(is_instance(value, kind, kinds) for kind in typed)
        return is_of_kinds and all(_passes(test, value) for test in allowed)

    cells = [test.tree for row in tests for test in row if test is not None]
    bounds = [*(test.tree for test in allowed), *(tree for kind in typed for tree in _allowed_trees(kind, kinds))]
    return samples(cells, bounds, _bare(typed[0], kinds) if typed else "", fits)


def _bare(kind: Kind, kinds: Kinds) -> str:
    """The name of the type under one that is restricted."""
    found = resolved(kind, kinds)
    while isinstance(found, Restricted):
        found = resolved(found.kind, kinds)
    return str(found)


def kind_of_column(column: Column, node: Node, model: DecisionModel) -> Kind:
    """The type of the input or parameter behind a column that is nothing but its name, else the column's own."""
    ref = node.names.plain.get(column.text)
    if ref is not None and model.nodes[ref].kind is not ANY:
        return model.nodes[ref].kind
    part = node.part
    if isinstance(part, Knowledge) and part.logic is not None:
        typed = dict(part.logic.parameters).get(column.text, "")
        return kind_named(typed or column.kind)
    return kind_named(column.kind)


def _allowed_trees(kind: Kind, kinds: Kinds) -> list[Any]:
    found = resolved(kind, kinds)
    return [found.tests] if isinstance(found, Restricted) and found.tests is not None else []


def _passes(test: Unary, value: Value) -> bool:
    try:
        return test.within(Run(Surroundings(), is_lenient=True), value, {}) is True
    except FeelFault:
        return False


def _mask_of_all(columns: Sequence[Sequence[Unary | None]], value: Value) -> int:
    mask = -1
    for tests in columns:
        mask &= sum(1 << row for row, test in enumerate(tests) if test is None or _passes(test, value))
    return mask


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
