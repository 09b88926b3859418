"""A signal that nothing here sends can come from another diagram only; a misspelt name never comes at all."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model

SENDING = ("intermediateThrowEvent", "endEvent")


def look(model: Model) -> Iterator[Found]:
    elements = model.elements.values()
    sent = {
        trigger.name
        for element in elements
        if element.kind in SENDING
        for trigger in element.triggers
        if trigger.kind == "signal"
    }
    for element in elements:
        for trigger in element.triggers:
            if trigger.kind == "signal" and element.kind not in SENDING and trigger.name not in sent:
                yield found(element.file, element.line, element.id, signal=trigger.name or "?")


RULE = Rule("signal-never-sent", Severity.NOTE, look)
