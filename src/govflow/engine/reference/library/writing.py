"""A diagram written anew for SpiffWorkflow: the same control flow in the shapes that it reads.

Every element gets a name of ours, so that none meets a name the library keeps for itself. Whatever waits for
the world outside becomes a user task or waits for a message of its own; the walk decides when it comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from govflow.engine.definitions.elements import Definitions, Element
from govflow.engine.reference.spots import OUTER_TRIGGERS, Spot, task_spot

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ALWAYS = "always"
NEVER = "never"
BODIES = ("subProcess", "transaction")
CONDITIONAL = ("exclusiveGateway", "inclusiveGateway")


@dataclass
class Written:
    """The XML, and what each name in it stands for."""

    xml: bytes
    process: str
    spots: dict[str, Spot]


@dataclass
class Writer:
    """Puts names and lines together while the diagram is gone through."""

    elements: dict[str, Element]
    names: dict[str, str] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    def name(self, element: str) -> str:
        return self.names.setdefault(element, f"n{len(self.names)}")

    def code(self, kind: str, code: str) -> str:
        return self.codes.setdefault((kind, code), f"{kind}{len(self.codes)}")

    def flow(self, source: str, target: str, condition: str | None = None, name: str = "") -> str:
        opening = f'<sequenceFlow id="{name or f"{source}_{target}"}" sourceRef="{source}" targetRef="{target}"'
        if condition is None:
            return f"{opening}/>"
        return f"{opening}><conditionExpression>{condition}</conditionExpression></sequenceFlow>"


def write(definitions: Sequence[Definitions], process: str, start: str | None = None) -> Written:
    elements = {id_: element for one in definitions for id_, element in one.elements.items()}
    writer = Writer(elements)
    lines = []
    for one in definitions:
        for each in one.processes:
            only = start if each.id == process else None
            lines.append(f'<process id="{writer.name(each.id)}" isExecutable="true">')
            lines += _body(writer, each.id, only)
            lines.append("</process>")
    roots = [
        f'<{kind} id="{name}" name="{name}" {kind}Code={quoteattr(code)}/>'
        if kind != "message"
        else f'<message id="{name}" name="{name}"/>'
        for (kind, code), name in writer.codes.items()
    ]
    xml = f'<definitions xmlns="{BPMN}" targetNamespace="urn:reference">{"".join(roots + lines)}</definitions>'
    return Written(xml.encode(), writer.name(process), writer.spots)


def _body(writer: Writer, body: str, start: str | None = None) -> Iterator[str]:
    inside = [element for element in writer.elements.values() if element.parent == body]
    starts = _starts(inside, start)
    yield f'<startEvent id="{writer.name(body)}_start"/>'
    yield from _entry(writer, inside, starts[0], f"{writer.name(body)}_start")
    for element in inside:
        if element.kind == "startEvent" and element not in starts:
            continue
        yield from _element(writer, element)
    yield f'<endEvent id="{writer.name(body)}_end"/>'
    for element in inside:
        if element.kind != "endEvent" and not element.outgoing and not _is_link(element):
            yield writer.flow(_exit(writer, element), f"{writer.name(body)}_end")


def _entry(writer: Writer, inside: list[Element], first: Element, start: str) -> Iterator[str]:
    """The way in, with ways never taken to what nothing leads to.

    The library leaves out what it cannot reach, and a join loses the arrivals it should wait for in vain.
    """
    lost = _lost(inside, first)
    if not lost:
        yield writer.flow(start, _entrance(writer, first))
        return
    yield f'<exclusiveGateway id="{start}_or" default="{start}_way"/>'
    yield writer.flow(start, f"{start}_or")
    yield writer.flow(f"{start}_or", _entrance(writer, first), None, f"{start}_way")
    for element in lost:
        yield writer.flow(f"{start}_or", _entrance(writer, element), NEVER)


def _lost(inside: list[Element], first: Element) -> list[Element]:
    known = {element.id: element for element in inside}
    reached: set[str] = set()
    lost = []
    sources = [element for element in inside if element.kind not in ("boundaryEvent", "startEvent")]
    for element in [first, *sorted(sources, key=lambda one: len(one.incoming))]:
        if element.id in reached:
            continue
        if element is not first:
            lost.append(element)
        stack = [element.id]
        while stack:
            here = stack.pop()
            if here in reached:
                continue
            reached.add(here)
            stack += [flow.target for flow in known[here].outgoing]
            stack += [one.id for one in inside if one.host == here]
            stack += [one.id for one in inside if _is_link(known[here]) and _catches_link(one, known[here])]
    return lost


def _starts(inside: list[Element], start: str | None) -> list[Element]:
    found = [element for element in inside if element.kind == "startEvent"]
    if start is not None:
        return [element for element in found if element.id == start]
    plain = [element for element in found if not element.triggers]
    sources = [element for element in inside if not element.incoming and not element.host]
    return plain[:1] or found[:1] or sources


def _is_link(element: Element) -> bool:
    return bool(element.triggers) and element.triggers[0].kind == "link" and "Throw" in element.kind


def _entrance(writer: Writer, element: Element) -> str:
    return writer.name(element.id) + ("_in" if _is_activity(element) else "")


def _exit(writer: Writer, element: Element) -> str:
    return writer.name(element.id) + ("_out" if _splits(element) else "")


def _is_activity(element: Element) -> bool:
    return element.kind.endswith(("Task", "task")) or element.kind in (*BODIES, "callActivity")


def _splits(element: Element) -> bool:
    """An activity or event with several ways out, or a condition on one, which the library does not read."""
    if element.kind.endswith("Gateway"):
        return False
    return len(element.outgoing) > 1 or any(flow.condition for flow in element.outgoing)


def _element(writer: Writer, element: Element) -> Iterator[str]:
    name = writer.name(element.id)
    if _is_activity(element):
        # the library loses its way when a flow leads back into an activity; a merge before each prevents it
        yield f'<exclusiveGateway id="{name}_in"/>'
        yield writer.flow(f"{name}_in", name)
    yield from _node(writer, element, name)
    if _splits(element):
        every = all(not flow.condition and not flow.is_default for flow in element.outgoing)
        tag = "parallelGateway" if every else "inclusiveGateway"
        yield f'<{tag} id="{name}_out"{_default(writer, element)}/>'
        yield writer.flow(name, f"{name}_out")
        yield from _ways(writer, element, f"{name}_out", is_asked=not every)
    else:
        yield from _ways(writer, element, name, is_asked=element.kind in CONDITIONAL)
    if _is_link(element):
        for catch in writer.elements.values():
            if catch.parent == element.parent and _catches_link(catch, element):
                yield writer.flow(name, writer.name(catch.id))


def _catches_link(catch: Element, throw: Element) -> bool:
    if catch.kind != "intermediateCatchEvent":
        return False
    return any(one.kind == "link" and one.name == throw.triggers[0].name for one in catch.triggers)


def _default(writer: Writer, element: Element) -> str:
    return "".join(f' default="{writer.name(flow.id)}"' for flow in element.outgoing if flow.is_default)


def _ways(writer: Writer, element: Element, source: str, *, is_asked: bool) -> Iterator[str]:
    targets = [flow.target for flow in element.outgoing]
    for flow in element.outgoing:
        target = writer.elements[flow.target]
        # behind an event gateway the events themselves must stand, nothing between
        entrance = writer.name(target.id) if element.kind == "eventBasedGateway" else _entrance(writer, target)
        name = writer.name(flow.id)
        condition = (flow.condition or ALWAYS) if is_asked and not flow.is_default else None
        if targets.count(flow.target) == 1:
            yield writer.flow(source, entrance, condition, name)
            continue
        # the library tells arrivals apart by where they come from; a step between keeps two flows two
        yield f'<exclusiveGateway id="{name}_via"/>'
        yield writer.flow(source, f"{name}_via", condition, name)
        yield writer.flow(f"{name}_via", entrance)


def _node(writer: Writer, element: Element, name: str) -> Iterator[str]:
    kind = element.kind
    if kind in ("exclusiveGateway", "inclusiveGateway"):
        yield f'<{kind} id="{name}"{_default(writer, element)}/>'
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
        inner = "".join(_body(writer, element.id))
        yield f'<{kind} id="{name}">{_repeats(element)}{inner}</{kind}>'
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
    """A receive task is an event only behind an event gateway."""
    if element.kind == "intermediateCatchEvent":
        return True
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
