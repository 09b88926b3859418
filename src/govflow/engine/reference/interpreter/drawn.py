"""Questions to a diagram, answered by looking through all of it."""

from collections.abc import Iterator, Sequence

from govflow.engine.definitions.elements import Definitions, Element, Flow, Process, Trigger

BODIES = ("subProcess", "transaction", "adHocSubProcess")


class Drawn:
    """The elements of one or more files, as drawn."""

    def __init__(self, definitions: Sequence[Definitions]) -> None:
        self.elements: dict[str, Element] = {}
        self.processes: dict[str, Process] = {}
        for one in definitions:
            self.elements.update(one.elements)
            self.processes.update({process.id: process for process in one.processes})
        self._flows = {flow.id: flow for element in self.elements.values() for flow in element.outgoing}

    def inside(self, body: str) -> Iterator[Element]:
        """What stands directly in a process or sub-process."""
        for element in self.elements.values():
            if element.parent == body:
                yield element

    def boundaries(self, host: str) -> list[Element]:
        return [element for element in self.elements.values() if element.host == host]

    def handlers(self, body: str) -> Iterator[tuple[Element, Element]]:
        """The event sub-processes of a body, each with each of its start events."""
        for element in self.inside(body):
            if element.by_event:
                for start in self.inside(element.id):
                    if start.kind == "startEvent":
                        yield element, start

    def beginnings(self, body: str) -> list[Element]:
        """Where a body begins when nothing else is said."""
        inside = [element for element in self.inside(body) if is_reached_by_flow(element)]
        starts = [element for element in inside if element.kind == "startEvent"]
        plain = [start for start in starts if not start.triggers]
        if body in self.processes:
            plain, starts = plain[:1], starts[:1]  # several starts of a process are several ways to begin a case
        return plain or starts or [element for element in inside if not element.incoming]

    def undoing(self, activity: str) -> Element | None:
        """What undoes an activity: the handler drawn to its boundary, or the start of one inside it."""
        for boundary in self.boundaries(activity):
            if boundary.undo and trigger_of(boundary).kind == "compensation":
                return self.elements[boundary.undo]
        for _, start in self.handlers(activity):
            if trigger_of(start).kind == "compensation":
                return start
        return None

    def shouts(self, element_id: str) -> bool:
        """Whether an event throws a signal."""
        element = self.elements[element_id]
        is_throwing = element.kind in ("endEvent", "intermediateThrowEvent")
        return is_throwing and any(trigger.kind == "signal" for trigger in element.triggers)

    def flow(self, flow_id: str) -> Flow:
        return self._flows[flow_id]


def is_reached_by_flow(element: Element) -> bool:
    return not (element.host or element.by_event or element.is_compensation or is_link_catch(element))


def is_link_catch(element: Element) -> bool:
    return element.kind == "intermediateCatchEvent" and trigger_of(element).kind == "link"


def trigger_of(element: Element) -> Trigger:
    """The one trigger of an event; an event without one has the kind `none`."""
    return element.triggers[0] if element.triggers else Trigger(kind="none")


def matches(trigger: Trigger, kind: str, code: str) -> bool:
    return trigger.kind == kind and trigger.name in ("", code)
