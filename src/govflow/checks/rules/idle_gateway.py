"""A gateway with one way in and one way out does nothing; often a flow was forgotten."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        if element.kind.endswith("Gateway") and len(element.incoming) <= 1 and len(element.outgoing) <= 1:
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("idle-gateway", Severity.NOTE, look)
