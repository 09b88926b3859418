"""A diagram written as a few lines of text, turned into BPMN with a simple picture.

start S                      kinds: see KINDS; the rest of the line are its words
user A                       a nested line belongs to the sub-process above it
boundary T on=A timer=P3D    `quiet` makes a boundary or an event sub-process non-interrupting
xor G
end E
S > A > G > E                flows in one line
G > A : ok = false           a flow with a condition; `default` makes it the default flow
T > E
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from xml.sax.saxutils import quoteattr

KINDS = {
    "start": "startEvent",
    "end": "endEvent",
    "catch": "intermediateCatchEvent",
    "throw": "intermediateThrowEvent",
    "boundary": "boundaryEvent",
    "task": "task",
    "user": "userTask",
    "manual": "manualTask",
    "service": "serviceTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "script": "scriptTask",
    "rule": "businessRuleTask",
    "call": "callActivity",
    "sub": "subProcess",
    "eventsub": "subProcess",
    "transaction": "transaction",
    "adhoc": "adHocSubProcess",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "event": "eventBasedGateway",
    "complex": "complexGateway",
}
SCOPES = {"sub", "eventsub", "transaction", "adhoc"}
ROOT_EVENTS = ("message", "signal", "error", "escalation")  # events that refer to a root element
OWN_NAMES = ("instantiate", "eventGatewayType", "ordering", "startQuantity", "completionQuantity")
BARE_EVENTS = ("terminate", "cancel", "compensate")
BEHAVIOURS = {"each": "None", "first": "One"}
DEFINED = "http://www.omg.org/spec/BPMN/20100524/"
GOVFLOW = "https://govflow.kz/bpmn"


@dataclass
class Shape:
    kind: str
    id: str
    words: dict[str, str]
    children: list["Shape"] = field(default_factory=list)
    depth: int = 0


@dataclass
class Arrow:
    source: str
    target: str
    condition: str | None
    twin: int = 0  # one of several between the same two

    @property
    def id(self) -> str:
        return f"{self.source}_to_{self.target}" + (f"_{self.twin}" if self.twin else "")


@dataclass
class Sketch:
    """The lines of one process, read."""

    name: str
    shapes: list[Shape] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)

    def every(self, shapes: list[Shape] | None = None) -> Iterator[Shape]:
        for shape in self.shapes if shapes is None else shapes:
            yield shape
            yield from self.every(shape.children)


def read_sketch(text: str, name: str = "P") -> Sketch:
    sketch = Sketch(name)
    stack: list[tuple[int, list[Shape]]] = [(-1, sketch.shapes)]
    for line in text.splitlines():
        words = line.split("#")[0].rstrip()
        if not words.strip():
            continue
        if re.match(r"\s*\w+ >", words):
            for arrow in _arrows(words):
                twins = [one for one in sketch.arrows if (one.source, one.target) == (arrow.source, arrow.target)]
                sketch.arrows.append(replace(arrow, twin=len(twins)))
            continue
        indent = len(words) - len(words.lstrip())
        while stack[-1][0] >= indent:
            stack.pop()
        shape = _shape(words.strip())
        stack[-1][1].append(shape)
        if shape.kind in SCOPES:
            stack.append((indent, shape.children))
    return sketch


def _shape(line: str) -> Shape:
    kind, id_, *rest = shlex.split(line)
    words = dict(word.split("=", 1) if "=" in word else (word, "yes") for word in rest)
    return Shape(kind, id_, words)


def _arrows(line: str) -> Iterator[Arrow]:
    chain, _, condition = line.partition(":")
    ids = [part.strip() for part in chain.split(">")]
    for source, target in pairwise(ids):
        yield Arrow(source, target, condition.strip() or None)


def bpmn(*texts: str) -> bytes:
    """The BPMN of one or more sketches, processes P, P2, P3 …; a sketch may begin with `process <id>`."""
    sketches = []
    for number, text in enumerate(texts, start=1):
        name = "P" if number == 1 else f"P{number}"
        first, _, rest = text.strip("\n").partition("\n")
        if first.strip().startswith("process "):
            name, text = first.split()[1], rest
        sketches.append(read_sketch(text, name))
    return write(sketches)


def write(sketches: list[Sketch]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<bpmn:definitions xmlns:bpmn="{DEFINED}MODEL" xmlns:bpmndi="{DEFINED}DI"',
        '  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
        f'  xmlns:govflow="{GOVFLOW}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        '  id="Definitions" targetNamespace="urn:sketch">',
    ]
    lines += _root_events(sketches)
    for sketch in sketches:
        lines.append(f'  <bpmn:process id="{sketch.name}" isExecutable="true">')
        lines += _scope(sketch, sketch.shapes, 4)
        lines.append("  </bpmn:process>")
    lines += _picture(sketches[0])
    lines.append("</bpmn:definitions>")
    return ("\n".join(lines) + "\n").encode()


def _root_events(sketches: list[Sketch]) -> Iterator[str]:
    seen = set()
    for sketch in sketches:
        for shape in sketch.every():
            for event in ROOT_EVENTS:
                name = shape.words.get(event)
                if name and name != "yes" and (event, name) not in seen:
                    seen.add((event, name))
                    code = f" {event}Code={quoteattr(name)}" if event in ("error", "escalation") else ""
                    yield f'  <bpmn:{event} id="{event}_{name}" name={quoteattr(name)}{code} />'
            if shape.words.get("tells") in BEHAVIOURS:
                yield f"  {_told(shape)}"


def _told(shape: Shape) -> str:
    """The event that a repeated activity throws when an instance is done: `tells=each`, `first` or a condition."""
    event = next(event for event in ROOT_EVENTS if event in shape.words)
    return f'<bpmn:{event}EventDefinition id="{shape.id}_told" {event}Ref="{event}_{shape.words[event]}" />'


def _scope(sketch: Sketch, shapes: list[Shape], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for shape in shapes:
        lines += _element(sketch, shape, indent)
    for shape in shapes:
        if "by" in shape.words:
            ends = f'sourceRef="{shape.id}" targetRef="{shape.words["by"]}" associationDirection="One"'
            lines.append(f'{pad}<bpmn:association id="{shape.id}_by" {ends} />')
    ids = {shape.id for shape in shapes}
    for arrow in sketch.arrows:
        if arrow.source not in ids:
            continue
        opening = f'{pad}<bpmn:sequenceFlow id="{arrow.id}" sourceRef="{arrow.source}" targetRef="{arrow.target}"'
        if arrow.condition in (None, "default"):
            lines.append(f"{opening} />")
            continue
        text = str(arrow.condition).replace("&", "&amp;").replace("<", "&lt;")
        lines.append(f"{opening}>")
        lines.append(
            f'{pad}  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{text}</bpmn:conditionExpression>'
        )
        lines.append(f"{pad}</bpmn:sequenceFlow>")
    return lines


def _element(sketch: Sketch, shape: Shape, indent: int) -> list[str]:
    pad = " " * indent
    tag = KINDS[shape.kind]
    opening = f'{pad}<bpmn:{tag} id="{shape.id}"{_attributes(sketch, shape)}'
    inside = [*_ends(sketch, shape, pad), *_definitions(shape, pad), *_scope(sketch, shape.children, indent + 2)]
    inside += _repeats(shape, pad)
    if "activation" in shape.words:
        text = shape.words["activation"].replace("<", "&lt;").replace(">", "&gt;")
        inside.append(f"{pad}  <bpmn:activationCondition>{text}</bpmn:activationCondition>")
    if "complete" in shape.words and shape.kind == "adhoc":
        inside.append(f"{pad}  <bpmn:completionCondition>{shape.words['complete']}</bpmn:completionCondition>")
    return [f"{opening} />"] if not inside else [f"{opening}>", *inside, f"{pad}</bpmn:{tag}>"]


def _attributes(sketch: Sketch, shape: Shape) -> str:
    words = shape.words
    found = {"name": words.get("name", shape.id)}
    if "on" in words:
        found["attachedToRef"] = words["on"]
        found["cancelActivity"] = "false" if "quiet" in words else "true"
    if shape.kind == "eventsub":
        found["triggeredByEvent"] = "true"
    if shape.kind == "start" and "quiet" in words:
        found["isInterrupting"] = "false"
    if "calls" in words:
        found["calledElement"] = words["calls"]
    if shape.kind in ("send", "receive") and "message" in words:
        found["messageRef"] = f"message_{words['message']}"
    if "all" in words:
        found["parallelMultiple"] = "true"
    if "forCompensation" in words:
        found["isForCompensation"] = "true"
    for arrow in sketch.arrows:
        if arrow.source == shape.id and arrow.condition == "default":
            found["default"] = arrow.id
    for name, value in words.items():
        if name.startswith("govflow:") or name in OWN_NAMES:
            found[name] = value
    return "".join(f" {name}={quoteattr(value)}" for name, value in found.items())


def _ends(sketch: Sketch, shape: Shape, pad: str) -> Iterator[str]:
    for arrow in sketch.arrows:
        if arrow.target == shape.id:
            yield f"{pad}  <bpmn:incoming>{arrow.id}</bpmn:incoming>"
    for arrow in sketch.arrows:
        if arrow.source == shape.id:
            yield f"{pad}  <bpmn:outgoing>{arrow.id}</bpmn:outgoing>"


def _definitions(shape: Shape, pad: str) -> Iterator[str]:
    if shape.kind not in ("start", "end", "catch", "throw", "boundary"):
        return
    for event in ROOT_EVENTS:
        if event in shape.words:
            name = shape.words[event]
            ref = f' {event}Ref="{event}_{name}"' if name != "yes" else ""
            yield f'{pad}  <bpmn:{event}EventDefinition id="{shape.id}_{event}"{ref} />'
    for event in BARE_EVENTS:
        if event in shape.words:
            ref = shape.words[event]
            activity = f' activityRef="{ref}"' if event == "compensate" and ref != "yes" else ""
            if "unwaited" in shape.words:
                activity += ' waitForCompletion="false"'
            yield f'{pad}  <bpmn:{event}EventDefinition id="{shape.id}_{event}"{activity} />'
    if "timer" in shape.words:
        text = shape.words["timer"]
        tag = "timeCycle" if text.startswith("R") and "/" in text else "timeDuration"
        yield f'{pad}  <bpmn:timerEventDefinition id="{shape.id}_timer">'
        yield f'{pad}    <bpmn:{tag} xsi:type="bpmn:tFormalExpression">{text}</bpmn:{tag}>'
        yield f"{pad}  </bpmn:timerEventDefinition>"
    if "condition" in shape.words:
        yield f'{pad}  <bpmn:conditionalEventDefinition id="{shape.id}_condition">'
        text = shape.words["condition"].replace("<", "&lt;")
        yield f'{pad}    <bpmn:condition xsi:type="bpmn:tFormalExpression">{text}</bpmn:condition>'
        yield f"{pad}  </bpmn:conditionalEventDefinition>"
    if "link" in shape.words:
        yield f'{pad}  <bpmn:linkEventDefinition id="{shape.id}_link" name="{shape.words["link"]}" />'


def _repeats(shape: Shape, pad: str) -> Iterator[str]:
    words = shape.words
    if "each" in words or "times" in words:
        order = ' isSequential="true"' if "inturn" in words else ""
        over = f' govflow:collection="{words["each"]}" govflow:item="item"' if "each" in words else ""
        tells = words.get("tells")
        behaviour = BEHAVIOURS.get(tells, "Complex") if tells else "All"
        told = f' {behaviour.lower()}BehaviorEventRef="{shape.id}_told"' if tells in BEHAVIOURS else ""
        order += f' behavior="{behaviour}"' if tells else ""
        yield f"{pad}  <bpmn:multiInstanceLoopCharacteristics{order}{over}{told}>"
        if "times" in words:
            yield f"{pad}    <bpmn:loopCardinality>{words['times']}</bpmn:loopCardinality>"
        if behaviour == "Complex":
            condition = f"<bpmn:condition>{tells}</bpmn:condition>".replace("=<", "=&lt;")
            event = f'<bpmn:event id="{shape.id}_event">{_told(shape)}</bpmn:event>'
            yield f"{pad}    <bpmn:complexBehaviorDefinition>{condition}{event}</bpmn:complexBehaviorDefinition>"
        if "until" in words:
            yield f"{pad}    <bpmn:completionCondition>{words['until']}</bpmn:completionCondition>"
        yield f"{pad}  </bpmn:multiInstanceLoopCharacteristics>"
    if "while" in words or "most" in words:
        most = f' loopMaximum="{words["most"]}"' if "most" in words else ""
        before = ' testBefore="true"' if "before" in words else ' testBefore="false"'
        yield f"{pad}  <bpmn:standardLoopCharacteristics{before}{most}>"
        if "while" in words:
            yield f"{pad}    <bpmn:loopCondition>{words['while']}</bpmn:loopCondition>"
        yield f"{pad}  </bpmn:standardLoopCharacteristics>"


# the picture: columns by distance from the start, one row after another


def _picture(sketch: Sketch) -> Iterator[str]:
    places = _places(sketch)
    yield f'  <bpmndi:BPMNDiagram id="Diagram">\n    <bpmndi:BPMNPlane id="Plane" bpmnElement="{sketch.name}">'
    for shape in sketch.every():
        x, y, width, height = places[shape.id]
        expanded = ' isExpanded="true"' if shape.kind in SCOPES else ""
        yield f'      <bpmndi:BPMNShape id="{shape.id}_di" bpmnElement="{shape.id}"{expanded}>'
        yield f'        <dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}" />\n      </bpmndi:BPMNShape>'
    for arrow in sketch.arrows:
        if arrow.source in places and arrow.target in places:
            yield f'      <bpmndi:BPMNEdge id="{arrow.id}_di" bpmnElement="{arrow.id}">'
            for x, y, width, height in (places[arrow.source], places[arrow.target]):
                yield f'        <di:waypoint x="{x + width // 2}" y="{y + height // 2}" />'
            yield "      </bpmndi:BPMNEdge>"
    yield "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>"


def _places(sketch: Sketch) -> dict[str, tuple[int, int, int, int]]:
    places: dict[str, tuple[int, int, int, int]] = {}
    _lay(sketch, sketch.shapes, 160, 100, places)
    return places


def _lay(
    sketch: Sketch, shapes: list[Shape], left: int, top: int, places: dict[str, tuple[int, int, int, int]]
) -> tuple[int, int]:
    columns = _columns(sketch, shapes)
    x, bottom = left, top + 80
    for column in range(max(columns.values(), default=0) + 1):
        y, widest = top, 100
        for shape in (shape for shape in shapes if columns.get(shape.id) == column):
            width, height = _size(shape)
            if shape.children:
                right, low = _lay(sketch, shape.children, x + 40, y + 40, places)
                width, height = right - x + 40, low - y + 40
            places[shape.id] = (x, y, width, height)
            y, widest = y + height + 60, max(widest, width)
        bottom, x = max(bottom, y - 60), x + widest + 60
    for shape in shapes:
        if "on" in shape.words and shape.words["on"] in places:
            host = places[shape.words["on"]]
            places[shape.id] = (host[0] + host[2] - 30, host[1] + host[3] - 18, 36, 36)
    return x - 60, bottom


def _size(shape: Shape) -> tuple[int, int]:
    if shape.kind in ("start", "end", "catch", "throw", "boundary"):
        return 36, 36
    return (50, 50) if shape.kind in ("xor", "and", "or", "event", "complex") else (100, 80)


def _columns(sketch: Sketch, shapes: list[Shape]) -> dict[str, int]:
    ids = {shape.id: shape for shape in shapes}
    columns = {shape.id: 0 for shape in shapes if shape.kind == "start"}
    queue = list(columns) or list(ids)[:1]
    columns.update(dict.fromkeys(queue, 0))
    while queue:
        here = queue.pop(0)
        after = [arrow.target for arrow in sketch.arrows if arrow.source == here]
        after += [shape.id for shape in shapes if shape.words.get("on") == here]
        for target in after:
            if target in ids and target not in columns:
                columns[target] = columns[here] + 1
                queue.append(target)
    return {id_: columns.get(id_, 0) for id_ in ids}
