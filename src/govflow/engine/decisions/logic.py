"""Boxed expressions into closures over a scope."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from govflow.engine.decisions import elements as dmn
from govflow.engine.decisions.elements import Logic
from govflow.engine.decisions.policies import LISTING, policy_name
from govflow.engine.decisions.tables import compile_table
from govflow.engine.decisions.workshop import Workshop
from govflow.feel.applying import apply_by_name
from govflow.feel.compiling import Written, function_in
from govflow.feel.compiling.iteration import filtered, repeated
from govflow.feel.evaluation import BuiltIn, Compiled, Function, Scope, Value
from govflow.feel.kinds import ANY, Kind

FUNCTION = re.compile(r"\s*function\s*\(")


def compile_logic(logic: Logic | None, shop: Workshop) -> Compiled:
    if logic is None:
        return shop.literal("", 0)
    work = WAYS[type(logic)](logic, shop)
    kind = getattr(logic, "kind", "")
    if not kind or isinstance(logic, dmn.FunctionLogic):
        return work
    if isinstance(logic, dmn.Table) and policy_name(logic.policy, logic.aggregation) in LISTING:
        return shop.as_column(work, kind, logic.line)  # old files write the type of one item here
    return shop.as_kind(work, kind, logic.line)


def _literal(logic: dmn.Literal, shop: Workshop) -> Compiled:
    if logic.language and "feel" not in logic.language.lower():
        return shop.unsupported("other_language", logic.line, language=logic.language)
    return shop.literal(logic.text, logic.line)


def _context(logic: dmn.ContextLogic, shop: Workshop) -> Compiled:
    entries: list[tuple[str, Compiled]] = []
    result: Compiled | None = None
    for entry in logic.entries:
        work = compile_logic(entry.logic, shop.knowing([entry.name]) if _is_function(entry.logic) else shop)
        if entry.kind:
            typed = shop.as_function if _is_function(entry.logic) else shop.as_kind
            work = typed(work, entry.kind, logic.line)
        if entry.name:
            entries.append((entry.name, work))
            shop = shop.knowing([entry.name])
        else:
            result = work

    def make(scope: Scope) -> Value:
        made: dict[str, Value] = {}
        inside = scope.inner(made)
        for name, work in entries:
            made[name] = work(inside)
        return made if result is None else result(inside)

    return make


def _is_function(logic: Logic) -> bool:
    """Boxed or in words: `function(a) a + 1`."""
    written = isinstance(logic, dmn.Literal) and FUNCTION.match(logic.text)
    return isinstance(logic, dmn.FunctionLogic) or bool(written)


def _relation(logic: dmn.Relation, shop: Workshop) -> Compiled:
    rows = [
        [_cell(cell, kind, shop) for cell, (_, kind) in zip(row, logic.columns, strict=False)] for row in logic.rows
    ]
    names = [name for name, _ in logic.columns]

    def make(scope: Scope) -> Value:
        scope.run.made_list(len(rows) * len(names))
        return [{name: cell(scope) for name, cell in zip(names, row, strict=False)} for row in rows]

    return make


def _cells(row: Sequence[Logic], columns: Sequence[tuple[str, str]], shop: Workshop) -> list[Compiled]:
    return [_cell(cell, kind, shop) for cell, (_, kind) in zip(row, columns, strict=False)]


def _cell(cell: Logic, kind: str, shop: Workshop) -> Compiled:
    work = compile_logic(cell, shop)
    return shop.as_kind(work, kind, cell.line) if kind else work


def _list(logic: dmn.ListLogic, shop: Workshop) -> Compiled:
    items = [compile_logic(item, shop) for item in logic.items]
    return lambda scope: [item(scope) for item in items]


def _invocation(logic: dmn.Invocation, shop: Workshop) -> Compiled:
    called = compile_logic(logic.called, shop)
    bindings = [(one.name, _bound(one, shop, logic.line)) for one in logic.bindings]
    element = shop.element

    def call(scope: Scope) -> Value:
        function = called(scope)
        if not isinstance(function, Function | BuiltIn):
            return scope.run.nothing("not_a_function", element)
        return apply_by_name(function, {name: value(scope) for name, value in bindings}, scope.run)

    return call


def _bound(binding: dmn.Binding, shop: Workshop, line: int) -> Compiled:
    value = compile_logic(binding.logic, shop)
    return shop.as_kind(value, binding.kind, line) if binding.kind else value


def _function(logic: dmn.FunctionLogic, shop: Workshop) -> Compiled:
    return compile_function(logic, shop, "")


def compile_function(logic: dmn.FunctionLogic, shop: Workshop, result: str) -> Compiled:
    """A function value; what is written in Java or PMML is named and never run."""
    parameters = [(name, shop.kind(kind, logic.line)) for name, kind in logic.parameters]
    element = shop.element
    if logic.language not in ("FEEL", ""):
        return lambda scope: Function(parameters, lambda run, values: run.nothing("external_function", element))
    inner = shop.knowing(name for name, _ in parameters)
    body = compile_logic(logic.body, inner)
    outcome: Kind = ANY
    if result and not shop.is_function(result):
        outcome, body = shop.kind(result, logic.line), inner.as_kind(body, result, logic.line)

    written = Written(parameters, body, element, 0, outcome, element)

    def make(scope: Scope) -> Value:
        return function_in(scope, written)

    return shop.as_function(shop.as_function(make, logic.kind, logic.line), result, logic.line)


def _choice(logic: dmn.Choice, shop: Workshop) -> Compiled:
    condition, then = compile_logic(logic.condition, shop), compile_logic(logic.then, shop)
    otherwise = compile_logic(logic.otherwise, shop)
    return lambda scope: then(scope) if condition(scope) is True else otherwise(scope)


def _selection(logic: dmn.Selection, shop: Workshop) -> Compiled:
    source = compile_logic(logic.source, shop)
    test = compile_logic(logic.test, shop.knowing(["item"]).loosely())
    return filtered(source, test, shop.element, 0)


def _repetition(logic: dmn.Repetition, shop: Workshop) -> Compiled:
    source = compile_logic(_bare_range(logic.source), shop)
    body = compile_logic(logic.body, shop.knowing([logic.name, "partial"]))
    return repeated(logic.how, logic.name, source, body, shop.element)


def _bare_range(logic: Logic) -> Logic:
    """`1..x` alone, as it stands after `in` of a `for`, is the range [1..x]."""
    if not isinstance(logic, dmn.Literal) or ".." not in logic.text or logic.text[:1] in ("[", "(", "]"):
        return logic
    return replace(logic, text=f"[{logic.text}]")


WAYS: Mapping[type, Callable[[Any, Workshop], Compiled]] = {
    dmn.Literal: _literal,
    dmn.Table: compile_table,
    dmn.ContextLogic: _context,
    dmn.Relation: _relation,
    dmn.ListLogic: _list,
    dmn.Invocation: _invocation,
    dmn.FunctionLogic: _function,
    dmn.Choice: _choice,
    dmn.Selection: _selection,
    dmn.Repetition: _repetition,
}
