"""A step that no flow reaches is never done; the act it was drawn for is not carried out.

What undoes an activity is reached by what throws, not by a flow; its event stands at the activity.
"""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.roads import reached
from govflow.engine.net import Model


def look(model: Model) -> Iterator[Found]:
    seen = reached(model)
    frames = seen | set(model.processes)
    for node in model.nodes.values():
        is_at_reached = node.host is not None and node.host.id in seen
        if node.id not in seen and node.frame.id in frames and not is_at_reached:
            element = node.element
            yield found(element.file, element.line, element.id, name=element.name or element.id)


RULE = Rule("nothing-leads-here", Severity.WARNING, look)
