"""What can be known of a table before it is ever asked: gaps, overlaps, rules that never fire, wrong types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.engine.decisions.elements import Decision, Knowledge, Table
from govflow.engine.decisions.mistyping import wrong_cells, wrong_outputs
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.naming import tables_in
from govflow.engine.decisions.precedence import aggregation_faults, goes_before, outputs_out_of_list
from govflow.engine.decisions.sampling import (
    Columns,
    Seen,
    TooMany,
    cells_of,
    combination,
    common,
    is_readable,
    kind_of_column,
    seen_of,
)
from govflow.feel.evaluation import Value

ONE_AT_A_TIME = frozenset(("UNIQUE", "ANY"))


@dataclass(frozen=True, slots=True)
class TableFinding:
    """`rule` names the fault; its sentence stands under that name in the `decisions` texts."""

    rule: str
    element: str
    file: str
    line: int
    facts: Mapping[str, Any] = field(default_factory=dict)


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
    yield from wrong_outputs(table, kinds)
    yield from outputs_out_of_list(table)
    yield from aggregation_faults(table)
    cells = cells_of(table)
    if not is_readable(table, cells):
        return  # the cell nobody can read is found elsewhere
    yield from wrong_cells(table, cells, [kind_of_column(one, node, model) for one in table.inputs], kinds)
    seen = seen_of(table, cells, node, model)
    if seen is None:
        yield "table-not-examined", table.line, {}
        return
    yield from _never(seen)
    yield from _gaps(seen)
    if seen.policy in ONE_AT_A_TIME:
        yield from _overlaps(seen)
    if not seen.stand_for_all:
        yield "table-not-examined", table.line, {}


def _never(seen: Seen) -> Iterator[Fault]:
    """Only where the samples stand for all values: what none of them shows may be shown by another."""
    if not seen.stand_for_all:
        return
    before = goes_before(seen.table, seen.policy)
    for row, rule in enumerate(seen.table.rules):
        bit = 1 << row
        if any(not any(mask & bit for _, mask in column) for column in seen.columns):
            yield "rule-never-fires", rule.line, {"number": rule.number}
        elif before[row] and _is_covered(_only(seen.columns, bit), before[row]):
            yield "rule-never-reached", rule.line, {"number": rule.number}


def _only(columns: Columns, bit: int) -> list[list[tuple[Value, int]]]:
    """The samples a rule passes; those it does not pass can match no other rule either."""
    return [[(value, mask if mask & bit else -1) for value, mask in column] for column in columns]


def _is_covered(columns: Columns, rules: int) -> bool:
    try:
        return combination(columns, rules) is None
    except TooMany:
        return False


def _gaps(seen: Seen) -> Iterator[Fault]:
    if any(column.default for column in seen.table.outputs) or seen.policy.startswith("COLLECT"):
        return
    try:
        places = combination(seen.columns, seen.every)
    except TooMany:
        yield "table-not-examined", seen.table.line, {}
        return
    if places is not None:
        yield "table-has-gap", seen.table.line, {"example": seen.shown(places)}


def _overlaps(seen: Seen) -> Iterator[Fault]:
    rules = seen.table.rules
    for one in range(len(rules)):
        for other in range(one + 1, len(rules)):
            if seen.policy == "ANY" and rules[one].outputs == rules[other].outputs:
                continue
            places = common(seen.columns, 1 << one | 1 << other)
            if places is not None:
                facts = {"number": rules[one].number, "other": rules[other].number, "example": seen.shown(places)}
                yield "rules-overlap", rules[other].line, facts
