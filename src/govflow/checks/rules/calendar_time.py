"""A timer written as ISO 8601 runs on the plain calendar: no holidays, no working days, no pauses."""

import re
from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.engine.net import Model

ISO = re.compile(r"(R\d*/)?(P[\dTYMWDHS.,]+|\d{4}-\d{2}-\d{2}.*)$")


def look(model: Model) -> Iterator[Found]:
    for element in model.elements.values():
        for trigger in element.triggers:
            if trigger.kind == "timer" and ISO.match(trigger.name.strip()):
                yield found(element.file, element.line, element.id, text=trigger.name.strip())


RULE = Rule("calendar-time", Severity.NOTE, look)
