"""A tree into closures, once; each part of the grammar has its own way of being compiled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from govflow.feel.evaluation import Compiled
from govflow.feel.tree import Node


@dataclass(frozen=True)
class Compiler:
    """`text` is what the faults point into."""

    text: str
    ways: Mapping[type, Callable[[Any, "Compiler"], Compiled]]

    def compile(self, node: Node) -> Compiled:
        return self.ways[type(node)](node, self)

    def compile_all(self, nodes: tuple[Node, ...]) -> list[Compiled]:
        return [self.compile(node) for node in nodes]
