"""A message drawn from one process to another under two names never arrives."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.definitions import Element
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    for file in model.definitions:
        for flow in file.message_flows:
            source, target = model.elements.get(flow.source), model.elements.get(flow.target)
            if source is None or target is None:
                continue
            sent, awaited = _messages(source), _messages(target)
            if sent and awaited and not sent & awaited:
                words = {"sent": ", ".join(sorted(sent)), "awaited": ", ".join(sorted(awaited))}
                yield found(file.name, flow.line, flow.id, **words)


def _messages(element: Element) -> set[str]:
    return {trigger.name for trigger in element.triggers if trigger.kind == "message" and trigger.name}


RULE = Rule("message-meets-nobody", Severity.WARNING, look)
