"""A choice whose every flow has a condition stops the case when none of them holds."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        if element.outgoing and all(flow.condition for flow in element.outgoing):
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("choice-without-default", Severity.NOTE, look)
