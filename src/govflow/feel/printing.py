"""A tree as text again: what is read from the text is the same tree.

Every operand that is not simple stands in parentheses; beauty is not the aim, certainty is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from govflow.feel import tree
from govflow.feel.kinds import ANY, Kind
from govflow.feel.tree import Node
from govflow.feel.values.showing import quoted, written

SIMPLE = (tree.Literal, tree.Temporal, tree.Name, tree.ListOf, tree.ContextOf, tree.Path, tree.Filter, tree.Call)


def unparse(node: Node) -> str:
    return PRINTERS[type(node)](node)


def _inner(node: Node) -> str:
    """An operand: safe on either side of a sign."""
    is_negative = isinstance(node, tree.Literal) and str(node.value).startswith("-")
    return unparse(node) if isinstance(node, SIMPLE) and not is_negative else f"({unparse(node)})"


def _literal(node: tree.Literal) -> str:
    return str(node.value) if not isinstance(node.value, bool | str | None) else written(node.value)


def _list(node: tree.ListOf) -> str:
    return f"[{', '.join(map(unparse, node.items))}]"


def _context(node: tree.ContextOf) -> str:
    return "{" + ", ".join(f"{quoted(name)}: {unparse(value)}" for name, value in node.entries) + "}"


def _range(node: tree.RangeOf) -> str:
    if node.sign and node.low is not None:
        return f"({node.sign} {_inner(node.low)})"
    if node.low is None and node.high is not None:
        return f"({'<=' if node.high_included else '<'} {_inner(node.high)})"
    if node.high is None and node.low is not None:
        return f"({'>=' if node.low_included else '>'} {_inner(node.low)})"
    low, high = "" if node.low is None else _inner(node.low), "" if node.high is None else _inner(node.high)
    return f"{'[' if node.low_included else '('}{low}..{high}{']' if node.high_included else ')'}"


def _source(node: Node) -> str:
    """What a dot, a bracket or an argument follows."""
    return (
        unparse(node) if isinstance(node, tree.Name | tree.Path | tree.Filter | tree.Call) else f"({unparse(node)})"
    )


def _call(node: tree.Call) -> str:
    values = [unparse(value) for value in node.arguments]
    if node.names is not None:
        values = [f"{name}: {value}" for name, value in zip(node.names, values, strict=True)]
    return f"{_source(node.function)}({', '.join(values)})"


def _binary(node: tree.Binary) -> str:
    return f"{_inner(node.left)} {node.sign} {_inner(node.right)}"


def _between(node: tree.Between) -> str:
    return f"{_inner(node.value)} between {_inner(node.low)} and {_inner(node.high)}"


def _in(node: tree.In) -> str:
    return f"{_inner(node.value)} in ({', '.join(map(unparse, node.tests))})"


def _if(node: tree.If) -> str:
    return f"if {_inner(node.condition)} then {_inner(node.then)} else {_inner(node.otherwise)}"


def _iterators(iterators: tuple[tree.Iterator, ...]) -> str:
    return ", ".join(map(_iterator, iterators))


def _iterator(one: tree.Iterator) -> str:
    until = "" if one.until is None else f"..{_inner(one.until)}"
    return f"{one.name} in {_inner(one.source)}{until}"


def _for(node: tree.For) -> str:
    return f"for {_iterators(node.iterators)} return {_inner(node.body)}"


def _quantified(node: tree.Quantified) -> str:
    return f"{'every' if node.every else 'some'} {_iterators(node.iterators)} satisfies {_inner(node.body)}"


def _function(node: tree.FunctionOf) -> str:
    parameters = ", ".join(_parameter(name, kind) for name, kind in node.parameters)
    return f"function({parameters}) {'external ' if node.is_external else ''}{_inner(node.body)}"


def _parameter(name: str, kind: Kind) -> str:
    return name if kind == ANY else f"{name}: {kind}"


def _unary(node: tree.UnaryTests) -> str:
    tests = ", ".join(map(unparse, node.tests))
    return f"not({tests})" if node.is_negated else tests or "-"


PRINTERS: Mapping[type, Callable[[Any], str]] = {
    tree.Literal: _literal,
    tree.Temporal: lambda node: f"@{quoted(node.text)}",
    tree.Name: lambda node: node.name,
    tree.ListOf: _list,
    tree.ContextOf: _context,
    tree.RangeOf: _range,
    tree.Path: lambda node: f"{_source(node.source)}.{node.name}",
    tree.Filter: lambda node: f"{_source(node.source)}[{unparse(node.test)}]",
    tree.Call: _call,
    tree.Negative: lambda node: f"-{_inner(node.value)}",
    tree.Binary: _binary,
    tree.Between: _between,
    tree.In: _in,
    tree.InstanceOf: lambda node: f"{_inner(node.value)} instance of {node.kind}",
    tree.If: _if,
    tree.For: _for,
    tree.Quantified: _quantified,
    tree.FunctionOf: _function,
    tree.Compared: lambda node: f"{node.sign} {_inner(node.value)}",
    tree.UnaryTests: _unary,
}
