"""A round in which nothing waits would turn for ever within one step; such a diagram is refused."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.roads import passes
from govflow.engine.net import Model, Node


def look(model: Model) -> Iterator[Found]:
    passing = {node.id: node for node in model.nodes.values() if passes(node)}
    while passing:
        way = _round(passing)
        if not way:
            return
        first = min(way, key=lambda node: node.element.order).element
        names = " → ".join(node.element.name or node.id for node in (*way, way[0]))
        yield found(first.file, first.line, first.id, way=names)
        for node in way:
            passing.pop(node.id, None)


def _round(passing: dict[str, Node]) -> list[Node]:
    """A circle of passing nodes: depth first without recursion, the way down being a list."""
    done: set[str] = set()
    for first in passing.values():
        way = [(first, iter(first.outgoing))] if first.id not in done else []
        while way:
            node, rest = way[-1]
            arc = next(rest, None)
            if arc is None:
                done.add(node.id)
                way.pop()
                continue
            on_the_way = [each.id for each, _ in way]
            if arc.target.id in on_the_way:
                return [each for each, _ in way[on_the_way.index(arc.target.id) :]]
            if arc.target.id in passing and arc.target.id not in done:
                way.append((arc.target, iter(arc.target.outgoing)))
    return []


RULE = Rule("round-without-wait", Severity.ERROR, look)
