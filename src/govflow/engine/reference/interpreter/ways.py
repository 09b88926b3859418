"""By which flows a token leaves, given who judges the conditions."""

from collections.abc import Callable

from govflow.engine.definitions.elements import Element, Flow

Judge = Callable[[str], bool]
GATHERING = ("inclusiveGateway", "complexGateway")


class NoWay(Exception):
    """No flow out of an element can be taken."""


def every_true_way(element: Element, judge: Judge) -> list[Flow]:
    """All flows without a condition and those whose condition holds.

    The default is taken when no condition holds; by a gateway only when nothing else is taken either.
    """
    taken = [flow for flow in element.outgoing if not flow.is_default and holds(flow, judge)]
    is_decided = any(flow.condition for flow in taken) or bool(taken and element.kind in GATHERING)
    if not is_decided:
        taken += [flow for flow in element.outgoing if flow.is_default]
    if not taken and element.outgoing:
        raise NoWay(element.id)
    return taken


def first_true_way(element: Element, judge: Judge) -> list[Flow]:
    for flow in element.outgoing:
        if not flow.is_default and holds(flow, judge):
            return [flow]
    taken = [flow for flow in element.outgoing if flow.is_default]
    if not taken and element.outgoing:
        raise NoWay(element.id)
    return taken


def holds(flow: Flow, judge: Judge) -> bool:
    return flow.condition is None or judge(flow.condition)
