"""A diagram written anew for SpiffWorkflow: the same control flow in the shapes that it reads.

Every element gets a name of ours, so that none meets a name the library keeps for itself. Whatever waits for
the world outside becomes a user task or waits for a message of its own; the walk decides when it comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from govflow.engine.definitions.elements import Definitions, Element
from govflow.engine.reference.library.names import ALWAYS, NEVER, Writer
from govflow.engine.reference.library.shapes import BODIES, shape
from govflow.engine.reference.spots import Spot

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CONDITIONAL = ("exclusiveGateway", "inclusiveGateway")


@dataclass
class Written:
    """The XML, and what each name in it stands for."""

    xml: bytes
    process: str
    spots: dict[str, Spot]


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
    inside = "".join(_body(writer, element.id)) if element.kind in BODIES else ""
    yield from shape(writer, element, name, inside)
    if _splits(element):
        every = all(not flow.condition and not flow.is_default for flow in element.outgoing)
        tag = "parallelGateway" if every else "inclusiveGateway"
        yield f'<{tag} id="{name}_out"{writer.default(element)}/>'
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
