"""A round in which nothing waits turns within one step: without end, or as long as a step may be; it is refused."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model, rounds_without_wait


def look(model: Model) -> Iterator[Found]:
    for one in rounds_without_wait(model):
        yield found(one.file, one.line, one.element, **one.facts)


RULE = Rule("round-without-wait", Severity.ERROR, look, "engine")
