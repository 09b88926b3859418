"""What can be known of a table before it is ever asked: gaps, overlaps, rules that never fire, wrong types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.engine.decisions.elements import Decision, Knowledge, Table
from govflow.engine.decisions.kinds import kind_named
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.naming import tables_in
from govflow.engine.decisions.sampling import Cells, Columns, Seen, TooMany, cells_of, combination, common, seen_of
from govflow.engine.decisions.workshop import workshop_words
from govflow.feel import FeelFault
from govflow.feel.conformance import is_instance
from govflow.feel.converting import MISMATCH, converted
from govflow.feel.evaluation import Value
from govflow.feel.expressions import compile_words
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.kinds import ANY, Kind, Kinds
from govflow.feel.parsing import Words
from govflow.feel.tree import Literal
from govflow.feel.values.showing import written

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
    cells = cells_of(table)
    yield from _wrong_cells(table, cells, kinds)
    seen = seen_of(table, cells, node, model)
    if seen is None:
        yield "table-not-examined", table.line, {}
        return
    yield from _never(seen)
    yield from _gaps(seen)
    if seen.policy in ONE_AT_A_TIME:
        yield from _overlaps(seen)


def _never(seen: Seen) -> Iterator[Fault]:
    for row, rule in enumerate(seen.table.rules):
        bit = 1 << row
        if any(not any(mask & bit for _, mask in column) for column in seen.columns):
            yield "rule-never-fires", rule.line, {"number": rule.number}
        elif seen.policy in IN_ORDER and _is_covered(_only(seen.columns, bit), bit - 1):
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
