"""From where a token can still come to each incoming flow of a join, without passing the join itself."""

from govflow.engine.net.nodes import Arc, Node


def reach_of(join: Node, arcs_into: dict[str, list[Arc]]) -> dict[str, int]:
    reached: dict[str, int] = {}
    for arc in join.expects:
        for node in _upstream(arc, join, arcs_into):
            reached[node] = reached.get(node, 0) | arc.bit
    return reached


def _upstream(arc: Arc, join: Node, arcs_into: dict[str, list[Arc]]) -> set[str]:
    """Every node from which the arc can be reached; a boundary event is reached from its host."""
    seen: set[str] = set()
    open_nodes = [arc.source]
    while open_nodes:
        node = open_nodes.pop()
        if node.id in seen or node is join:
            continue
        seen.add(node.id)
        open_nodes += [found.source for found in arcs_into.get(node.id, ())]
        if node.host:
            open_nodes.append(node.host)
    return seen
