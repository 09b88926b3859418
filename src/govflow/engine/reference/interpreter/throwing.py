"""What is thrown inside a run: errors and escalations, signals, ends of everything, and undoing."""

from collections.abc import Iterator
from typing import Protocol

from govflow.engine.definitions.elements import Element, Repeat, Trigger
from govflow.engine.reference.interpreter.drawn import Drawn, is_link_catch, matches, trigger_of
from govflow.engine.reference.interpreter.listening import Heard, Listening
from govflow.engine.reference.interpreter.places import Done, Scope, Work, scopes_in

LEADING_ELSEWHERE = ("escalation", "compensation", "terminate", "error", "cancel")


class Uncaught(Exception):
    """An error that nobody takes."""


class Throwing(Heard, Protocol):
    """What throwing needs of the interpreter."""

    drawn: Drawn
    root: Scope

    def listening(self) -> Iterator[Listening]: ...
    def split(self, element: Element, scope: Scope) -> None: ...
    def new_work(self, element: str, scope: Scope) -> Work: ...
    def instance(self, element: str, of: Work) -> Work: ...
    def begin(self, work: Work) -> None: ...
    def leave(self, work: Work) -> None: ...
    def open_scope(self, body: str, owner: Work | None, start: str | None = None) -> Scope: ...


def throw(run: Throwing, element: Element, scope: Scope) -> None:
    """All triggers of an event, those that may lead elsewhere last; then on, where the scope still stands."""
    for trigger in sorted(element.triggers, key=lambda one: one.kind in LEADING_ELSEWHERE):
        if not _throw_one(run, trigger, element, scope):
            return
    if element.kind == "intermediateThrowEvent" and scope in scopes_in(run.root):
        run.split(element, scope)


def _throw_one(run: Throwing, trigger: Trigger, element: Element, scope: Scope) -> bool:
    """False when the token goes no further from here."""
    match trigger.kind:
        case "terminate":
            scope.clear()
        case "error":
            _carry(run, "error", trigger.name, scope)
            return False
        case "escalation":
            return not _carry(run, "escalation", trigger.name, scope)
        case "signal":
            _broadcast(run, trigger.name)
        case "link":
            _follow_link(run, trigger, element, scope)
        case "compensation":
            _undo(run, element, scope, trigger)
            return not trigger.is_waited_for
        case "cancel":
            _cancel(run, element, scope)
            return False
    return True


def _follow_link(run: Throwing, trigger: Trigger, element: Element, scope: Scope) -> None:
    for catch in run.drawn.inside(element.parent):
        if is_link_catch(catch) and trigger_of(catch).name == trigger.name:
            run.split(catch, scope)


def _broadcast(run: Throwing, name: str) -> None:
    for one in sorted(run.listening(), key=lambda one: one.serial):
        kind, element = one.spot
        if kind != "signal" or not _is_called(run.drawn.elements[element], name):
            continue
        if any(one.spot == still.spot for still in run.listening()):
            one.act()


def _is_called(element: Element, signal: str) -> bool:
    return any(trigger.kind == "signal" and trigger.name == signal for trigger in element.triggers)


def announced(run: Throwing, work: Work, repeat: Repeat) -> bool:
    """What is thrown when one instance is done; False where that took the whole away."""
    for one in repeat.announces:
        is_meant = work.over == 1 if one.of == "first" else one.condition is None or run.judge(one.condition)
        if is_meant:
            _announce(run, work, one.trigger)
        if work not in work.scope.works:
            return False
    return True


def _announce(run: Throwing, work: Work, trigger: Trigger) -> None:
    if trigger.kind == "signal":
        _broadcast(run, trigger.name)
    elif trigger.kind in ("error", "escalation"):
        for boundary in _taking(run, work.armed, trigger.kind, trigger.name):
            run.boundary(work, boundary.id, 0)
            return
        _carry(run, trigger.kind, trigger.name, work.scope)


# errors and escalations


def _carry(run: Throwing, kind: str, code: str, scope: Scope) -> bool:
    """Outwards to the nearest that takes it; True where that interrupts."""
    here, is_handler = scope, False
    while True:
        for start in [] if is_handler else _taking(run, here.armed, kind, code):
            run.handle(here, start.id, 0)
            return start.interrupts
        owner = here.owner
        if owner is None:
            break
        outer = owner.outermost
        for boundary in _taking(run, outer.armed, kind, code):
            run.boundary(outer, boundary.id, 0)
            return boundary.interrupts
        is_handler = run.drawn.elements[outer.element].by_event
        here = outer.scope
    if kind == "error":
        raise Uncaught(code)
    return False


def _taking(run: Throwing, armed: list[str], kind: str, code: str) -> list[Element]:
    """Those that take it, one that names the code before one that takes any."""
    found = [run.drawn.elements[one] for one in armed]
    found = [one for one in found if any(matches(trigger, kind, code) for trigger in one.triggers)]
    return sorted(found, key=lambda one: trigger_of(one).name == "")


# undoing


def _undo(run: Throwing, element: Element, scope: Scope, trigger: Trigger) -> None:
    home = scope
    while home.owner is not None and run.drawn.elements[home.owner.element].by_event and not home.done:
        home = home.owner.scope
    wanted = [one for one in home.done if trigger.activity in ("", one.element)]
    home.done = [one for one in home.done if one not in wanted]
    _begin_undoing(run, element, scope, wanted, is_beside=not trigger.is_waited_for)


def _begin_undoing(
    run: Throwing,
    element: Element,
    scope: Scope,
    wanted: list[Done],
    *,
    cancels: bool = False,
    is_beside: bool = False,
) -> None:
    work = run.new_work(element.id, scope)
    work.holds_others = True
    work.undoes = list(_units(run.drawn, wanted))
    work.cancels = cancels
    work.is_beside = is_beside
    undo_next(run, work)


def _units(drawn: Drawn, done: list[Done]) -> Iterator[Done]:
    """The last done first; what has no handler of its own is undone by those of what is inside it."""
    for one in reversed(done):
        if drawn.undoing(one.element):
            yield one
        else:
            yield from _units(drawn, one.inside)


def undo_next(run: Throwing, work: Work) -> None:
    if not work.undoes:
        _undone(run, work)
        return
    unit = work.undoes.pop(0)
    handler = run.drawn.undoing(unit.element)
    if handler is None:
        raise AssertionError("only what has a handler is to be undone")
    if handler.kind != "startEvent":
        run.begin(run.instance(handler.id, work))
        return
    one = run.instance(handler.parent, work)
    one.inner = run.open_scope(handler.parent, one, handler.id)
    one.inner.done = unit.inside


def _undone(run: Throwing, work: Work) -> None:
    if work.is_beside:
        work.scope.works.remove(work)
        return
    if not work.cancels:
        run.leave(work)
        return
    owner = work.scope.owner
    if owner is None:
        raise AssertionError("a transaction stands in a scope")
    outer = owner.outermost
    outer.scope.works.remove(outer)
    for boundary in run.drawn.boundaries(outer.element):
        if trigger_of(boundary).kind == "cancel":
            run.split(boundary, outer.scope)


def _cancel(run: Throwing, element: Element, scope: Scope) -> None:
    here = scope
    while here.owner is not None and run.drawn.elements[here.owner.element].kind != "transaction":
        here = here.owner.scope
    here.clear()
    done, here.done = here.done, []
    _begin_undoing(run, element, here, done, cancels=True)
