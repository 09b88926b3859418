"""Two flows between the same two elements do the work twice, or ask the same question twice."""

from collections import Counter
from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        for target, number in Counter(flow.target for flow in element.outgoing).items():
            if number > 1:
                to = model.elements[target]
                names = {"source": element.name or element.id, "target": to.name or to.id}
                yield found(element.file, element.line, element.id, number=number, **names)


RULE = Rule("twin-flows", Severity.WARNING, look)
