"""A step that no flow reaches is never done; the act it was drawn for is not carried out."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.roads import reached
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    seen = reached(model)
    frames = seen | set(model.processes)
    for node in model.nodes.values():
        if node.id not in seen and node.frame.id in frames:
            element = node.element
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("nothing-leads-here", Severity.WARNING, look)
