"""A step without a name is a blank line in an officer's inbox."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Kind, Model

SEEN = (Kind.TASK, Kind.SERVICE, Kind.RECEIVE, Kind.CALL)


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        if node.kind in SEEN and not element.name:
            yield found(element.file, element.line, element.id)


RULE = Rule("unnamed-step", Severity.NOTE, look)
