"""Events that hang in the air, are of a kind they cannot be, or miss their partner."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element, Trigger
from govflow.engine.definitions.notes import Notes
from govflow.engine.definitions.vocabulary import ACTIVITIES

_WAITED_FOR = frozenset({"message", "timer", "signal", "conditional"})
_BEGINS_NO_PROCESS = frozenset({"error", "escalation", "compensation", "cancel", "terminate"})
_BEGINS_NO_FRAME = frozenset({"cancel", "terminate", "link"})
_ENDS_ITS_PATH = frozenset({"error", "cancel", "terminate"})
_THROWN = frozenset({"message", "signal", "error", "escalation", "compensation", "cancel", "terminate", "link"})


def boundary(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
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
    if host and host.parent != element.parent:
        notes.found("boundary-of-other-scope", xml, host=element.host)
    if kinds & {"error", "cancel", "compensation"} and not element.interrupts:
        return replace(element, interrupts=True)
    return element


def caught_or_thrown(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
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
    if element.kind == "intermediateThrowEvent" and kinds & _ENDS_ITS_PATH:
        if not element.outgoing:
            notes.changed("throw-as-end", notes.named[element.id], trigger=", ".join(sorted(kinds)))
            return replace(element, kind="endEvent")
        wrong |= kinds & _ENDS_ITS_PATH
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


def start(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
    """A start event begins only what an event of its kind can begin."""
    if element.kind != "startEvent":
        return element
    kinds = {trigger.kind for trigger in element.triggers}
    if kinds == {"link"}:
        notes.changed("start-as-link", notes.named[element.id])
        return replace(element, kind="intermediateCatchEvent")
    parent = elements.get(element.parent)
    if parent is None:
        _look_for(kinds & _BEGINS_NO_PROCESS, element, notes)
    elif parent.by_event:
        _look_for(kinds & _BEGINS_NO_FRAME, element, notes)
        if "error" in kinds:  # an error always interrupts
            return replace(element, interrupts=True)
        return element if kinds else _called_by_person(element, notes)
    elif kinds and not _begins_plainly(parent, elements):
        notes.changed("start-waits-for-nothing", notes.named[element.id], trigger=", ".join(sorted(kinds)))
        return replace(element, triggers=())
    return element


def _look_for(wrong: set[str], element: Element, notes: Notes) -> None:
    if wrong:
        notes.found("start-of-wrong-kind", notes.named[element.id], trigger=", ".join(sorted(wrong)))


def _called_by_person(element: Element, notes: Notes) -> Element:
    """An event sub-process that does not say what starts it is started by a person."""
    notes.changed("event-called-by-person", notes.named[element.id])
    return replace(element, triggers=(Trigger("conditional", is_prose=True),))


def _begins_plainly(frame: Element, elements: Mapping[str, Element]) -> bool:
    inside = (elements[id] for id in frame.children)
    return any(one.kind == "startEvent" and not one.triggers for one in inside)


def links(element: Element, elements: Mapping[str, Element], notes: Notes) -> Element:
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
            (caught if element.kind in ("intermediateCatchEvent", "startEvent") else thrown).update(names)
    return notes.links[scope]
