"""Which names an expression takes from outside."""

from collections.abc import Iterator
from typing import Any

from govflow.feel.tree import Call, ContextOf, Filter, For, FunctionOf, Name, Node, Quantified
from govflow.feel.walking import every_node, parts


def free_names(node: Node) -> frozenset[str]:
    """The names it surely takes from outside. One inside a filter may be an entry of the filtered items."""
    return frozenset(_free(node, frozenset()))


def possible_names(node: Node) -> frozenset[str]:
    """Every name that may be taken from outside."""
    return frozenset(part.name for part in every_node(node) if isinstance(part, Name))


def called_names(node: Node) -> frozenset[str]:
    """The functions it calls by name."""
    calls = (part.function for part in every_node(node) if isinstance(part, Call))
    return frozenset(function.name for function in calls if isinstance(function, Name))


def _free(node: Any, bound: frozenset[str]) -> Iterator[str]:
    if isinstance(node, Name):
        if node.name not in bound:
            yield node.name
    elif isinstance(node, ContextOf):
        yield from _free_in_context(node, bound)
    elif isinstance(node, For | Quantified):
        yield from _free_in_iteration(node, bound)
    elif isinstance(node, FunctionOf):
        if not node.is_external:
            yield from _free(node.body, bound | {name for name, _ in node.parameters})
    elif isinstance(node, Filter):
        yield from _free(node.source, bound)
    else:
        for part in parts(node):
            yield from _free(part, bound)


def _free_in_context(node: ContextOf, bound: frozenset[str]) -> Iterator[str]:
    for name, value in node.entries:
        yield from _free(value, bound)
        bound = bound | {name}


def _free_in_iteration(node: For | Quantified, bound: frozenset[str]) -> Iterator[str]:
    for iterator in node.iterators:
        yield from _free(iterator.source, bound)
        if iterator.until is not None:
            yield from _free(iterator.until, bound)
        bound = bound | {iterator.name}
    yield from _free(node.body, bound | {"partial"} if isinstance(node, For) else bound)
