"""When gateways open that look at what may still come.

An inclusive gateway opens when it has a token on some incoming flow, and no token elsewhere in the scope can
still come along a path to an incoming flow without a token, unless it can as well come to one that has a token
already. A complex gateway that has opened waits in the same way for the flows it has not heard.
"""

import re
from collections.abc import Iterator

from govflow.engine.definitions.elements import Element, Flow
from govflow.engine.reference.interpreter.drawn import Drawn, is_link_catch, trigger_of
from govflow.engine.reference.interpreter.places import Scope

HOW_MANY = re.compile(r"\s*=?\s*activationCount\s*(>=|>)\s*(\d+)\s*$")


def may_come(gateway: Element, held: set[str], scope: Scope, drawn: Drawn) -> bool:
    return any(reached - held and not reached & held for reached in _reaches(gateway, scope, drawn))


def held_flows(gateway: Element, scope: Scope) -> set[str]:
    return {flow.id for flow in gateway.incoming if scope.tokens[flow.id]}


def needed(gateway: Element) -> int | None:
    """How many flows open a complex gateway; None where its condition asks for something else."""
    found = HOW_MANY.match(gateway.activation or "")
    return int(found.group(2)) + (found.group(1) == ">") if found else None


def _reaches(gateway: Element, scope: Scope, drawn: Drawn) -> Iterator[set[str]]:
    """For each token elsewhere, the incoming flows of the gateway it may come to."""
    own = {flow.id for flow in gateway.incoming}
    for flow_id, count in scope.tokens.items():
        if count and flow_id not in own:
            yield _ahead([drawn.flow(flow_id)], gateway, drawn) & own
    for work in scope.works:
        yield _ahead(list(_ways_out(drawn.elements[work.element], drawn)), gateway, drawn) & own


def _ahead(start: list[Flow], gateway: Element, drawn: Drawn) -> set[str]:
    seen = {flow.id for flow in start}
    stack = list(start)
    while stack:
        flow = stack.pop()
        if flow.target == gateway.id:
            continue
        for following in _ways_out(drawn.elements[flow.target], drawn):
            if following.id not in seen:
                seen.add(following.id)
                stack.append(following)
    return seen


def _ways_out(element: Element, drawn: Drawn) -> Iterator[Flow]:
    yield from element.outgoing
    for boundary in drawn.boundaries(element.id):
        yield from boundary.outgoing
    if element.kind in ("intermediateThrowEvent", "endEvent") and trigger_of(element).kind == "link":
        for catch in drawn.inside(element.parent):
            if is_link_catch(catch) and trigger_of(catch).name == trigger_of(element).name:
                yield from catch.outgoing
