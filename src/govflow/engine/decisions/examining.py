"""What can be known of a table before it is ever asked: gaps, overlaps, rules that never fire, wrong types."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govflow.engine.decisions.elements import Decision, Knowledge, Table
from govflow.engine.decisions.kinds import kind_named
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.naming import tables_in
from govflow.engine.decisions.policies import policy_name
from govflow.engine.decisions.samples import constant, is_constant, samples
from govflow.engine.decisions.workshop import workshop_words
from govflow.feel import FeelFault
from govflow.feel.conformance import MISMATCH, converted, is_instance, resolved
from govflow.feel.evaluation import Run, Surroundings, Value
from govflow.feel.expressions import Unary, compile_unary_words, compile_words
from govflow.feel.kinds import ANY, Kind, Kinds, Restricted
from govflow.feel.parsing import Words
from govflow.feel.tree import Literal
from govflow.feel.values.showing import written

MOST_STATES = 20_000
IN_ORDER = frozenset(("FIRST",))
ONE_AT_A_TIME = frozenset(("UNIQUE", "ANY"))


@dataclass(frozen=True, slots=True)
class TableFinding:
    """`rule` names the fault; its sentence stands under that name in the `decisions` texts."""

    rule: str
    element: str
    file: str
    line: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A table whose columns are known: for each column its sample values and the rules each of them passes."""

    table: Table
    policy: str
    columns: tuple[tuple[tuple[Value, int], ...], ...]
    every: int

    def shown(self, places: Sequence[int]) -> str:
        parts = zip(self.table.inputs, self.columns, places, strict=True)
        return "; ".join(f"{column.label} = {written(samples[place][0])}" for column, samples, place in parts)


def examine(model: DecisionModel) -> list[TableFinding]:
    """Every finding about the tables of the model's files."""
    return [
        TableFinding(rule, node.part.name, node.file.file, line, facts)
        for node in model.nodes.values()
        if isinstance(node.part, Decision | Knowledge)
        for table in tables_in(node.part.logic)
        for rule, line, facts in _faults(table, node, model)
    ]


Fault = tuple[str, int, Mapping[str, Any]]


def _faults(table: Table, node: Node, model: DecisionModel) -> Iterator[Fault]:
    kinds = model.kinds[node.file.namespace]
    yield from _wrong_outputs(table, kinds)
    cells = _cells(table)
    yield from _wrong_cells(table, cells, kinds)
    seen = _seen(table, cells, node, model)
    if seen is None:
        yield "table-not-examined", table.line, {}
        return
    yield from _never(seen)
    yield from _gaps(seen)
    if seen.policy in ONE_AT_A_TIME:
        yield from _overlaps(seen)


Cells = tuple[tuple[Unary | None, ...], ...]


def _cells(table: Table) -> Cells:
    """The cells rule by rule; None passes everything or cannot be read, which is said elsewhere."""
    words = Words(workshop_words(["?"]))
    return tuple(tuple(_cell(text, words) for text in rule.inputs[: len(table.inputs)]) for rule in table.rules)


def _cell(text: str, words: Words) -> Unary | None:
    try:
        return None if text in ("", "-") else compile_unary_words(text, words)
    except FeelFault:
        return None


def _seen(table: Table, cells: Cells, node: Node, model: DecisionModel) -> _Seen | None:
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
    return _Seen(table, policy_name(table.policy, table.aggregation), tuple(columns), (1 << len(table.rules)) - 1)


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


def _never(seen: _Seen) -> Iterator[Fault]:
    for row, rule in enumerate(seen.table.rules):
        bit = 1 << row
        if any(not any(mask & bit for _, mask in column) for column in seen.columns):
            yield "rule-never-fires", rule.line, {"number": rule.number}
        elif seen.policy in IN_ORDER and _is_covered(_only(seen.columns, bit), bit - 1):
            yield "rule-never-reached", rule.line, {"number": rule.number}


Columns = Sequence[Sequence[tuple[Value, int]]]


def _only(columns: Columns, bit: int) -> list[list[tuple[Value, int]]]:
    """The samples a rule passes; those it does not pass can match no other rule either."""
    return [[(value, mask if mask & bit else -1) for value, mask in column] for column in columns]


def _is_covered(columns: Columns, rules: int) -> bool:
    try:
        return _combination(columns, rules) is None
    except _TooMany:
        return False


def _gaps(seen: _Seen) -> Iterator[Fault]:
    if any(column.default for column in seen.table.outputs) or seen.policy.startswith("COLLECT"):
        return
    try:
        places = _combination(seen.columns, seen.every)
    except _TooMany:
        yield "table-not-examined", seen.table.line, {}
        return
    if places is not None:
        yield "table-has-gap", seen.table.line, {"example": seen.shown(places)}


class _TooMany(Exception):
    """More combinations than are worth trying."""


def _combination(columns: Columns, rules: int) -> tuple[int, ...] | None:
    """Places of samples, one in each column, that none of `rules` passes together; -1 marks a barred sample."""
    states: dict[int, tuple[int, ...]] = {rules: ()}
    for column in columns:
        following: dict[int, tuple[int, ...]] = {}
        for open_rules, places in states.items():
            for place, (_, mask) in enumerate(column):
                if mask != -1:
                    following.setdefault(open_rules & mask, (*places, place))
            if len(following) > MOST_STATES:
                raise _TooMany
        states = following
    return states.get(0)


def _overlaps(seen: _Seen) -> Iterator[Fault]:
    rules = seen.table.rules
    for one in range(len(rules)):
        for other in range(one + 1, len(rules)):
            if seen.policy == "ANY" and rules[one].outputs == rules[other].outputs:
                continue
            places = _common(seen.columns, 1 << one | 1 << other)
            if places is not None:
                facts = {"number": rules[one].number, "other": rules[other].number, "example": seen.shown(places)}
                yield "rules-overlap", rules[other].line, facts


def _common(columns: Columns, both: int) -> tuple[int, ...] | None:
    places = []
    for column in columns:
        place = next((place for place, (_, mask) in enumerate(column) if mask & both == both), None)
        if place is None:
            return None
        places.append(place)
    return tuple(places)


def _wrong_cells(table: Table, cells: Cells, kinds: Kinds) -> Iterator[Fault]:
    for rule, row in zip(table.rules, cells, strict=True):
        for column, cell in zip(table.inputs, row, strict=False):
            kind = kind_named(column.kind)
            for test in () if cell is None or kind is ANY else cell.tree.tests:
                if (
                    isinstance(test, Literal)
                    and test.value is not None
                    and not is_instance(test.value, kind, kinds)
                ):
                    yield (
                        "cell-of-other-type",
                        rule.line,
                        {
                            "number": rule.number,
                            "name": column.label,
                            "cell": written(test.value),
                            "kind": str(kind),
                        },
                    )


def _wrong_outputs(table: Table, kinds: Kinds) -> Iterator[Fault]:
    for rule in table.rules:
        for column, text in zip(table.outputs, rule.outputs, strict=False):
            kind = kind_named(column.kind)
            if text and kind is not ANY and _is_of_other_type(text, kind, kinds):
                facts = {"number": rule.number, "name": column.label, "cell": text, "kind": str(kind)}
                yield "output-of-other-type", rule.line, facts


def _is_of_other_type(text: str, kind: Kind, kinds: Kinds) -> bool:
    try:
        tree = compile_words(text, Words(workshop_words(()))).tree
    except FeelFault:
        return False
    return is_constant(tree) and converted(constant(tree), kind, kinds) is MISMATCH
