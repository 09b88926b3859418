"""A boundary that waits for an error nothing inside can throw never happens; the work drawn behind it is dead."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Frame, Kind, Model, Node

MAY_FAIL = (Kind.WORK, Kind.SERVICE, Kind.RULE)  # an operation or a system may answer with an error of its own


def look(model: Model) -> Iterator[Found]:
    for node in model.nodes.values():
        element = node.element
        host = node.host
        if host is None or host.inner is None:
            continue
        for trigger in element.triggers:
            if trigger.kind == "error" and not _may_throw(trigger.name, host.inner, set()):
                yield found(element.file, element.line, element.id, error=trigger.name or "?")


def _may_throw(code: str, frame: Frame, seen: set[str]) -> bool:
    if frame.id in seen:
        return False
    seen.add(frame.id)
    return any(_node_may_throw(code, node, seen) for node in frame.nodes)


def _node_may_throw(code: str, node: Node, seen: set[str]) -> bool:
    if node.kind in MAY_FAIL:
        return True
    if any(throw.trigger.kind == "error" and code in ("", throw.trigger.name) for throw in node.throws):
        return True
    return node.inner is not None and _may_throw(code, node.inner, seen)


RULE = Rule("error-never-thrown", Severity.WARNING, look)
