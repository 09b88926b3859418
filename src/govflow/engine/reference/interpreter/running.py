"""The rules that move tokens, tried one after another until none applies."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count

from govflow.engine.definitions.elements import Definitions, Element, Flow, Trigger
from govflow.engine.reference.interpreter.drawn import BODIES, Drawn, is_link_catch, matches, trigger_of
from govflow.engine.reference.interpreter.inclusive import opens
from govflow.engine.reference.interpreter.places import Scope, Work, scopes_in, works_in
from govflow.engine.reference.spots import OUTER_TRIGGERS, Spot, rings_of, task_spot

Judge = Callable[[str], bool]
MOST_MOVES = 20_000


class NoWay(Exception):
    """No flow out of an element can be taken."""


class NoEnd(Exception):
    """Tokens go round without ever waiting."""


class Interpreter:
    """A run of one process, moved by `take`."""

    def __init__(self, definitions: Sequence[Definitions], process: str, start: str | None, judge: Judge) -> None:
        self._drawn = Drawn(definitions)
        self._judge = judge
        self._serials = count(1)
        self._root = self._open(process, None, start)
        self._settle()

    # what it looks like from outside

    @property
    def is_over(self) -> bool:
        return self._root.is_closed

    def open(self) -> Counter[Spot]:
        return Counter(spot for _, spot, _ in self._listening())

    def take(self, spot: Spot, judge: Judge) -> None:
        """Let what the oldest wait at `spot` waits for happen."""
        self._judge = judge
        _, _, act = min((one for one in self._listening() if one[1] == spot), key=lambda one: one[0])
        act()
        self._settle()

    def _listening(self) -> Iterator[tuple[int, Spot, Callable[[], None]]]:
        if self.is_over:
            return
        for work in list(works_in(self._root)):
            yield from self._waits_of(work)
            for boundary in work.armed:
                for number, trigger in self._outer_triggers(boundary):
                    spot = (OUTER_TRIGGERS[trigger.kind], boundary)
                    yield work.serial, spot, partial(self._boundary, work, boundary, number)
        for scope in list(scopes_in(self._root)):
            serial = scope.owner.serial if scope.owner else 0
            for start in scope.armed:
                for number, trigger in self._outer_triggers(start):
                    spot = (OUTER_TRIGGERS[trigger.kind], start)
                    yield serial, spot, partial(self._handle, scope, start, number)

    def _waits_of(self, work: Work) -> Iterator[tuple[int, Spot, Callable[[], None]]]:
        if not work.is_waiting:
            return
        element = self._drawn.elements[work.element]
        spot = task_spot(element)
        if spot:
            yield work.serial, spot, partial(self._finish, work)
        elif element.kind == "eventBasedGateway":
            for flow in element.outgoing:
                target = self._drawn.elements[flow.target]
                if target.kind == "receiveTask":
                    yield work.serial, ("message", target.id), partial(self._choose, work, target)
                for _, trigger in self._outer_triggers(target.id):
                    spot = (OUTER_TRIGGERS[trigger.kind], target.id)
                    yield work.serial, spot, partial(self._choose, work, target)
        else:
            for number, trigger in self._outer_triggers(element.id):
                if number not in work.heard:
                    spot = (OUTER_TRIGGERS[trigger.kind], element.id)
                    yield work.serial, spot, partial(self._hear, work, number)

    def _outer_triggers(self, element: str) -> list[tuple[int, Trigger]]:
        triggers = self._drawn.elements[element].triggers
        return [(number, one) for number, one in enumerate(triggers) if one.kind in OUTER_TRIGGERS]

    # until nothing moves

    def _settle(self) -> None:
        for _ in range(MOST_MOVES):
            if self.is_over or not (self._move_a_token() or self._close_a_scope() or self._open_an_inclusive()):
                return
        raise NoEnd

    def _move_a_token(self) -> bool:
        for scope in scopes_in(self._root):
            for flow_id, number in list(scope.tokens.items()):
                if number and self._arrive(self._drawn.flow(flow_id), scope):
                    return True
        return False

    def _close_a_scope(self) -> bool:
        for scope in scopes_in(self._root):
            if scope.is_empty:
                scope.is_closed = True
                if scope.owner is not None:
                    self._finish(scope.owner)
                return True
        return False

    def _open_an_inclusive(self) -> bool:
        for scope in scopes_in(self._root):
            for element in self._drawn.inside(scope.body):
                if element.kind == "inclusiveGateway" and opens(element, scope, self._drawn):
                    for flow in element.incoming:
                        scope.tokens[flow.id] -= bool(scope.tokens[flow.id])
                    self._split(element, scope)
                    return True
        return False

    # a token comes to an element

    def _arrive(self, flow: Flow, scope: Scope) -> bool:
        element = self._drawn.elements[flow.target]
        if element.kind == "inclusiveGateway":
            return False
        if element.kind == "parallelGateway" or (element.kind == "eventBasedGateway" and element.needs_all):
            if not all(scope.tokens[one.id] for one in element.incoming):
                return False
            scope.tokens.subtract([one.id for one in element.incoming])
            self._send(scope, element.outgoing)
            return True
        scope.tokens[flow.id] -= 1
        if element.kind == "exclusiveGateway":
            self._send(scope, [self._one_way(element)])
        elif element.kind in ("endEvent", "intermediateThrowEvent"):
            self._throw(element, scope)
        else:
            self._enter(element, scope)
        return True

    def _enter(self, element: Element, scope: Scope) -> None:
        work = Work(element.id, scope, next(self._serials))
        scope.works.append(work)
        work.armed = [boundary.id for boundary in self._drawn.boundaries(element.id) if boundary.triggers]
        repeat = element.repeat
        if repeat is None:
            self._begin(work)
            return
        work.repeats = True
        if repeat.kind == "loop":
            if repeat.tests_first and not self._goes_round(element, work):
                self._leave(work)
            else:
                self._add_instances(work, 1)
            return
        number = int(repeat.cardinality or 0)
        if number < 1:
            self._leave(work)
            return
        work.left = number - 1 if repeat.kind == "sequence" else 0
        self._add_instances(work, 1 if repeat.kind == "sequence" else number)

    def _add_instances(self, work: Work, number: int) -> None:
        added = [Work(work.element, work.scope, next(self._serials), of=work) for _ in range(number)]
        work.instances.extend(added)
        for one in added:
            if one in work.instances and work in work.scope.works:
                self._begin(one)

    def _begin(self, work: Work) -> None:
        element = self._drawn.elements[work.element]
        if element.kind in BODIES:
            work.inner = self._open(element.id, work)
        elif element.call is not None:
            work.inner = self._open(element.call.process, work)
        elif task_spot(element) is None and element.kind != "eventBasedGateway" and not element.triggers:
            self._finish(work)

    def _open(self, body: str, owner: Work | None, start: str | None = None) -> Scope:
        scope = Scope(body, owner)
        scope.armed = [event.id for _, event in self._drawn.handlers(body)]
        begins = [self._drawn.elements[start]] if start else self._drawn.beginnings(body)
        for element in begins:
            if element.kind == "startEvent":
                self._send(scope, element.outgoing)
            else:
                self._enter(element, scope)
        return scope

    # an element is left

    def _finish(self, work: Work) -> None:
        outer = work.of
        if outer is None:
            self._leave(work)
            return
        outer.instances.remove(work)
        outer.done += 1
        element = self._drawn.elements[outer.element]
        repeat = element.repeat
        if repeat is not None and repeat.until and self._judge(repeat.until):
            self._leave(outer)
        elif outer.left:
            outer.left -= 1
            self._add_instances(outer, 1)
        elif repeat is not None and repeat.kind == "loop" and self._goes_round(element, outer):
            self._add_instances(outer, 1)
        elif not outer.instances:
            self._leave(outer)

    def _goes_round(self, element: Element, work: Work) -> bool:
        repeat = element.repeat
        if repeat is None or (repeat.at_most is not None and work.done >= repeat.at_most):
            return False
        return self._judge(repeat.while_) if repeat.while_ else repeat.at_most is not None

    def _leave(self, work: Work) -> None:
        work.scope.works.remove(work)
        self._split(self._drawn.elements[work.element], work.scope)

    def _split(self, element: Element, scope: Scope) -> None:
        """Out by every flow whose condition holds, or by the default flow when only conditions were asked."""
        free = [flow for flow in element.outgoing if not flow.condition and not flow.is_default]
        held = [flow for flow in element.outgoing if flow.condition and not flow.is_default]
        taken = free + [flow for flow in held if self._judge(flow.condition or "")]
        taken = taken or [flow for flow in element.outgoing if flow.is_default]
        if not taken and element.outgoing:
            raise NoWay(element.id)
        self._send(scope, taken)

    def _one_way(self, element: Element) -> Flow:
        for flow in element.outgoing:
            if not flow.is_default and (not flow.condition or self._judge(flow.condition)):
                return flow
        for flow in element.outgoing:
            if flow.is_default:
                return flow
        raise NoWay(element.id)

    def _send(self, scope: Scope, flows: Sequence[Flow]) -> None:
        scope.tokens.update(flow.id for flow in flows)

    # something is heard from outside

    def _hear(self, work: Work, number: int) -> None:
        work.heard.add(number)
        element = self._drawn.elements[work.element]
        if not element.needs_all or len(work.heard) == len(element.triggers):
            self._finish(work)

    def _choose(self, work: Work, target: Element) -> None:
        work.scope.works.remove(work)
        self._split(target, work.scope)

    def _boundary(self, work: Work, boundary: str, number: int) -> None:
        element = self._drawn.elements[boundary]
        if element.interrupts:
            work.scope.works.remove(work)
        else:
            _count_ring(work.armed, work.rings, boundary, element.triggers[number])
        self._split(element, work.scope)

    def _handle(self, scope: Scope, start: str, number: int) -> None:
        event = self._drawn.elements[start]
        if event.interrupts:
            scope.clear()
        else:
            _count_ring(scope.armed, scope.rings, start, event.triggers[number])
        work = Work(event.parent, scope, next(self._serials))
        scope.works.append(work)
        work.inner = self._open(event.parent, work, start)

    # something is thrown inside

    def _throw(self, element: Element, scope: Scope) -> None:
        for trigger in element.triggers:
            if not self._is_alive(scope):
                return
            if trigger.kind == "terminate":
                scope.clear()
            elif trigger.kind == "error":
                self._raise("error", trigger.name, scope)
            elif trigger.kind == "escalation":
                self._raise("escalation", trigger.name, scope)
            elif trigger.kind == "cancel":
                self._cancel_transaction(scope)
            elif trigger.kind == "signal":
                self._broadcast(trigger.name)
            elif trigger.kind == "link":
                self._follow_link(trigger, element, scope)
        if element.kind == "intermediateThrowEvent" and self._is_alive(scope):
            self._split(element, scope)

    def _is_alive(self, scope: Scope) -> bool:
        """A scope being opened is not yet hung under its work; its tokens have not moved."""
        return scope in scopes_in(self._root)

    def _follow_link(self, trigger: Trigger, element: Element, scope: Scope) -> None:
        for catch in self._drawn.inside(element.parent):
            if is_link_catch(catch) and trigger_of(catch).name == trigger.name:
                self._split(catch, scope)

    def _raise(self, kind: str, code: str, scope: Scope) -> None:
        """Carry an error or escalation outwards to the nearest that catches it."""
        here = scope
        while True:
            for start in self._catching(here.armed, kind, code):
                self._handle(here, start.id, 0)
                return
            owner = here.owner
            if owner is None:
                break
            outer = owner.outermost
            for boundary in self._catching(outer.armed, kind, code):
                self._boundary(outer, boundary.id, 0)
                return
            here = outer.scope
        if kind == "error":
            self._root.clear()

    def _catching(self, armed: list[str], kind: str, code: str) -> list[Element]:
        """Those that catch, one that names the code before one that takes any."""
        found = [self._drawn.elements[one] for one in armed]
        found = [one for one in found if any(matches(trigger, kind, code) for trigger in one.triggers)]
        return sorted(found, key=lambda one: trigger_of(one).name == "")

    def _cancel_transaction(self, scope: Scope) -> None:
        here: Scope | None = scope
        while here is not None and here.owner is not None:
            outer = here.owner.outermost
            if self._drawn.elements[outer.element].kind == "transaction":
                outer.scope.works.remove(outer)
                for boundary in self._drawn.boundaries(outer.element):
                    if trigger_of(boundary).kind == "cancel":
                        self._split(boundary, outer.scope)
                return
            here = outer.scope

    def _broadcast(self, name: str) -> None:
        hearing = [one for one in self._listening() if one[1][0] == "signal" and self._hears(one[1][1], name)]
        for _, spot, act in sorted(hearing, key=lambda one: one[0]):
            if self.open()[spot]:
                act()

    def _hears(self, element: str, name: str) -> bool:
        return any(one.kind == "signal" and one.name == name for one in self._drawn.elements[element].triggers)


def _count_ring(armed: list[str], rings: Counter[str], event: str, trigger: Trigger) -> None:
    rings[event] += 1
    most = rings_of(trigger)
    if most is not None and rings[event] >= most:
        armed.remove(event)
