"""Sequence flows, tied to the nodes they join."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from govflow.engine.definitions.dialects import to_feel
from govflow.engine.definitions.elements import Element, Flow
from govflow.engine.definitions.notes import (
    Notes,
    child,
    id_of,
    is_feel,
    line_of,
    ours,
    tag_of,
    text_of,
    words_of,
)
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.vocabulary import ACTIVITIES, FRAMES


def connected(elements: Mapping[str, Element], root: Xml, notes: Notes) -> dict[str, Element]:
    """The elements with their flows, compensation handlers and defaults."""
    outgoing: dict[str, list[Flow]] = defaultdict(list)
    incoming: dict[str, list[Flow]] = defaultdict(list)
    flows = list(_flows(elements, root, notes))
    drawn = {(flow.source, flow.target) for flow in flows if flow.id not in notes.moved}
    for flow in flows:
        if flow.id in notes.moved and (flow.source, flow.target) in drawn:
            continue  # the sub-process has that flow already
        outgoing[flow.source].append(flow)
        incoming[flow.target].append(flow)
    handlers = dict(_handlers(elements, root, notes))
    undoing = set(handlers.values())
    return {
        id: replace(
            element,
            incoming=tuple(incoming[id]),
            outgoing=_in_drawn_order(outgoing[id], notes.named[id]),
            undo=handlers.get(id, ""),
            is_compensation=element.is_compensation or id in undoing,
        )
        for id, element in elements.items()
    }


def _in_drawn_order(flows: list[Flow], xml: Xml) -> tuple[Flow, ...]:
    """The order in which the node lists its outgoing flows: a designer who wrote an order meant it."""
    listed = {
        text_of(found).rpartition(":")[2]: place for place, found in enumerate(xml) if tag_of(found) == "outgoing"
    }
    return tuple(sorted(flows, key=lambda flow: listed.get(flow.id, len(flows) + len(listed))))


def _flows(elements: Mapping[str, Element], root: Xml, notes: Notes) -> Iterator[Flow]:
    for xml in root.iter(etree.Element):
        if tag_of(xml) != "sequenceFlow" or not id_of(xml):
            continue
        flow = _flow(xml, elements, notes)
        if flow:
            yield flow


def _flow(xml: Xml, elements: Mapping[str, Element], notes: Notes) -> Flow | None:
    source, target = (_end(xml, end, elements) for end in ("sourceRef", "targetRef"))
    if source is None or target is None:
        if tag_of(xml.getparent()) in ("process", "subProcess", "transaction", "adHocSubProcess"):
            notes.changed("flow-in-the-air", xml)
        return None
    if target.kind == "boundaryEvent":
        notes.changed("flow-into-boundary", xml)
        return None
    if _undoes(source):
        return None  # the way to what undoes, see `_handlers`
    if source.by_event or target.by_event:
        notes.changed("event-frame-joined", xml)
        return None
    if source.parent != target.parent:
        drawn = source, target
        source, target = _at_the_border(source, target, elements)
        if source.parent != target.parent:
            notes.found("flow-crosses-border", xml, source=drawn[0].id, target=drawn[1].id)
            return None
        notes.moved.add(id_of(xml))
        notes.changed("flow-led-to-border", xml, source=source.id, target=target.id)
    is_default = _reference(notes.named[source.id], "default") == id_of(xml)
    condition, prose = (None, "") if is_default else _condition(xml, source, notes)
    return Flow(
        id=id_of(xml),
        source=source.id,
        target=target.id,
        condition=condition,
        is_default=is_default,
        name=words_of(xml),
        prose=prose,
        line=line_of(xml),
        attributes=ours(xml),
    )


def _at_the_border(source: Element, target: Element, elements: Mapping[str, Element]) -> tuple[Element, Element]:
    """A flow out of the end event of a sub-process, or into its start event, means the sub-process."""
    left, entered = elements.get(source.parent), elements.get(target.parent)
    if source.kind == "endEvent" and left and left.kind in FRAMES and not source.triggers:
        source = left
    if target.kind == "startEvent" and entered and entered.kind in FRAMES and source.id != entered.id:
        target = entered
    return source, target


def _end(xml: Xml, attribute: str, elements: Mapping[str, Element]) -> Element | None:
    """What an end of a flow means: an id as it is written, or without the prefix some tools write."""
    found = elements.get(str(xml.get(attribute) or "").strip())
    return found or elements.get(_reference(xml, attribute))


def _reference(xml: Xml, attribute: str) -> str:
    return str(xml.get(attribute) or "").strip().rpartition(":")[2]


def _condition(xml: Xml, source: Element, notes: Notes) -> tuple[str | None, str]:
    expression = child(xml, "conditionExpression")
    text = text_of(expression)
    if not text:
        return None, ""
    if source.kind in ("parallelGateway", "eventBasedGateway", "startEvent"):
        notes.changed("condition-without-choice", xml, text=text)
        return None, ""
    feel, rewritten = to_feel(text, words_of(xml), is_feel=is_feel(expression, notes))
    if feel is None:
        notes.changed("condition-asked-of-person", xml, text=text)
        return None, text
    if rewritten:
        notes.changed("condition-rewritten", xml, text=text, feel=feel)
    return feel, ""


def _undoes(element: Element) -> bool:
    is_boundary = element.kind == "boundaryEvent"
    return is_boundary and any(trigger.kind == "compensation" for trigger in element.triggers)


def _handlers(elements: Mapping[str, Element], root: Xml, notes: Notes) -> Iterator[tuple[str, str]]:
    """Compensation boundary events and what undoes, drawn to them with an association, or by mistake a flow."""
    for xml in root.iter(etree.Element):
        if tag_of(xml) not in ("association", "sequenceFlow"):
            continue
        ends = [_end(xml, end, elements) for end in ("sourceRef", "targetRef")]
        for event, handler in (ends, ends[::-1]):
            if not (event and handler and _undoes(event) and handler.kind in ACTIVITIES):
                continue
            if tag_of(xml) == "sequenceFlow" or not handler.is_compensation:
                notes.changed("handler-implied", xml, event=event.id, handler=handler.id)
            yield event.id, handler.id
