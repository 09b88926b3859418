"""What is drawn otherwise than BPMN asks, put right where its meaning is plain; each change is noted."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element, Process
from govflow.engine.definitions.normalising.choices import (
    choice,
    complex_without_condition,
    event_gateway,
    only_way,
)
from govflow.engine.definitions.normalising.events import boundary, caught_or_thrown, links, start
from govflow.engine.definitions.normalising.frames import (
    begins_by_itself,
    empty_frame,
    event_frame,
    idle,
    repeated,
    transactions,
    undecided,
    ways_in_and_out,
)
from govflow.engine.definitions.notes import Notes

__all__ = ["begins_by_itself", "normalised"]

Rule = Callable[[Element, Mapping[str, Element], Notes], Element]

# the order matters where one rule changes the kind that another looks at
_RULES: tuple[Rule, ...] = (
    empty_frame,
    repeated,
    undecided,
    idle,
    complex_without_condition,
    only_way,
    choice,
    boundary,
    caught_or_thrown,
    event_gateway,
    event_frame,
    start,
    links,
)


def normalised(elements: Mapping[str, Element], processes: tuple[Process, ...], notes: Notes) -> dict[str, Element]:
    found = transactions(elements, notes)
    for element in list(found.values()):
        for rule in _RULES:
            element = rule(element, found, notes)
        found[element.id] = element
    for process in processes:
        ways_in_and_out(process.id, process.children, found, notes)
    return _with_flows_seen_from_both_ends(found)


def _with_flows_seen_from_both_ends(elements: Mapping[str, Element]) -> dict[str, Element]:
    flows = {flow.id: flow for element in elements.values() for flow in element.outgoing}
    return {
        id: replace(element, incoming=tuple(flows[flow.id] for flow in element.incoming))
        for id, element in elements.items()
    }
