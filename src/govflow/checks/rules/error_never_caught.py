"""An error that nothing around it takes ends the whole case at once."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.definitions import Element, Trigger
from govflow.engine.net import Frame, Model, Node


def look(model: Model) -> Iterator[Found]:
    called = {element.call.process for element in model.elements.values() if element.call}
    for node in model.nodes.values():
        element = node.element
        for trigger in element.triggers if element.kind == "endEvent" else ():
            if trigger.kind == "error" and element.process not in called and not _is_caught(trigger, node, model):
                yield found(element.file, element.line, element.id, error=trigger.name or "?")


def _is_caught(thrown: Trigger, node: Node, model: Model) -> bool:
    here: Frame | None = node.frame
    while here is not None:
        inside = [event_frame.inner for event_frame in here.event_frames if event_frame.inner]
        starts = [start.element for frame in inside for start in frame.nodes if start.is_event_start]
        owner = model.nodes.get(here.id)
        boundaries = [boundary.element for boundary in owner.caught] if owner else []
        if any(_takes(element, thrown) for element in (*starts, *boundaries)):
            return True
        here = owner.frame if owner else None
    return False


def _takes(element: Element, thrown: Trigger) -> bool:
    return any(one.kind == "error" and one.name in ("", thrown.name) for one in element.triggers)


RULE = Rule("error-never-caught", Severity.WARNING, look)
