"""Splits whose flows lack conditions, and gateways that say too little."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element, Flow
from govflow.engine.definitions.notes import Notes

_CHOOSING = ("exclusiveGateway", "inclusiveGateway", "complexGateway")


def choice(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """A split whose flows lack conditions: one bare flow is the default, several are a question."""
    flows = element.outgoing
    if element.kind not in _CHOOSING or len(flows) < 2:
        return element
    bare = [flow for flow in flows if not (flow.condition or flow.prose or flow.is_default)]
    if not bare:
        return element
    has_default = any(flow.is_default for flow in flows)
    if element.kind != "exclusiveGateway" and len(bare) < len(flows) - has_default:
        return element  # an inclusive flow without a condition is always taken
    if len(bare) == 1 and not has_default:
        notes.changed("default-implied", notes.named[element.id], flow=bare[0].id)
        return _with(element, bare, lambda flow: replace(flow, is_default=True))
    notes.changed("choice-asked-of-person", notes.named[element.id])
    return _with(element, bare, lambda flow: replace(flow, prose=flow.name or flow.id))


def _with(element: Element, which: list[Flow], change: Callable[[Flow], Flow]) -> Element:
    ids = {flow.id for flow in which}
    return replace(element, outgoing=tuple(change(flow) if flow.id in ids else flow for flow in element.outgoing))


def only_way(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """Words on the only flow of a node ask nothing: there is nothing to choose."""
    if len(element.outgoing) != 1 or not element.outgoing[0].prose:
        return element
    flow = element.outgoing[0]
    notes.changes = [
        one for one in notes.changes if one.element != flow.id or one.rule != "condition-asked-of-person"
    ]
    notes.changed("condition-without-choice", notes.named[flow.id], text=flow.prose)
    return _with(element, [flow], lambda flow: replace(flow, prose=""))


def complex_without_condition(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind != "complexGateway" or element.activation:
        return element
    if len(element.incoming) > 1:
        notes.changed("complex-as-inclusive", notes.named[element.id])
    return replace(element, kind="inclusiveGateway")


def event_gateway(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind != "eventBasedGateway":
        return element
    if not element.outgoing:  # a path ends here as at any other gateway
        return replace(element, kind="exclusiveGateway")
    targets = [elements[flow.target] for flow in element.outgoing]
    if all(target.kind in ("intermediateCatchEvent", "receiveTask") for target in targets):
        return element
    notes.changed("race-of-tasks", notes.named[element.id])
    flows = tuple(replace(flow, prose=flow.name or flow.id) for flow in element.outgoing)
    return replace(element, kind="exclusiveGateway", outgoing=flows)
