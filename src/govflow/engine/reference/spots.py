"""Where a run can wait, as all engines name it: the kind of wait and the element."""

import re

from govflow.engine.definitions.elements import Element, Trigger

Spot = tuple[str, str]

PERSONAL = ("task", "userTask", "manualTask")
ASKING = ("serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask")
OUTER_TRIGGERS = {"timer": "timer", "message": "message", "signal": "signal", "conditional": "condition"}
CYCLE = re.compile(r"R(\d*)/")


def task_spot(element: Element) -> Spot | None:
    """The spot of a task that waits; None for one that passes at once."""
    if element.kind in PERSONAL:
        return ("task", element.id)
    if element.kind in ASKING and element.attributes.get("system"):
        return ("service", element.id)
    return ("message", element.id) if element.kind == "receiveTask" else None


def rings_of(trigger: Trigger) -> int | None:
    """How often an event that interrupts nothing may happen to one work; None is without end."""
    if trigger.kind != "timer":
        return None
    if trigger.timer != "cycle":
        return 1
    found = CYCLE.match(trigger.name)
    return int(found.group(1)) if found and found.group(1) else None
