"""Where tokens can go in a net, as the structural rules ask it."""

from collections.abc import Iterator

from govflow.engine.net import Frame, Kind, Model, Node

PASSING = frozenset(
    {Kind.PASS, Kind.WORK, Kind.SEND, Kind.RULE, Kind.XOR, Kind.AND, Kind.OR, Kind.COMPLEX, Kind.THROW, Kind.END}
)


def onward(node: Node) -> Iterator[Node]:
    """Where a token that is at a node may go next, through its boundary events too."""
    for arc in node.outgoing:
        yield arc.target
    yield from node.boundaries
    yield from node.caught
    if node.undo is not None:
        yield node.undo


def inward(node: Node) -> Iterator[Node]:
    """Where a token begins inside a sub-process or called process."""
    if node.inner is not None:
        yield from beginnings(node.inner)


def beginnings(frame: Frame) -> Iterator[Node]:
    yield from frame.starts
    yield from frame.event_frames


def reached(model: Model) -> set[str]:
    """Every node that some token may come to, from any start of any process."""
    open_nodes = [node for id_ in model.processes for node in ways_in(model.frames[id_])]
    seen: set[str] = set()
    while open_nodes:
        node = open_nodes.pop()
        if node.id not in seen:
            seen.add(node.id)
            open_nodes += onward(node)
            open_nodes += inward(node)
    return seen


def ways_in(frame: Frame) -> Iterator[Node]:
    """A process may be begun by any of its start events, or by what instantiates it."""
    yield from beginnings(frame)
    for node in frame.nodes:
        if node.element.kind == "startEvent" or node.element.starts_process:
            yield node
        elif node.kind is Kind.ADHOC and node.inner is not None:
            yield from node.inner.nodes


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
