"""Where tokens can go in a net, as the structural rules ask it."""

from collections.abc import Iterator

from govflow.engine.net import Frame, Kind, Model, Node


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
