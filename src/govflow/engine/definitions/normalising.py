"""What is drawn otherwise than BPMN asks, put right where its meaning is plain; each change is noted."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element, Flow, Process, Trigger
from govflow.engine.definitions.notes import Notes
from govflow.engine.definitions.vocabulary import ACTIVITIES, FRAMES

_CHOOSING = ("exclusiveGateway", "inclusiveGateway", "complexGateway")
_WAITED_FOR = frozenset({"message", "timer", "signal", "conditional"})
_THROWN = frozenset({"message", "signal", "error", "escalation", "compensation", "cancel", "terminate", "link"})

Rule = Callable[[Element, Mapping[str, Element], Notes], Element]


def normalised(elements: Mapping[str, Element], processes: tuple[Process, ...], notes: Notes) -> dict[str, Element]:
    found = dict(elements)
    for element in elements.values():
        for rule in _RULES:
            element = rule(element, found, notes)
        found[element.id] = element
    for process in processes:
        _ways_in_and_out(process.id, process.children, found, notes)
    return _with_flows_seen_from_both_ends(found)


def _choice(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
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
    return replace(element, outgoing=tuple(change(flow) if flow in which else flow for flow in element.outgoing))


def _only_way(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """Words on the only flow of a node ask nothing: there is nothing to choose."""
    if len(element.outgoing) != 1 or not element.outgoing[0].prose:
        return element
    flow = element.outgoing[0]
    notes.changes = [
        one for one in notes.changes if one.element != flow.id or one.rule != "condition-asked-of-person"
    ]
    notes.changed("condition-without-choice", notes.named[flow.id], text=flow.prose)
    return _with(element, [flow], lambda flow: replace(flow, prose=""))


def _complex(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind != "complexGateway" or element.activation:
        return element
    if len(element.incoming) > 1:
        notes.changed("complex-as-inclusive", notes.named[element.id])
    return replace(element, kind="inclusiveGateway")


def _empty_frame(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind not in FRAMES or element.children:
        return element
    if element.by_event:
        notes.changed("empty-event-frame", notes.named[element.id])
        return element
    notes.changed("empty-frame", notes.named[element.id])
    return replace(element, kind="manualTask")


def _undecided(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind == "businessRuleTask" and not (element.decision or element.attributes.get("system")):
        notes.changed("decision-by-person", notes.named[element.id])
        return replace(element, kind="manualTask")
    if element.kind == "callActivity" and element.call and not element.call.process:
        notes.changed("call-by-person", notes.named[element.id], process="")
        return replace(element, kind="manualTask", call=None)
    return element


def _idle(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """A service task that says nothing of its work passes at once; that is worth a word."""
    if element.kind == "serviceTask" and not (element.attributes or element.sets):
        notes.found("service-passes", notes.named[element.id], "note")
    return element


def _boundary(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind != "boundaryEvent":
        return element
    xml = notes.named[element.id]
    host = elements.get(element.host)
    if host is None or host.kind not in ACTIVITIES:
        notes.found("boundary-without-host", xml, host=element.host)
    kinds = {trigger.kind for trigger in element.triggers}
    if "cancel" in kinds and host and host.kind != "transaction":
        notes.found("cancel-outside-transaction", xml)
    if "compensation" in kinds and not element.undo:
        notes.found("nothing-to-undo", xml, "warning")
    if kinds & {"error", "cancel", "compensation"} and not element.interrupts:
        return replace(element, interrupts=True)
    return element


def _caught(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """An intermediate event catches or throws what such an event can."""
    kinds = {trigger.kind for trigger in element.triggers}
    if element.kind == "intermediateCatchEvent":
        wrong = kinds - _WAITED_FOR - {"link"}
    elif element.kind in ("intermediateThrowEvent", "endEvent", "implicitThrowEvent"):
        wrong = kinds - _THROWN
    else:
        return element
    if wrong and element.kind == "intermediateThrowEvent" and kinds <= _WAITED_FOR:
        notes.changed("throw-as-catch", notes.named[element.id], trigger=", ".join(sorted(wrong)))
        return replace(element, kind="intermediateCatchEvent")
    if wrong:
        notes.found("event-of-wrong-kind", notes.named[element.id], trigger=", ".join(sorted(wrong)))
    if element.kind == "intermediateCatchEvent" and not kinds:
        notes.changed("catch-passes", notes.named[element.id])
    if element.kind == "endEvent" and element.outgoing:
        notes.changed("end-goes-on", notes.named[element.id])
        return replace(element, kind="intermediateThrowEvent")
    if "cancel" in kinds and not _is_in_transaction(element, elements):
        notes.found("cancel-outside-transaction", notes.named[element.id])
    return element


def _is_in_transaction(element: Element, elements: Mapping[str, Element]) -> bool:
    parent = elements.get(element.parent)
    while parent:
        if parent.kind == "transaction":
            return True
        parent = elements.get(parent.parent)
    return False


def _event_gateway(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind != "eventBasedGateway":
        return element
    targets = [elements[flow.target] for flow in element.outgoing]
    if all(target.kind in ("intermediateCatchEvent", "receiveTask") for target in targets):
        return element
    notes.changed("race-of-tasks", notes.named[element.id])
    flows = tuple(replace(flow, prose=flow.name or flow.id) for flow in element.outgoing)
    return replace(element, kind="exclusiveGateway", outgoing=flows)


def _event_frame(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if not element.by_event:
        return element
    if element.children and not any(elements[id].kind == "startEvent" for id in element.children):
        notes.found("event-frame-without-trigger", notes.named[element.id])
    return element


def _event_start(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """An event sub-process that does not say what starts it is started by a person."""
    parent = elements.get(element.parent)
    if element.kind != "startEvent" or element.triggers or parent is None or not parent.by_event:
        return element
    notes.changed("event-called-by-person", notes.named[element.id])
    return replace(element, triggers=(Trigger("conditional", is_prose=True),))


def _links(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind not in ("intermediateThrowEvent", "endEvent"):
        return element
    for trigger in element.triggers:
        if trigger.kind != "link":
            continue
        caught, thrown = _links_in(element.parent, elements, notes)
        if caught[trigger.name] == 1:
            continue
        lonely = [*(caught.keys() - thrown.keys())][:2]
        if caught[trigger.name] or len(lonely) != 1 or len(thrown.keys() - caught.keys()) != 1:
            count = caught[trigger.name]
            notes.found("link-without-target", notes.named[element.id], name=trigger.name, count=count)
            continue
        notes.changed("link-paired", notes.named[element.id], name=lonely[0])
        element = replace(element, triggers=(Trigger("link", lonely[0]),))
    return element


def _links_in(scope: str, elements: Mapping[str, Element], notes: Notes) -> tuple[Counter[str], Counter[str]]:
    """The links caught and thrown in each scope, counted once for the file."""
    if not notes.links:
        for element in elements.values():
            caught, thrown = notes.links.setdefault(element.parent, (Counter(), Counter()))
            names = [trigger.name for trigger in element.triggers if trigger.kind == "link"]
            (caught if element.kind == "intermediateCatchEvent" else thrown).update(names)
    return notes.links[scope]


_RULES: tuple[Rule, ...] = (
    _empty_frame,
    _undecided,
    _idle,
    _complex,
    _only_way,
    _choice,
    _boundary,
    _caught,
    _event_gateway,
    _event_frame,
    _event_start,
    _links,
)


def _ways_in_and_out(scope: str, children: tuple[str, ...], elements: Mapping[str, Element], notes: Notes) -> None:
    """A scope without a start begins at every node nothing leads to; one without an end ends where flows end."""
    nodes = [elements[id] for id in children]
    for node in nodes:
        if node.kind in FRAMES and node.children:
            _ways_in_and_out(node.id, node.children, elements, notes)
    if not nodes or (scope in elements and elements[scope].kind == "adHocSubProcess"):
        return
    if not any(node.kind == "startEvent" for node in nodes):
        notes.changed("start-implied", notes.named[scope])
        if not any(begins_by_itself(node) for node in nodes):
            notes.found("no-way-in", notes.named[scope])
    if not any(node.kind == "endEvent" for node in nodes):
        notes.changed("end-implied", notes.named[scope])


def begins_by_itself(node: Element) -> bool:
    """A node that takes a token when its scope begins without a start event."""
    if node.incoming or node.by_event or node.is_compensation or node.kind in ("boundaryEvent", "startEvent"):
        return False
    return not any(trigger.kind == "link" for trigger in node.triggers) or node.kind != "intermediateCatchEvent"


def _with_flows_seen_from_both_ends(elements: Mapping[str, Element]) -> dict[str, Element]:
    flows = {flow.id: flow for element in elements.values() for flow in element.outgoing}
    return {
        id: replace(element, incoming=tuple(flows[flow.id] for flow in element.incoming))
        for id, element in elements.items()
    }
