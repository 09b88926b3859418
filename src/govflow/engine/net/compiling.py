"""Diagrams into one net: nodes tied to each other, calls to what they call, joins to what can reach them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from govflow.engine.conditions import names_in
from govflow.engine.definitions import Change, Definitions, Element, Finding, Process, Refused
from govflow.engine.definitions.normalising import begins_by_itself
from govflow.engine.net.expressions import Expressions
from govflow.engine.net.kinds import kind_of
from govflow.engine.net.model import Decisions, Model
from govflow.engine.net.nodes import WAITING_FOR_START, Arc, Frame, Kind, Node

# thrown after the others, because the token of who throws them may go another way
_GO_ELSEWHERE = frozenset({"escalation", "compensation", "terminate", "error", "cancel"})
_WAITING = frozenset({"timer", "message", "signal", "conditional"})


def compile_model(definitions: Iterable[Definitions], decisions: Decisions | None = None) -> Model:
    """The net of these files together; `Refused` where they cannot run together."""
    files = tuple(definitions)
    model = compile_with_faults(files, decisions)
    if any(finding.severity == "error" for finding in model.findings):
        raise Refused(", ".join(file.name for file in files), model.findings)
    return model


def compile_with_faults(definitions: Iterable[Definitions], decisions: Decisions | None = None) -> Model:
    """The same, with its errors among the findings: for checks that look on."""
    files = tuple(definitions)
    findings = [finding for file in files for finding in file.findings]
    changes = [change for file in files for change in file.changes]
    processes, elements = _together(files, findings)
    elements = _resolved(elements, processes, decisions, changes)
    expressions = Expressions()
    frames = _frames(processes, elements)
    nodes = {element.id: Node(element, kind_of(element), frames[element.parent]) for element in elements.values()}
    _join_with_arcs(nodes, expressions)
    for node in nodes.values():
        _fill(node, nodes, frames, expressions)
    _fill_frames(frames, nodes)
    findings += [*expressions.findings, *_call_circles(elements, processes)]
    digest = sha256("".join(sorted(file.digest for file in files)).encode()).hexdigest()
    return Model(files, digest, processes, elements, nodes, frames, decisions, tuple(changes), tuple(findings))


def _together(
    files: tuple[Definitions, ...], findings: list[Finding]
) -> tuple[dict[str, Process], dict[str, Element]]:
    processes: dict[str, Process] = {}
    elements: dict[str, Element] = {}
    for file in files:
        for process in file.processes:
            if process.id in processes and processes[process.id].file != process.file:
                findings.append(_twice(process.id, process.line, file.name, processes[process.id].file))
            processes[process.id] = process
        for element in file.elements.values():
            if element.id in elements and elements[element.id].file != element.file:
                findings.append(_twice(element.id, element.line, file.name, elements[element.id].file))
            elements[element.id] = element
    return processes, elements


def _twice(id: str, line: int, file: str, other: str) -> Finding:
    return Finding("id-in-two-files", "error", id, line, file, {"other": other})


def _resolved(
    elements: Mapping[str, Element],
    processes: Mapping[str, Process],
    decisions: Decisions | None,
    changes: list[Change],
) -> dict[str, Element]:
    """A call or a decision that is not among these files is work for a person, and said so."""
    found = dict(elements)
    for element in elements.values():
        called = processes.get(element.call.process) if element.call else None
        if element.call and not (called and called.children):
            facts = {"process": element.call.process}
            changes.append(Change("call-by-person", element.id, element.line, element.file, facts))
            found[element.id] = replace(element, kind="manualTask", call=None)
        if element.kind == "businessRuleTask" and element.decision and decisions is None:
            changes.append(Change("decision-by-person", element.id, element.line, element.file))
            found[element.id] = replace(element, kind="manualTask")
    return found


def _frames(processes: Mapping[str, Process], elements: Mapping[str, Element]) -> dict[str, Frame]:
    frames = {id: Frame(id, id) for id in processes}
    for element in elements.values():
        if element.children:
            frames[element.id] = Frame(element.id, element.process)
            frames[element.id].is_ad_hoc = element.kind == "adHocSubProcess"
    return frames


def _join_with_arcs(nodes: Mapping[str, Node], expressions: Expressions) -> None:
    arcs_into: dict[str, list[Arc]] = defaultdict(list)
    caught = _caught_links(nodes)
    for node in nodes.values():
        arcs = [*_flows(node, nodes, expressions), *_links(node, caught)]
        node.outgoing = tuple(arcs)
        node.is_asked = any(arc.is_prose for arc in arcs)
        node.has_conditions = any(arc.condition or arc.is_default for arc in arcs)
        for arc in arcs:
            arcs_into[arc.target.id].append(arc)
    for node in nodes.values():
        node.expects = tuple(arcs_into[node.id])
        for place, arc in enumerate(node.expects):
            arc.bit = 1 << place


def _flows(node: Node, nodes: Mapping[str, Node], expressions: Expressions) -> Iterable[Arc]:
    for flow in node.element.outgoing:
        arc = Arc(flow.id, node, nodes[flow.target])
        arc.condition = expressions.test(flow.condition, node.element)
        arc.is_default = flow.is_default
        arc.is_prose = bool(flow.prose)
        arc.is_at_reset = arc.condition is not None and WAITING_FOR_START in names_in(flow.condition or "")
        yield arc


def _caught_links(nodes: Mapping[str, Node]) -> dict[tuple[str, str], Node]:
    """Scope and name → the event that catches the link."""
    return {
        (node.element.parent, trigger.name): node
        for node in nodes.values()
        for trigger in node.element.triggers
        if trigger.kind == "link" and node.element.kind == "intermediateCatchEvent"
    }


def _links(node: Node, caught: Mapping[tuple[str, str], Node]) -> Iterable[Arc]:
    for trigger in node.element.triggers if node.kind in (Kind.THROW, Kind.END) else ():
        target = caught.get((node.element.parent, trigger.name)) if trigger.kind == "link" else None
        if target:
            arc = Arc(f"{node.id}→{target.id}", node, target)
            arc.is_link = True
            yield arc


def _fill(node: Node, nodes: Mapping[str, Node], frames: Mapping[str, Frame], expressions: Expressions) -> None:
    element = node.element
    node.sets = expressions.sets(element.sets, element)
    node.takes = expressions.sets(element.takes, element)
    node.activation = expressions.test(element.activation, element)
    node.until = expressions.test(element.until, element)
    node.many = expressions.many(element.repeat, element) if element.repeat else None
    node.inner = frames.get(element.call.process if element.call else element.id)
    if element.call:
        node.into = expressions.sets(element.call.into, element)
        node.output = expressions.sets(element.call.out, element)
    if element.kind in ("intermediateCatchEvent", "boundaryEvent", "startEvent", "receiveTask"):
        node.catches = tuple(expressions.catch(trigger, element) for trigger in element.triggers)
    else:
        thrown = sorted(element.triggers, key=lambda trigger: trigger.kind in _GO_ELSEWHERE)
        node.throws = tuple(expressions.throw(trigger, element) for trigger in thrown)
        node.is_heard_by_all = any(thrown.trigger.kind == "signal" for thrown in node.throws)
    if element.kind == "boundaryEvent" and element.host in nodes:
        _attach(node, nodes[element.host], nodes)


def _attach(boundary: Node, host: Node, nodes: Mapping[str, Node]) -> None:
    boundary.host = host
    kinds = {catch.trigger.kind for catch in boundary.catches}
    if kinds & _WAITING:
        host.boundaries += (boundary,)
    if kinds & {"error", "escalation", "cancel"}:
        host.caught += (boundary,)
    if "compensation" in kinds:
        host.undo = nodes.get(boundary.element.undo)


def _fill_frames(frames: Mapping[str, Frame], nodes: Mapping[str, Node]) -> None:
    inside: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.values():
        inside[node.frame.id].append(node)
    for frame in frames.values():
        frame.nodes = tuple(inside[frame.id])
        frame.event_frames = tuple(node for node in frame.nodes if node.element.by_event and node.inner)
        frame.starts = _starts(frame)
        for event_frame in frame.event_frames:
            for start in inside[event_frame.id]:
                start.is_event_start = start.element.kind == "startEvent" and bool(start.catches)


def _starts(frame: Frame) -> tuple[Node, ...]:
    """Where a token begins: the start event without a trigger, else any start, else what nothing leads to."""
    starts = [node for node in frame.nodes if node.element.kind == "startEvent"]
    plain = [node for node in starts if not node.catches]
    if starts:
        is_process = frame.id == frame.process
        return tuple((plain or starts)[:1] if is_process else plain or starts)
    return tuple(node for node in frame.nodes if begins_by_itself(node.element))


def _call_circles(elements: Mapping[str, Element], processes: Mapping[str, Process]) -> Iterable[Finding]:
    """Processes that call each other in a circle would never end."""
    calls: dict[str, list[Element]] = defaultdict(list)
    for element in elements.values():
        if element.call:
            calls[element.process].append(element)
    done: set[str] = set()
    for process in processes:
        yield from _circle(process, calls, done)


def _circle(process: str, calls: Mapping[str, list[Element]], done: set[str]) -> Iterable[Finding]:
    """Depth first without recursion: the way down is a list, and a call back into it closes a circle."""
    way = [(process, iter(calls.get(process, ())))] if process not in done else []
    while way:
        here, rest = way[-1]
        element = next(rest, None)
        if element is None:
            done.add(here)
            way.pop()
            continue
        called = element.call.process if element.call else ""
        if called in [name for name, _ in way]:
            circle = " → ".join([*(name for name, _ in way), called])
            yield Finding("calls-in-a-circle", "error", element.id, element.line, element.file, {"way": circle})
        elif called not in done:
            way.append((called, iter(calls.get(called, ()))))
