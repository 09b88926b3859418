"""Every part of a tree, one after another."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from govflow.feel.tree import Node


def parts(node: Node) -> Iterator[Any]:
    """The nodes directly under a node (iterators of a `for` among them)."""
    for field in fields(node):
        yield from _nodes_in(getattr(node, field.name))


def _nodes_in(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)
    elif type(value).__module__ == "govflow.feel.tree":
        yield value


def any_node(node: Node, holds: Callable[[Any], bool]) -> bool:
    return holds(node) or any(any_node(part, holds) for part in parts(node))


def every_node(node: Node) -> Iterator[Any]:
    yield node
    for part in parts(node):
        yield from every_node(part)
