"""Decision tables: which rules fire, what they give, and what is kept to explain it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from govflow.engine.decisions.elements import Column, Rule, Table
from govflow.engine.decisions.indexing import index_rules
from govflow.engine.decisions.kinds import READERS
from govflow.engine.decisions.policies import POLICIES, Hits, Outputs, policy_name, without_hits
from govflow.engine.decisions.workshop import Workshop
from govflow.feel.evaluation import Compiled, Scope, Value
from govflow.feel.expressions import Unary
from govflow.feel.kinds import Basic
from govflow.feel.tree import Compared

LONGEST_TRAIL = 1_000
Input = Callable[[Scope], Value]


@dataclass(frozen=True, slots=True)
class TableTrace:
    """What a table saw and which of its rules fired."""

    element: str
    policy: str
    table: Table
    inputs: tuple[Value, ...]
    fired: tuple[tuple[Rule, Outputs], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    rule: Rule
    cells: tuple[tuple[int, Unary | None], ...]
    outputs: tuple[Compiled, ...]


def compile_table(table: Table, shop: Workshop) -> Compiled:
    policy = policy_name(table.policy, table.aggregation)
    if policy not in POLICIES:
        return shop.unsupported("unknown_policy", table.line, policy=policy)
    inputs = [_input(column, shop) for column in table.inputs]
    tests = [shop.test(column.allowed, column.line) if column.allowed else None for column in table.outputs]
    rows = [_row(rule, table, shop, tests) for rule in table.rules]
    index = index_rules([row.cells for row in rows], len(inputs))
    defaults = _defaults(table, shop)
    priorities = [_allowed_values(test, column, shop) for test, column in zip(tests, table.outputs, strict=True)]
    names = [column.text or str(place) for place, column in enumerate(table.outputs, 1)]
    decide, element, stops_early = POLICIES[policy], shop.element, policy == "FIRST"

    def evaluate(scope: Scope) -> Value:
        run = scope.run
        values = tuple(read(scope) for read in inputs)
        run.step(element, 0, len(rows) + 1)
        places = index.fired(values, scope)
        fired = [rows[place] for place in (islice(places, 1) if stops_early else places)]
        outputs = [tuple(output(scope) for output in row.outputs) for row in fired]
        if len(run.trail) < LONGEST_TRAIL:
            kept = tuple((row.rule, given) for row, given in zip(fired, outputs, strict=True))
            run.trail.append(TableTrace(element, policy, table, values, kept))
        if not fired:
            return _without(defaults, names, policy, scope)
        order = [given(scope) for given in priorities]
        return decide(Hits(names, [row.rule.number for row in fired], outputs, order, element), run)

    return evaluate


def _without(defaults: Sequence[Compiled | None], names: Sequence[str], policy: str, scope: Scope) -> Value:
    if not any(defaults):
        return without_hits(policy)
    values = tuple(default(scope) if default else None for default in defaults)
    return values[0] if len(names) == 1 else dict(zip(names, values, strict=True))


def _input(column: Column, shop: Workshop) -> Input:
    read = shop.literal(column.text, column.line)
    kind = shop.kind(column.kind, column.line)
    reader = READERS.get(kind.name) if isinstance(kind, Basic) else None
    typed = _dated(read, reader) if reader else read
    checked = shop.as_column(typed, column.kind, column.line)
    return _allowed(checked, column, shop) if column.allowed else checked


def _dated(read: Compiled, reader: Callable[[str], Value]) -> Compiled:
    """The fact of a form may still be the text of a date."""

    def value(scope: Scope) -> Value:
        found = read(scope)
        return (reader(found) or found) if isinstance(found, str) else found

    return value


def _allowed(read: Compiled, column: Column, shop: Workshop) -> Input:
    return _listed(read, shop.test(column.allowed, column.line), column, shop)


def _listed(read: Compiled, test: Unary | None, column: Column, shop: Workshop) -> Compiled:
    """A value its column does not list: a fault in a case, null where DMN is followed leniently."""
    if test is None:
        return read
    element = shop.element

    def value(scope: Scope) -> Value:
        found = read(scope)
        if found is None or test.test(scope, found) is True:
            return found
        return scope.run.nothing("not_allowed", element, name=column.label)

    return value


def _row(rule: Rule, table: Table, shop: Workshop, tests: Sequence[Unary | None]) -> _Row:
    cells = [
        (place, shop.knowing(["?"]).test(text, rule.line))
        for place, text in enumerate(rule.inputs[: len(table.inputs)])
        if text not in ("", "-")
    ]
    outputs = tuple(
        _listed(_typed(text, (entry_kind, column.kind), rule.line, shop), test, column, shop)
        for text, entry_kind, column, test in zip(
            rule.outputs, rule.output_kinds, table.outputs, tests, strict=False
        )
    )
    missing = len(table.outputs) - len(outputs)
    return _Row(rule, tuple(cells), outputs + (shop.literal("", rule.line),) * missing)


def _typed(text: str, kinds: Sequence[str], line: int, shop: Workshop) -> Compiled:
    """An output as the types of its cell and of its column say."""
    work = shop.literal(text, line)
    for kind in kinds:
        work = shop.as_kind(work, kind, line) if kind else work
    return work


def _defaults(table: Table, shop: Workshop) -> list[Compiled | None]:
    return [
        _typed(column.default, (column.kind,), column.line, shop) if column.default else None
        for column in table.outputs
    ]


def _allowed_values(test: Unary | None, column: Column, shop: Workshop) -> Callable[[Scope], list[Value]]:
    """The values of an output in the order of their priority."""
    if test is None:
        return lambda scope: []
    values = [shop.tree(part, column.allowed) for part in test.tree.tests if not isinstance(part, Compared)]
    return lambda scope: [value(scope) for value in values]
