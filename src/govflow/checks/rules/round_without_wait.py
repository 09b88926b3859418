"""A round in which nothing waits would turn for ever within one step; such a diagram is refused."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.roads import passing
from govflow.engine.net import Model, Node

MOST = 20  # a diagram with more rounds than that has been understood


def look(model: Model) -> Iterator[Found]:
    without_wait = passing(model)
    for _ in range(MOST):
        way = _round(without_wait)
        if not way:
            return
        first = min(way, key=lambda node: node.element.order).element
        names = " → ".join(node.element.name or node.id for node in (*way, way[0]))
        yield found(first.file, first.line, first.id, way=names)
        for node in way:
            without_wait.pop(node.id, None)


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


RULE = Rule("round-without-wait", Severity.ERROR, look)
