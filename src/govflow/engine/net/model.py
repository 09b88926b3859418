"""Diagrams compiled to run together: what casework, checks and pages may ask of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from govflow.engine.definitions import Change, Definitions, Element, Finding, Process
from govflow.engine.net.nodes import Frame, Node
from govflow.engine.waits import Facts, Given


class Decided(Protocol):
    @property
    def value(self) -> Any: ...
    @property
    def explanation(self) -> Any: ...


class Decisions(Protocol):
    """The decision tables a business rule task may name."""

    def evaluate(self, decision: str, facts: Facts, given: Given) -> Decided: ...


@dataclass(frozen=True, slots=True)
class Model:
    """The processes of an edition, by id, and their elements."""

    definitions: tuple[Definitions, ...]
    digest: str
    processes: Mapping[str, Process]
    elements: Mapping[str, Element] = field(repr=False)
    nodes: Mapping[str, Node] = field(repr=False)
    frames: Mapping[str, Frame] = field(repr=False)
    decisions: Decisions | None = field(repr=False, default=None)
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

    def element(self, id: str) -> Element:
        return self.elements[id]

    def elements_of(self, process: str) -> list[Element]:
        return [element for element in self.elements.values() if element.process == process]
