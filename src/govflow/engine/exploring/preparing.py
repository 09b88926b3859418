"""A diagram made ready to be explored one process at a time.

A call is a wait that ends, or fails when something catches its failure: the called process is explored for
itself. What may ring again and again rings once, else every reminder would be a state of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from govflow.engine.definitions import Definitions, Element, Process, Trigger

MAY_FAIL = ("serviceTask", "sendTask", "businessRuleTask", "scriptTask", "callActivity")
OUTSIDE = Trigger("message", name="outside")
ONCE = Trigger("timer", name="once", timer="duration")


def prepared(definitions: Definitions) -> Definitions:
    elements = dict(_kept(definitions))
    ready = {id_: _ready(element, elements) for id_, element in elements.items()}
    return replace(definitions, elements=ready)


def _kept(definitions: Definitions) -> Iterator[tuple[str, Element]]:
    """All but what stands inside an ad-hoc sub-process, which is one wait here."""
    hidden: set[str] = set()
    for id_, element in definitions.elements.items():
        if element.parent in hidden or (
            element.parent in definitions.elements and _is_ad_hoc(element, definitions)
        ):
            hidden.add(id_)
        else:
            yield id_, element


def _is_ad_hoc(element: Element, definitions: Definitions) -> bool:
    return definitions.elements[element.parent].kind == "adHocSubProcess"


def _ready(element: Element, elements: Mapping[str, Element]) -> Element:
    if element.kind == "adHocSubProcess":
        element = replace(element, kind="userTask", children=())
    if element.call is not None:
        element = replace(element, kind="userTask", call=None)
    if element.repeat is not None and element.repeat.kind == "loop":
        most = element.repeat.at_most
        element = replace(element, repeat=replace(element.repeat, at_most=None if most is None else min(most, 2)))
    if element.host:
        element = _with_failures(element, elements)
    if not element.interrupts and (element.host or element.kind == "startEvent"):
        element = replace(element, triggers=tuple(_once(trigger, elements) for trigger in element.triggers))
    return element


def _with_failures(boundary: Element, elements: Mapping[str, Element]) -> Element:
    """An error or escalation that may come from outside the diagram may come here at any time."""
    kinds = {trigger.kind for trigger in boundary.triggers}
    if not kinds & {"error", "escalation"} or not _may_fail(boundary.host, elements):
        return boundary
    return replace(boundary, triggers=(*boundary.triggers, OUTSIDE))


def _may_fail(host: str, elements: Mapping[str, Element]) -> bool:
    if elements[host].kind not in ("subProcess", "transaction"):
        return True
    inside = [element for element in elements.values() if element.parent == host]
    return any(
        element.kind in MAY_FAIL or (element.children and _may_fail(element.id, elements)) for element in inside
    )


def _once(trigger: Trigger, elements: Mapping[str, Element]) -> Trigger:
    if trigger.kind == "signal" and any(_throws(element, trigger.name) for element in elements.values()):
        return trigger
    return ONCE if trigger.kind in ("message", "signal", "conditional", "timer") else trigger


def _throws(element: Element, signal: str) -> bool:
    if element.kind not in ("endEvent", "intermediateThrowEvent"):
        return False
    return any(trigger.kind == "signal" and trigger.name == signal for trigger in element.triggers)


def starts_of(process: Process, elements: Mapping[str, Element]) -> list[str | None]:
    """Each way a process may be begun; None is its own beginning."""
    inside = [elements[child] for child in process.children if child in elements]
    starts = [element for element in inside if element.kind == "startEvent" or element.starts_process]
    found: list[str | None] = [element.id for element in starts]
    return found or [None]
