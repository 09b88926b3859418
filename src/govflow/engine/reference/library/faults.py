"""What SpiffWorkflow 3.2 is known to run otherwise than BPMN says, each found by looking at a diagram.

The test of this module has for every fault a diagram on which the library goes wrong; when a later version
runs it right, the test says so and the fault can be struck off. Its joins are not listed: ours replace them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from govflow.engine.definitions.elements import Definitions, Element
from govflow.engine.definitions.normalising import begins_by_itself
from govflow.engine.reference.spots import rings_of

Elements = Mapping[str, Element]


@dataclass(frozen=True)
class Fault:
    """A known fault of the library: what goes wrong, and whether an element of a diagram would meet it."""

    name: str
    words: str
    meets: Callable[[Element, Elements], bool]


def faults_met(definitions: Sequence[Definitions], processes: Iterable[str]) -> tuple[str, ...]:
    """The faults that running these processes in the library would meet."""
    elements = {id_: element for one in definitions for id_, element in one.elements.items()}
    ours = set(processes)
    run = [element for element in elements.values() if element.process in ours]
    return tuple(fault.name for fault in FAULTS if any(fault.meets(element, elements) for element in run))


def _has(element: Element, *kinds: str) -> bool:
    return any(trigger.kind in kinds for trigger in element.triggers)


def _event_frame(element: Element, _: Elements) -> bool:
    return element.by_event


def _undoing(element: Element, _: Elements) -> bool:
    return element.is_compensation or _has(element, "compensation")


def _signal_thrown(element: Element, _: Elements) -> bool:
    return element.kind in ("endEvent", "intermediateThrowEvent") and _has(element, "signal")


def _complex_gateway(element: Element, _: Elements) -> bool:
    return element.kind == "complexGateway"


def _ad_hoc(element: Element, _: Elements) -> bool:
    return element.kind == "adHocSubProcess"


def _several_ways_in(element: Element, elements: Elements) -> bool:
    """A process or sub-process that begins at several places at once."""
    beside = [one for one in elements.values() if one.parent == element.parent]
    starts = [one for one in beside if one.kind == "startEvent"]
    if starts:
        return len(starts) > 1 and element in starts and element.parent in elements
    sources = [one for one in beside if begins_by_itself(one)]
    return len(sources) > 1 and element in sources


def _several_triggers(element: Element, _: Elements) -> bool:
    return len(element.triggers) > 1 or (element.kind == "eventBasedGateway" and element.needs_all)


def _rings_again(element: Element, _: Elements) -> bool:
    """A boundary event that interrupts nothing and may happen again."""
    if element.kind != "boundaryEvent" or element.interrupts:
        return False
    return any(rings_of(trigger) != 1 for trigger in element.triggers)


def _uncaught_error(element: Element, elements: Elements) -> bool:
    return element.kind == "endEvent" and _has(element, "error") and not _is_caught(element, elements)


def _is_caught(element: Element, elements: Elements) -> bool:
    """Some boundary event around it, in its own process, takes the error; a caller's are not looked at."""
    code = next(trigger.name for trigger in element.triggers if trigger.kind == "error")
    here = element.parent
    while here in elements:
        for other in elements.values():
            if other.host == here and any(one.kind == "error" and one.name in ("", code) for one in other.triggers):
                return True
        here = elements[here].parent
    return False


def _several_tokens(element: Element, _: Elements) -> bool:
    return element.gathers > 1 or element.gives > 1


def _announces(element: Element, _: Elements) -> bool:
    return element.repeat is not None and bool(element.repeat.announces)


FAULTS = (
    Fault("event-sub-process", "event sub-processes never interrupt, and some begin at once", _event_frame),
    Fault("compensation", "compensation is not read, or passes as if nothing were to be undone", _undoing),
    Fault("signal-thrown", "a signal at an end is never sent", _signal_thrown),
    Fault("complex-gateway", "complex gateways are not supported", _complex_gateway),
    Fault("ad-hoc", "ad-hoc sub-processes cannot be begun", _ad_hoc),
    Fault("several-ways-in", "a sub-process must have exactly one start event", _several_ways_in),
    Fault("several-triggers", "of several triggers some are dropped or share one slot", _several_triggers),
    Fault("several-tokens", "start and completion quantities are not read", _several_tokens),
    Fault("announces", "repeated activities throw nothing when an instance is done", _announces),
    Fault("rings-again", "a boundary event that interrupts nothing happens once only", _rings_again),
    Fault("uncaught-error", "an error that nobody takes is passed over, and the case goes on", _uncaught_error),
)
