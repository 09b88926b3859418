"""Literals, names, lists, contexts, ranges and paths."""

from collections.abc import Mapping
from decimal import Decimal

from govflow.feel.compiling.compiler import Compiler
from govflow.feel.compiling.properties import property_of
from govflow.feel.evaluation import BuiltIn, Compiled, Run, Scope, Value
from govflow.feel.faults import SyntaxFault, UnknownNames
from govflow.feel.functions import BUILT_INS, from_outside
from govflow.feel.tree import ContextOf, ListOf, Literal, Name, Path, RangeOf, Temporal
from govflow.feel.values.comparing import order
from govflow.feel.values.numbers import DIGITS
from govflow.feel.values.ranges import Range
from govflow.feel.values.reading import read_temporal


def compile_literal(node: Literal, compiler: Compiler) -> Compiled:
    value = DIGITS.plus(node.value) if isinstance(node.value, Decimal) else node.value
    return lambda scope: value


def compile_temporal(node: Temporal, compiler: Compiler) -> Compiled:
    value = read_temporal(node.text)
    text, at, written = compiler.text, node.at, node.text
    if value is not None:
        return lambda scope: value
    return lambda scope: scope.run.nothing("no_such_date", text, at, found=written)


def compile_name(node: Name, compiler: Compiler) -> Compiled:
    name, text, at = node.name, compiler.text, node.at

    def read(scope: Scope) -> Value:
        here: Scope | None = scope
        while here is not None:
            if name in here.names:
                return here.names[name]
            here = here.outer
        return _function_named(name, scope, text, at)

    return read


def _function_named(name: str, scope: Scope, text: str, at: int) -> BuiltIn | None:
    run = scope.run
    if name in run.given.functions and name not in BUILT_INS:
        return from_outside(name, run.given.functions[name])
    if _is_in_open(scope):
        return None  # this item lacks the entry; a call finds the built-in function by itself
    if name in BUILT_INS:
        return BUILT_INS[name]
    if not run.is_lenient:
        raise UnknownNames("unknown_name", text, at, name=name)
    run.nothing("unknown_name", text, at, name=name)
    return None


def _is_in_open(scope: Scope) -> bool:
    here: Scope | None = scope
    while here is not None and not here.is_open:
        here = here.outer
    return here is not None


def compile_list(node: ListOf, compiler: Compiler) -> Compiled:
    items = compiler.compile_all(node.items)
    text, at = compiler.text, node.at

    def make(scope: Scope) -> Value:
        scope.run.made_list(len(items), text, at)
        return [item(scope) for item in items]

    return make


def compile_context(node: ContextOf, compiler: Compiler) -> Compiled:
    entries = [(name, compiler.compile(value)) for name, value in node.entries]
    names = [name for name, _ in entries]
    text, at = compiler.text, node.at
    is_twice = len(set(names)) != len(names)

    def make(scope: Scope) -> Value:
        if is_twice:
            return scope.run.nothing("entry_twice", text, at)
        scope.run.made_list(len(entries), text, at)
        made: dict[str, Value] = {}
        inside = scope.inner(made)
        for name, value in entries:
            made[name] = value(inside)
        return made

    return make


def compile_range(node: RangeOf, compiler: Compiler) -> Compiled:
    low = compiler.compile(node.low) if node.low is not None else None
    high = compiler.compile(node.high) if node.high is not None else None
    is_whole = low is not None and high is not None
    text, at = compiler.text, node.at

    def make(scope: Scope) -> Value:
        start, end = low(scope) if low else None, high(scope) if high else None
        if is_whole and (start is None or end is None):
            return None
        if is_whole and order(start, end) is None:
            return scope.run.nothing("no_order", text, at)
        return Range(start, end, node.low_included, node.high_included, node.sign)

    return make


def compile_path(node: Path, compiler: Compiler) -> Compiled:
    source = compiler.compile(node.source)
    name, text, at = node.name, compiler.text, node.at

    def read(scope: Scope) -> Value:
        value = source(scope)
        if type(value) is dict:
            return _entry(value, name)
        if type(value) is list:
            scope.run.step(text, at, len(value))
            return [_entry_of_item(item, name, scope.run, text, at) for item in value]
        return property_of(value, name, scope.run, text, at)

    return read


def _entry(context: Mapping[str, Value], name: str) -> Value:
    return context.get(name)


def _entry_of_item(item: Value, name: str, run: Run, text: str, at: int) -> Value:
    return _entry(item, name) if type(item) is dict else property_of(item, name, run, text, at)


def check_temporal(node: Temporal, text: str) -> SyntaxFault | None:
    """An at-literal that is no date is known before anything runs."""
    return (
        None
        if read_temporal(node.text) is not None
        else SyntaxFault("no_such_date", text, node.at, found=node.text)
    )
