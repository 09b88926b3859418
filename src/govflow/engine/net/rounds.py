"""Rounds in which nothing waits: all their turns fall into one step, and a step is stopped after so many moves."""

from collections.abc import Iterator

from govflow.engine.definitions import Finding
from govflow.engine.net.model import Model
from govflow.engine.net.nodes import Frame, Kind, Node
from govflow.engine.waits import MOST_MOVES

MOST = 20  # a diagram with more rounds than that has been understood
PASSING = frozenset(
    {Kind.PASS, Kind.WORK, Kind.SEND, Kind.RULE, Kind.XOR, Kind.AND, Kind.OR, Kind.COMPLEX, Kind.THROW, Kind.END}
)


def rounds_without_wait(model: Model) -> Iterator[Finding]:
    """Each round as a finding at its first element; it keeps a diagram from service, not from a walk."""
    without_wait = passing(model)
    for _ in range(MOST):
        way = _round(without_wait)
        if not way:
            return
        first = min(way, key=lambda node: node.element.order).element
        facts = {"way": " → ".join(node.element.name or node.id for node in (*way, way[0])), "most": MOST_MOVES}
        yield Finding("round-without-wait", "error", first.id, first.line, first.file, facts)
        for node in way:
            without_wait.pop(node.id, None)


def passing(model: Model) -> dict[str, Node]:
    """The nodes that a token may go through without waiting."""
    frames: set[str] = set()
    found = {node.id: node for node in model.nodes.values() if _passes(node, frames)}
    while more := {frame.id for frame in _around(model, found) if _has_passage(frame, found)} - frames:
        frames |= more
        found = {node.id: node for node in model.nodes.values() if _passes(node, frames)}
    return found


def _passes(node: Node, frames: set[str]) -> bool:
    """`frames` are those known to have a passage."""
    if node.is_asked:
        return False
    if node.kind in (Kind.FRAME, Kind.CALL):
        return node.inner is not None and node.inner.id in frames
    return node.kind in PASSING


def _around(model: Model, found: dict[str, Node]) -> Iterator[Frame]:
    """The frames that something stands in which passes, and that something opens."""
    opened = {node.inner.id for node in model.nodes.values() if node.inner is not None}
    return (model.frames[id] for id in opened & {node.frame.id for node in found.values()})


def _has_passage(frame: Frame, found: dict[str, Node]) -> bool:
    """Some way from a beginning to an end of the frame meets no wait."""
    open_nodes = list(frame.starts)
    seen: set[str] = set()
    while open_nodes:
        node = open_nodes.pop()
        if node.id in seen or node.id not in found:
            continue
        seen.add(node.id)
        if not node.outgoing:
            return True
        open_nodes += [arc.target for arc in node.outgoing]
    return False


def _round(passing: dict[str, Node]) -> list[Node]:
    """A circle of passing nodes: depth first without recursion, the way down being a list."""
    done: set[str] = set()
    for first in passing.values():
        way = [(first, iter(first.outgoing))] if first.id not in done else []
        places = {first.id: 0}
        while way:
            node, rest = way[-1]
            arc = next(rest, None)
            if arc is None:
                done.add(node.id)
                places.pop(node.id)
                way.pop()
            elif arc.target.id in places:
                return [each for each, _ in way[places[arc.target.id] :]]
            elif arc.target.id in passing and arc.target.id not in done:
                places[arc.target.id] = len(way)
                way.append((arc.target, iter(arc.target.outgoing)))
    return []
