"""What passes between the pools of one file: which message a task sends, which process a message begins."""

from collections.abc import Iterator, Mapping

from govflow.engine import Element, Model
from govflow.engine.definitions import Trigger


def starts_with(model: Model, kind: str, name: str) -> Iterator[tuple[str, str]]:
    """The processes that a message or signal begins, each with the element it begins at."""
    for element in model.elements.values():
        is_start = element.kind == "startEvent" or element.starts_process
        if is_start and element.parent == element.process and name in _awaited_at(element, kind, model):
            yield element.process, element.id


def _awaited_at(start: Element, kind: str, model: Model) -> list[str]:
    """The names a start waits for; those of a gateway are its events'."""
    is_gateway = start.kind == "eventBasedGateway"
    events = [model.element(flow.target) for flow in start.outgoing] if is_gateway else [start]
    return [trigger.name for event in events for trigger in event.triggers if trigger.kind == kind]


def sent_along_flows(model: Model) -> Mapping[str, list[str]]:
    """Task → the messages it sends when it is done, where only a message flow to their receiver says so."""
    found: dict[str, list[str]] = {}
    for definitions in model.definitions:
        pools = {pool.id: pool.process for pool in definitions.pools}
        for flow in definitions.message_flows:
            source = model.elements.get(flow.source)
            if source is None or source.kind.endswith("Event") or source.triggers:
                continue
            for trigger in _received(flow.target, pools, model):
                found.setdefault(source.id, []).append(trigger.name)
    return found


def _received(target: str, pools: Mapping[str, str], model: Model) -> Iterator[Trigger]:
    """The message the end of a flow waits for; at the border of a pool, that which begins its process."""
    process = pools.get(target, "")
    for element in [model.elements[target]] if target in model.elements else model.elements.values():
        is_meant = element.id == target or (element.kind == "startEvent" and element.parent == process)
        is_catching = element.kind not in ("sendTask", "intermediateThrowEvent", "endEvent")
        if is_meant and is_catching:
            yield from (trigger for trigger in element.triggers if trigger.kind == "message")
