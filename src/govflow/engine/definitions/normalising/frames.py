"""Sub-processes and steps without content, and scopes without a start or an end."""

from collections.abc import Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element
from govflow.engine.definitions.notes import Notes
from govflow.engine.definitions.repeats import MAX_INSTANCES
from govflow.engine.definitions.vocabulary import FRAMES


def empty_frame(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind not in FRAMES or element.children:
        return element
    if element.by_event:
        notes.changed("empty-event-frame", notes.named[element.id])
        return element
    notes.changed("empty-frame", notes.named[element.id])
    return replace(element, kind="manualTask")


def transactions(elements: Mapping[str, Element], notes: Notes) -> dict[str, Element]:
    """A sub-process that can be cancelled is a transaction, whatever it is written as."""
    found = dict(elements)
    hosts = {one.host for one in elements.values() if any(trigger.kind == "cancel" for trigger in one.triggers)}
    for id in hosts & elements.keys():
        if elements[id].kind == "subProcess" and not elements[id].by_event:
            notes.changed("transaction-implied", notes.named[id])
            found[id] = replace(elements[id], kind="transaction")
    return found


def repeated(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """What is repeated inside what is repeated is done so many times that many times."""
    times, around = 1, elements.get(element.parent)
    if _times(element) > 1:
        times = _times(element)
        while around is not None and times <= MAX_INSTANCES:
            times *= _times(around)
            around = elements.get(around.parent)
    if _times(element) <= MAX_INSTANCES < times:
        notes.found("too-many-instances", notes.named[element.id], count=times, limit=MAX_INSTANCES)
    return element


def _times(element: Element) -> int:
    number = (element.repeat.cardinality if element.repeat else None) or "1"
    return int(number) if number.isdigit() else 1


def undecided(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if element.kind == "businessRuleTask" and not (element.decision or element.attributes.get("system")):
        notes.changed("decision-by-person", notes.named[element.id])
        return replace(element, kind="manualTask")
    if element.kind == "callActivity" and element.call and not element.call.process:
        notes.changed("call-by-person", notes.named[element.id], process="")
        return replace(element, kind="manualTask", call=None)
    return element


def idle(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """A service task that says nothing of its work passes at once; that is worth a word."""
    if element.kind == "serviceTask" and not (element.attributes or element.sets):
        notes.found("service-passes", notes.named[element.id], "note")
    return element


def event_frame(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    if not element.by_event:
        return element
    if element.children and not any(elements[id].kind == "startEvent" for id in element.children):
        notes.found("event-frame-without-trigger", notes.named[element.id])
    return element


def ways_in_and_out(scope: str, children: tuple[str, ...], elements: Mapping[str, Element], notes: Notes) -> None:
    """A scope without a start begins at every node nothing leads to; one without an end ends where flows end."""
    nodes = [elements[id] for id in children]
    for node in nodes:
        if node.kind in FRAMES and node.children:
            ways_in_and_out(node.id, node.children, elements, notes)
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
