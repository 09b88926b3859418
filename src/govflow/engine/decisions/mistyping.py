"""Constants in a table that are not of their column's type: nothing would ever equal them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govflow.engine.decisions.elements import Table
from govflow.engine.decisions.kinds import kind_named
from govflow.engine.decisions.samples import ends_of
from govflow.engine.decisions.sampling import Cells
from govflow.engine.decisions.workshop import workshop_words
from govflow.feel import FeelFault
from govflow.feel.conformance import bare, is_instance
from govflow.feel.converting import MISMATCH, converted
from govflow.feel.evaluation import Value
from govflow.feel.expressions import Unary, compile_words
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.kinds import ANY, Basic, Kind, Kinds
from govflow.feel.parsing import Words
from govflow.feel.values.ranges import Range
from govflow.feel.values.showing import written

Fault = tuple[str, int, Mapping[str, Any]]


def wrong_cells(table: Table, cells: Cells, of_kinds: Sequence[Kind], kinds: Kinds) -> Iterator[Fault]:
    for rule, row in zip(table.rules, cells, strict=True):
        for column, kind, cell in zip(table.inputs, of_kinds, row, strict=False):
            of_type = _basic(kind, kinds)
            for value in _strangers(cell, of_type, kinds) if cell and of_type else ():
                facts = {"number": rule.number, "name": column.label, "cell": written(value), "kind": str(kind)}
                yield "cell-of-other-type", rule.line, facts


def _basic(kind: Kind, kinds: Kinds) -> Basic | None:
    """The plain type under one that is restricted; None for any type, a list or a context."""
    found = bare(kind, kinds)
    return found if isinstance(found, Basic) and found is not ANY else None


def _strangers(cell: Unary, of_type: Basic, kinds: Kinds) -> Iterator[Value]:
    for end in (end for test in cell.tree.tests for end in ends_of(test) if is_constant(end)):
        value = constant(end)
        for one in value if isinstance(value, list) else [value]:
            if one is not None and not isinstance(one, Range) and not is_instance(one, of_type, kinds):
                yield one


def wrong_outputs(table: Table, kinds: Kinds) -> Iterator[Fault]:
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
