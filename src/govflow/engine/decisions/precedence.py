"""What the hit policy of a table asks of its outputs: their order, their list, their sum."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govflow.engine.decisions.elements import Column, Table
from govflow.engine.decisions.policies import policy_name
from govflow.engine.decisions.workshop import workshop_words
from govflow.feel import FeelFault
from govflow.feel.evaluation import Run, Surroundings, Value
from govflow.feel.expressions import Unary, compile_unary_words, compile_words
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.parsing import Words
from govflow.feel.tree import Compared, RangeOf
from govflow.feel.values.comparing import equal
from govflow.feel.values.showing import written

Fault = tuple[str, int, Mapping[str, Any]]
ORDERED = frozenset(("PRIORITY", "OUTPUT ORDER"))
OF_NUMBERS = frozenset(("COLLECT SUM", "COLLECT MIN", "COLLECT MAX"))
UNKNOWN = object()  # an output that is worked out when the table is asked


def goes_before(table: Table, policy: str) -> list[int]:
    """For each rule, as bits, the rules that are chosen before it whenever both fire."""
    if policy == "FIRST":
        return [(1 << row) - 1 for row in range(len(table.rules))]
    if policy != "PRIORITY":
        return [0] * len(table.rules)
    ranks = [_rank(table, row) for row in range(len(table.rules))]
    return [_better(ranks, row) for row in range(len(ranks))]


def _better(ranks: Sequence[list[int] | None], row: int) -> int:
    own = ranks[row]
    if own is None:
        return 0
    return sum(1 << place for place, rank in enumerate(ranks) if rank is not None and (rank, place) < (own, row))


def _rank(table: Table, row: int) -> list[int] | None:
    """The places of a rule's outputs in their lists; None where one is not a constant."""
    places = []
    for column, value in zip(table.outputs, _outputs(table, row), strict=True):
        if value is UNKNOWN:
            return None
        listed = _listed(column) or []
        places.append(next((at for at, one in enumerate(listed) if equal(value, one) is True), len(listed)))
    return places


def outputs_out_of_list(table: Table) -> Iterator[Fault]:
    """Outputs the column does not list, listed ones no rule gives, and an order that is not written down."""
    policy = policy_name(table.policy, table.aggregation)
    if policy in ORDERED and not any(_listed(column) for column in table.outputs):
        yield "policy-without-order", table.line, {"policy": policy}
    given = [_outputs(table, row) for row in range(len(table.rules))]
    for place, column in enumerate(table.outputs):
        allowed = _test(column.allowed)
        if allowed is None:
            continue
        values = [row[place] for row in given]
        for rule, value in zip(table.rules, values, strict=True):
            if value is not UNKNOWN and value is not None and not _passes(allowed, value):
                facts = {"number": rule.number, "name": column.label, "cell": written(value)}
                yield "output-not-listed", rule.line, facts
        default = _constant(column.default) if column.default else None
        yield from _never_given(column, [*values, default])


def _never_given(column: Column, values: Sequence[Value]) -> Iterator[Fault]:
    if UNKNOWN in values:
        return
    for one in _listed(column) or []:
        if not any(equal(value, one) is True for value in values):
            yield "output-never-given", column.line, {"name": column.label, "cell": written(one)}


def aggregation_faults(table: Table) -> Iterator[Fault]:
    """A sum of texts, or the least of what has no order."""
    policy = policy_name(table.policy, table.aggregation)
    if policy not in OF_NUMBERS:
        return
    for row, rule in enumerate(table.rules):
        for column, value in zip(table.outputs, _outputs(table, row), strict=True):
            is_text_in_sum = isinstance(value, str) and policy == "COLLECT SUM"
            if is_text_in_sum or isinstance(value, bool | list | dict):
                facts = {"number": rule.number, "name": column.label, "cell": written(value), "policy": policy}
                yield "output-not-added", rule.line, facts


def _outputs(table: Table, row: int) -> list[Value]:
    texts = table.rules[row].outputs
    return [_constant(texts[place]) if place < len(texts) else None for place in range(len(table.outputs))]


def _constant(text: str) -> Value:
    if text in ("", "-"):
        return None
    try:
        tree = compile_words(text, Words(workshop_words(()))).tree
    except FeelFault:
        return UNKNOWN
    return constant(tree) if is_constant(tree) else UNKNOWN


def _test(text: str) -> Unary | None:
    try:
        return compile_unary_words(text, Words(workshop_words(["?"]))) if text else None
    except FeelFault:
        return None


def _listed(column: Column) -> list[Value] | None:
    """The values of a list in its order; None for no list, or one of ranges and comparisons."""
    test = _test(column.allowed)
    if test is None or test.tree.is_negated:
        return None
    parts = test.tree.tests
    if any(isinstance(part, Compared | RangeOf) or not is_constant(part) for part in parts):
        return None
    return [constant(part) for part in parts]


def _passes(test: Unary, value: Value) -> bool:
    try:
        return test.within(Run(Surroundings(), is_lenient=True), value, {}) is True
    except FeelFault:
        return False
