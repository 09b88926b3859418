"""The rules that move tokens, tried one after another until none applies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from govflow.engine.definitions.elements import Definitions, Element, Flow, Trigger
from govflow.engine.reference.interpreter.drawn import BODIES, Drawn, trigger_of
from govflow.engine.reference.interpreter.gateways import open_a_gateway
from govflow.engine.reference.interpreter.listening import Listening, holds_now, outer_triggers, waits_now
from govflow.engine.reference.interpreter.loosely import is_loose, look_after, settle
from govflow.engine.reference.interpreter.places import Done, Scope, Work, scopes_in
from govflow.engine.reference.interpreter.throwing import announced, throw, undo_next
from govflow.engine.reference.interpreter.ways import Judge, every_true_way, first_true_way
from govflow.engine.reference.spots import Spot, rings_of, task_spot
from govflow.engine.reference.walks import OutOfSteps

MOST_MOVES = 1_000
MOST_WORKS = 2_000  # begun in one walk


class Interpreter:
    """A run of one process, moved by `take`."""

    def __init__(self, definitions: Sequence[Definitions], process: str, start: str | None, judge: Judge) -> None:
        self.drawn = Drawn(definitions)
        self.judge = judge
        self._serials = count(1)
        self._held: set[tuple[int, Spot]] = set()  # waits whose condition held when last looked at
        self.root = self.open_scope(process, None, start)
        self._settle()

    # what it looks like from outside

    @property
    def is_over(self) -> bool:
        return self.root.is_closed

    def open(self) -> Counter[Spot]:
        return Counter(one.spot for one in self.listening())

    def take(self, spot: Spot, judge: Judge) -> None:
        """Let what the oldest wait at `spot` waits for happen."""
        self.judge = judge
        min((one for one in self.listening() if one.spot == spot), key=lambda one: one.serial).act()
        self._settle()

    def listening(self) -> Iterator[Listening]:
        return iter(()) if self.is_over else waits_now(self)

    # until nothing moves

    def _settle(self) -> None:
        """A signal is thrown last, so that whoever is on the way to listen hears it."""
        rules = (
            partial(self._move_a_token, shouting=False),
            self._close_a_scope,
            partial(self._move_a_token, shouting=True),
            partial(open_a_gateway, self),
            self._hear_conditions,
        )
        for _ in range(max(MOST_MOVES, 5 * len(self.drawn.elements))):
            if self.is_over or not any(rule() for rule in rules):
                return
        raise OutOfSteps

    def _move_a_token(self, *, shouting: bool) -> bool:
        for scope in scopes_in(self.root):
            for flow_id, number in list(scope.tokens.items()):
                flow = self.drawn.flow(flow_id)
                if number and self.drawn.shouts(flow.target) == shouting and self._arrive(flow, scope):
                    return True
        return False

    def _close_a_scope(self) -> bool:
        for scope in scopes_in(self.root):
            if not scope.is_empty:
                continue
            if scope.owner is not None and is_loose(scope.body, self.drawn):
                if settle(self, scope.owner):
                    return True
            else:
                scope.is_closed = True
                if scope.owner is not None:
                    self.finish(scope.owner)
                return True
        return False

    def _hear_conditions(self) -> bool:
        """Conditions that have come to hold since they were last looked at, all of them at once."""
        holding = {
            (one.serial, one.spot): one for one in sorted(self.listening(), key=_age) if holds_now(self, one.spot)
        }
        fresh = [one for key, one in holding.items() if key not in self._held]
        self._held = set(holding)
        for one in fresh:
            if any((still.serial, still.spot) == (one.serial, one.spot) for still in self.listening()):
                one.act()
        return bool(fresh)

    # a token comes to an element

    def _arrive(self, flow: Flow, scope: Scope) -> bool:
        element = self.drawn.elements[flow.target]
        if element.kind in ("inclusiveGateway", "complexGateway"):
            return False
        if element.kind == "parallelGateway" or (element.kind == "eventBasedGateway" and element.needs_all):
            if not all(scope.tokens[one.id] for one in element.incoming):
                return False
            scope.tokens.subtract([one.id for one in element.incoming])
            self.send(scope, element.outgoing)
            return True
        if element.gathers > 1:
            return self._gather(element, scope)
        scope.tokens[flow.id] -= 1
        self.start_at(element, scope)
        return True

    def start_at(self, element: Element, scope: Scope) -> None:
        """A token at an element, wherever it came from."""
        match "parallelGateway" if element.needs_all and not element.triggers else element.kind:
            case "exclusiveGateway":
                self.send(scope, first_true_way(element, self.judge))
            case "startEvent" | "parallelGateway":
                self.send(scope, element.outgoing)
            case "inclusiveGateway" | "complexGateway":
                self.split(element, scope)
            case "endEvent" | "intermediateThrowEvent":
                throw(self, element, scope)
            case _:
                self.enter(element, scope)

    def _gather(self, element: Element, scope: Scope) -> bool:
        """An activity that begins with several tokens takes them from whichever flows they came by."""
        waiting = list(Counter({one.id: scope.tokens[one.id] for one in element.incoming}).elements())
        if len(waiting) < element.gathers:
            return False
        scope.tokens.subtract(waiting[: element.gathers])
        self.enter(element, scope)
        return True

    def enter(self, element: Element, scope: Scope) -> None:
        work = self.new_work(element.id, scope)
        work.armed = [boundary.id for boundary in self.drawn.boundaries(element.id) if boundary.triggers]
        repeat = element.repeat
        if repeat is None:
            self.begin(work)
            return
        work.holds_others = True
        if repeat.kind == "loop":
            number = 0 if repeat.tests_first and not self._goes_round(element, work) else 1
        else:
            number = int(repeat.cardinality or 0)
        if number < 1:
            self.leave(work)
            return
        if repeat.kind == "sequence":
            work.left, number = number - 1, 1
        self._add_instances(work, number)

    def _next_serial(self) -> int:
        serial = next(self._serials)
        if serial > MOST_WORKS:
            raise OutOfSteps
        return serial

    def new_work(self, element: str, scope: Scope) -> Work:
        work = Work(element, scope, self._next_serial())
        scope.works.append(work)
        return work

    def instance(self, element: str, of: Work) -> Work:
        one = Work(element, of.scope, self._next_serial(), of=of)
        of.instances.append(one)
        return one

    def _add_instances(self, work: Work, number: int) -> None:
        for one in [self.instance(work.element, work) for _ in range(number)]:
            if one in work.instances and work in work.scope.works:
                self.begin(one)

    def begin(self, work: Work) -> None:
        element = self.drawn.elements[work.element]
        if is_loose(element.id, self.drawn):
            work.inner, work.offers = self._empty_scope(element.id, work), True
        elif element.kind in BODIES:
            work.inner = self.open_scope(element.id, work)
        elif element.call is not None:
            work.inner = self.open_scope(element.call.process, work)
        elif task_spot(element) is None and not _is_awaiting(element):
            self.finish(work)

    def open_scope(self, body: str, owner: Work | None, start: str | None = None) -> Scope:
        scope = self._empty_scope(body, owner)
        begins = [self.drawn.elements[start]] if start else self.drawn.beginnings(body)
        for element in begins:
            self.start_at(element, scope)
        return scope

    def _empty_scope(self, body: str, owner: Work | None) -> Scope:
        scope = Scope(body, owner)
        scope.armed = [event.id for _, event in self.drawn.handlers(body) if outer_or_caught(event)]
        return scope

    # an element is left

    def finish(self, work: Work) -> None:
        outer = work.of
        if outer is None:
            self.leave(work)
            return
        outer.instances.remove(work)
        outer.over += 1
        self._remember(work)
        if outer.undoes is not None:
            undo_next(self, outer)
            return
        element = self.drawn.elements[outer.element]
        repeat = element.repeat
        if repeat is not None and not announced(self, outer, repeat):
            return
        if repeat is not None and repeat.until and self.judge(repeat.until):
            self.leave(outer)
        elif outer.left:
            outer.left -= 1
            self._add_instances(outer, 1)
        elif repeat is not None and repeat.kind == "loop" and self._goes_round(element, outer):
            self._add_instances(outer, 1)
        elif not outer.instances:
            self.leave(outer)

    def _goes_round(self, element: Element, work: Work) -> bool:
        repeat = element.repeat
        if repeat is None or (repeat.at_most is not None and work.over >= repeat.at_most):
            return False
        return repeat.while_ is None or self.judge(repeat.while_)

    def leave(self, work: Work) -> None:
        work.scope.works.remove(work)
        self._remember(work)
        element = self.drawn.elements[work.element]
        for _ in range(element.gives):
            self.split(element, work.scope)
        if work.scope.owner is not None and is_loose(work.scope.body, self.drawn):
            look_after(self, work.scope.owner)

    def _remember(self, work: Work) -> None:
        if work.holds_others or self.drawn.elements[work.element].is_compensation:
            return
        inside = work.inner.done if work.inner is not None else []
        if inside or self.drawn.undoing(work.element):
            work.scope.done.append(Done(work.element, inside))

    def split(self, element: Element, scope: Scope) -> None:
        self.send(scope, every_true_way(element, self.judge))

    def send(self, scope: Scope, flows: Sequence[Flow]) -> None:
        scope.tokens.update(flow.id for flow in flows)

    # something is heard

    def hear(self, work: Work, number: int) -> None:
        work.heard.add(number)
        element = self.drawn.elements[work.element]
        if not element.needs_all or len(work.heard) == len(element.triggers):
            self.finish(work)

    def choose(self, work: Work, target: Element) -> None:
        work.scope.works.remove(work)
        self.split(target, work.scope)

    def boundary(self, work: Work, boundary: str, number: int) -> None:
        element = self.drawn.elements[boundary]
        if element.interrupts:
            work.scope.works.remove(work)
        else:
            _count_ring(work.armed, work.rings, boundary, element.triggers[number])
        self.split(element, work.scope)

    def handle(self, scope: Scope, start: str, number: int) -> None:
        event = self.drawn.elements[start]
        if event.interrupts:
            scope.clear()
        else:
            _count_ring(scope.armed, scope.rings, start, event.triggers[number])
        work = self.new_work(event.parent, scope)
        work.inner = self.open_scope(event.parent, work, start)


def _age(one: Listening) -> int:
    return one.serial


def _is_awaiting(element: Element) -> bool:
    if element.kind == "eventBasedGateway":
        return True
    return element.kind == "intermediateCatchEvent" and bool(outer_triggers(element))


def outer_or_caught(event: Element) -> bool:
    """A start event that its scope listens to; one that undoes is asked for, not listened to."""
    return trigger_of(event).kind not in ("none", "compensation")


def _count_ring(armed: list[str], rings: Counter[str], event: str, trigger: Trigger) -> None:
    rings[event] += 1
    most = rings_of(trigger)
    if most is not None and rings[event] >= most:
        armed.remove(event)
