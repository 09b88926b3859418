"""From where a token can still come to each incoming flow of a join, without passing the join itself."""

from collections.abc import Mapping

from govflow.engine.net.nodes import Arc, Node


def reach_of(join: Node) -> Mapping[str, int]:
    """Node → the bits of the join's flows it can reach; found when first asked, and kept."""
    if join.reach is None:
        reached: dict[str, int] = {}
        for arc in join.expects:
            for node in _upstream(arc, join):
                reached[node] = reached.get(node, 0) | arc.bit
        join.reach = reached
    return join.reach


def _upstream(arc: Arc, join: Node) -> set[str]:
    """Every node from which the arc can be reached; a boundary event is reached from its host."""
    seen: set[str] = set()
    open_nodes = [arc.source]
    while open_nodes:
        node = open_nodes.pop()
        if node.id in seen or node is join:
            continue
        seen.add(node.id)
        open_nodes += [found.source for found in node.expects]
        if node.host:
            open_nodes.append(node.host)
    return seen
