"""The shape each element takes for the library, the ways into and out of it left aside."""

from collections.abc import Iterator

from govflow.engine.definitions.elements import Element
from govflow.engine.reference.library.names import Writer
from govflow.engine.reference.spots import OUTER_TRIGGERS, task_spot

BODIES = ("subProcess", "transaction")


def shape(writer: Writer, element: Element, name: str, inside: str) -> Iterator[str]:
    """`inside` is what is written inside a sub-process."""
    kind = element.kind
    if kind in ("exclusiveGateway", "inclusiveGateway"):
        yield f'<{kind} id="{name}"{writer.default(element)}/>'
    elif kind in ("parallelGateway", "eventBasedGateway"):
        yield f'<{kind} id="{name}"/>'
    elif kind in ("startEvent",) or (element.triggers and element.triggers[0].kind == "link"):
        yield f'<exclusiveGateway id="{name}"/>'
    elif kind == "boundaryEvent":
        stays = "true" if element.interrupts else "false"
        host = writer.name(element.host)
        event = _awaited(writer, element, name)
        yield f'<boundaryEvent id="{name}" attachedToRef="{host}" cancelActivity="{stays}">{event}</boundaryEvent>'
    elif kind in ("intermediateCatchEvent", "receiveTask") and _is_awaited(writer, element):
        yield f'<intermediateCatchEvent id="{name}">{_awaited(writer, element, name)}</intermediateCatchEvent>'
    elif kind in ("endEvent", "intermediateThrowEvent"):
        yield f'<{kind} id="{name}">{_thrown(writer, element)}</{kind}>'
    elif kind in BODIES:
        yield f'<{kind} id="{name}">{_repeats(element)}{inside}</{kind}>'
    elif element.call is not None:
        called = writer.name(element.call.process)
        yield f'<callActivity id="{name}" calledElement="{called}">{_repeats(element)}</callActivity>'
    else:
        yield from _task(writer, element, name)


def _task(writer: Writer, element: Element, name: str) -> Iterator[str]:
    spot = task_spot(element)
    if spot is None:
        yield f'<scriptTask id="{name}">{_repeats(element)}<script>pass</script></scriptTask>'
        return
    writer.spots[name] = spot
    yield f'<userTask id="{name}">{_repeats(element)}</userTask>'


def _is_awaited(writer: Writer, element: Element) -> bool:
    """An event that waits for nothing passes; a receive task is an event only behind an event gateway."""
    if element.kind == "intermediateCatchEvent":
        return bool(element.triggers)
    return any(writer.elements[flow.source].kind == "eventBasedGateway" for flow in element.incoming)


def _awaited(writer: Writer, element: Element, name: str) -> str:
    trigger = element.triggers[0] if element.triggers else None
    if trigger is not None and trigger.kind in ("error", "escalation"):
        ref = f' {trigger.kind}Ref="{writer.code(trigger.kind, trigger.name)}"' if trigger.name else ""
        return f"<{trigger.kind}EventDefinition{ref}/>"
    if trigger is not None and trigger.kind == "cancel":
        return "<cancelEventDefinition/>"
    kind = OUTER_TRIGGERS[trigger.kind] if trigger is not None else "message"
    writer.spots[name] = (kind, element.id)
    return f'<messageEventDefinition messageRef="{writer.code("message", name)}"/>'


def _thrown(writer: Writer, element: Element) -> str:
    for trigger in element.triggers:
        if trigger.kind in ("error", "escalation"):
            ref = f' {trigger.kind}Ref="{writer.code(trigger.kind, trigger.name)}"' if trigger.name else ""
            return f"<{trigger.kind}EventDefinition{ref}/>"
        if trigger.kind in ("terminate", "cancel"):
            return f"<{trigger.kind}EventDefinition/>"
    return ""


def _repeats(element: Element) -> str:
    repeat = element.repeat
    if repeat is None:
        return ""
    if repeat.kind == "loop":
        before = "true" if repeat.tests_first else "false"
        most = f' loopMaximum="{repeat.at_most}"' if repeat.at_most is not None else ""
        again = f"<loopCondition>{repeat.while_}</loopCondition>" if repeat.while_ else ""
        opening = f'<standardLoopCharacteristics testBefore="{before}"{most}>'
        return f"{opening}{again}</standardLoopCharacteristics>"
    order = ' isSequential="true"' if repeat.kind == "sequence" else ""
    until = f"<completionCondition>{repeat.until}</completionCondition>" if repeat.until else ""
    number = f"<loopCardinality>{repeat.cardinality}</loopCardinality>"
    opening = f"<multiInstanceLoopCharacteristics{order}>"
    return f"{opening}{number}{until}</multiInstanceLoopCharacteristics>"
