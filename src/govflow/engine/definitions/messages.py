"""Messages between pools: a drawn message flow says that what one side sends is what the other receives."""

from collections.abc import Mapping
from dataclasses import replace

from govflow.engine.definitions.elements import Element, MessageFlow, Trigger
from govflow.engine.definitions.notes import Notes


def named_along_flows(
    elements: Mapping[str, Element], flows: tuple[MessageFlow, ...], notes: Notes
) -> dict[str, Element]:
    """Where an end of a message flow names no message, it is that of the other end, or of the flow."""
    found = dict(elements)
    for flow in flows:
        ends = [found[id] for id in (flow.source, flow.target) if id in found and _message(found[id])]
        if len(ends) != 2:
            continue
        triggers = [trigger for trigger in map(_message, ends) if trigger]
        given = [trigger.name for trigger in triggers if trigger.ref]
        name = given[0] if given else flow.name or triggers[0].name
        for end, trigger in zip(ends, triggers, strict=True):
            if not trigger.ref and trigger.name != name:
                notes.changed("message-named-after-flow", notes.named[end.id], name=name)
                found[end.id] = replace(end, triggers=tuple(_renamed(one, trigger, name) for one in end.triggers))
    return found


def _message(element: Element) -> Trigger | None:
    return next((trigger for trigger in element.triggers if trigger.kind == "message"), None)


def _renamed(trigger: Trigger, which: Trigger, name: str) -> Trigger:
    return replace(trigger, name=name) if trigger is which else trigger
