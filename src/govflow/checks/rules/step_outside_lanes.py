"""In a process with lanes, a person's step that stands in none has nobody to do it."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Kind, Model


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        if node.kind is Kind.TASK and not element.lane and model.processes[element.process].lanes:
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("step-outside-lanes", Severity.WARNING, look)
