"""A gateway that gathers and splits at once is read differently by different people."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        if element.kind.endswith("Gateway") and len(element.incoming) > 1 and len(element.outgoing) > 1:
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("mixed-gateway", Severity.NOTE, look)
