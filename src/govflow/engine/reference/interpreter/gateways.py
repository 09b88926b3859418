"""The gateways that look at what may still come: they open once nothing else moves."""

from typing import Protocol

from govflow.engine.definitions.elements import Element
from govflow.engine.reference.interpreter.drawn import Drawn
from govflow.engine.reference.interpreter.inclusive import held_flows, may_come, needed
from govflow.engine.reference.interpreter.places import Scope, scopes_in


class Opening(Protocol):
    """What opening a gateway needs of the interpreter."""

    drawn: Drawn
    root: Scope

    def split(self, element: Element, scope: Scope) -> None: ...


def open_a_gateway(run: Opening) -> bool:
    """One of them, where one can open."""
    for scope in scopes_in(run.root):
        for element in run.drawn.inside(scope.body):
            if element.kind == "inclusiveGateway" and _open_inclusive(run, element, scope):
                return True
            if element.kind == "complexGateway" and _open_complex(run, element, scope):
                return True
    return False


def _open_inclusive(run: Opening, element: Element, scope: Scope) -> bool:
    held = held_flows(element, scope)
    if not held or may_come(element, held, scope, run.drawn):
        return False
    scope.tokens.subtract(held)
    run.split(element, scope)
    return True


def _open_complex(run: Opening, element: Element, scope: Scope) -> bool:
    """n of m; then it swallows what still comes of this round, and starts anew."""
    held = held_flows(element, scope)
    every = {flow.id for flow in element.incoming}
    unheard = scope.unheard.get(element.id)
    if unheard is None:
        if not held or len(held) < (needed(element) or 1):
            return False
        scope.tokens.subtract(held)
        if every - held:
            scope.unheard[element.id] = every - held
        run.split(element, scope)
        return True
    late = held & unheard
    scope.tokens.subtract(late)
    unheard -= late
    if not unheard or not may_come(element, every - unheard, scope, run.drawn):
        del scope.unheard[element.id]
        return True
    return bool(late)
