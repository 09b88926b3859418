"""The arithmetic of the terms: how long each way through an edition may lawfully take, in working days.

A way is walked as late as the law allows: a step that carries a term is left on its last day, one without a term
takes no time. A step under a cap is left by the cap at the latest. Every branch and boundary is taken; a round is
gone through once, so that each way shows what one return costs. Only equality conditions are judged (`verdict =
"OK"`), to keep a way from taking two branches that exclude each other.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from govflow.checks.ways import Arithmetic, Cut, Way, Writes, chosen
from govflow.engine import Element
from govflow.engine.net import Model
from govflow.law.regulations import Regulation
from govflow.law.terms import Term, Unit

MOST_VISITS = 2
MOST_ROUNDS = 1
MOST_WAYS = 20_000


def walk_terms(model: Model, regulation: Regulation, process: str, writes: Writes) -> Arithmetic:
    clipped = _Walker(model, regulation, writes)
    ways = {way.spent: way for _, way in clipped.through(process, Way())}
    raw = _Walker(model, regulation, writes, keeps_within=False)
    for _ in raw.through(process, Way()):
        pass
    return Arithmetic(tuple(sorted(ways.values(), key=lambda way: way.day)), tuple(dict.fromkeys(raw.cuts)))


class _Walker:
    def __init__(self, model: Model, regulation: Regulation, writes: Writes, *, keeps_within: bool = True) -> None:
        self.regulation = regulation
        self.elements = model.elements
        self.writes = writes
        self.keeps_within = keeps_within
        self.by_itself = [term for term in regulation.terms.values() if term.until is not None]
        self.cuts: list[Cut] = []
        self.starts = _grouped(model, lambda one: one.parent if one.kind == "startEvent" else "")
        self.limits = _grouped(model, lambda one: one.host)
        self.rings = {element.id: self._timer_terms(element) for element in model.elements.values()}
        self.caps = {element.id: self._caps(element) for element in model.elements.values()}

    def through(self, scope: str, way: Way) -> Iterator[tuple[str, Way]]:
        """The ends of a process or sub-process that a way may come to, each with the way as it is there."""
        seen: set[object] = set()
        todo: list[Ahead] = [(start, way, {start.id: 1}) for start in self.starts.get(scope, ())]
        while todo and len(seen) < MOST_WAYS:
            element, here, visits = todo.pop()
            for left, after in self._passed(element, here):
                place = (left.id, after.standing)
                if place in seen:
                    continue
                seen.add(place)
                if not left.outgoing:
                    yield left.id, after
                todo += self._onward(left, after, visits)

    def _onward(self, element: Element, way: Way, visits: Mapping[str, int]) -> "list[Ahead]":
        ahead: list[Ahead] = []
        for flow in element.outgoing:
            target = self.elements[flow.target]
            count = visits.get(target.id, 0) + 1
            along = chosen(way, flow, element)
            if along is not None and along.rounds <= MOST_ROUNDS and count <= MOST_VISITS:
                ahead.append((target, along, {**visits, target.id: count}))
        return ahead

    # one element

    def _passed(self, element: Element, way: Way) -> Iterator[tuple[Element, Way]]:
        """The ways out of an element: by itself, or by a limit that cuts it short."""
        state = element.attributes.get("state", way.state)
        if state != way.state:
            way = replace(way, state=state)
        for boundary in self.limits.get(element.id, ()):
            for term in self.rings[boundary.id] if boundary.interrupts else ():
                meanwhile = replace(way, state=self._state_inside(element, way))
                yield boundary, self._left(boundary, self._later(meanwhile, term, self._last_day(term, way)))
        for done in self._done(element, way):
            yield element, self._left(element, done)

    def _state_inside(self, element: Element, way: Way) -> str:
        """The state the case is in while something inside an element is waited for."""
        within = self.through(_inside(element), way) if _inside(element) else iter(())
        return next((one.state for _, one in within), way.state)

    def _left(self, element: Element, way: Way) -> Way:
        """What is different once an element is left: moments, and facts that may now be otherwise."""
        written = self.writes.get(element.id, frozenset())
        if not written.isdisjoint(way.known):
            way = replace(way, known={fact: said for fact, said in way.known.items() if fact not in written})
        for moment in element.attributes.get("marks", "").split():
            way = self._at_moment(way, moment)
        return way

    def _at_moment(self, way: Way, moment: str) -> Way:
        running, ended = dict(way.running), dict(way.ended)
        for term in self.by_itself:
            if term.since == moment:
                running.setdefault(term.code, 0)
            if term.until == moment and term.code in running:
                ended[term.code] = running.pop(term.code)
        return replace(way, moments={**way.moments, moment: way.day}, running=running, ended=ended)

    def _done(self, element: Element, way: Way) -> Iterator[Way]:
        caps = self.caps[element.id]
        if _inside(element):
            ways = self.through(_inside(element), way)
            yield from (self._capped(element, caps, way, within) for _, within in ways)
            return
        yield self._by_the_last_day(caps, way)

    def _by_the_last_day(self, caps: list[Term], way: Way) -> Way:
        """A step of its own is done on the last day its terms leave it."""
        if not caps:
            return way
        term = min(caps, key=lambda one: self._last_day(one, way))
        return self._later(way, term, self._last_day(term, way))

    def _capped(self, element: Element, caps: list[Term], before: Way, within: Way) -> Way:
        """What is done inside a step may not last longer than the step."""
        over = [(term, last) for term in caps if within.day > (last := self._last_day(term, before))]
        if not over:
            return within
        term, last = min(over, key=lambda one: one[1])
        if not replace(within, spent=within.spent[len(before.spent) :]).rounds:
            self.cuts.append(Cut(element.id, term.code, last - before.day, within.day - before.day))
        moments = {name: min(day, last) for name, day in within.moments.items()}
        later = self._later(replace(before, state=within.state), term, last)
        return replace(later, moments=moments, known=within.known)

    # terms

    def _caps(self, element: Element) -> list[Term]:
        """The terms by whose last day an element is left at the latest."""
        caps = [term for code in element.attributes.get("term", "").split() if (term := self._hard(code))]
        caps += [term for boundary in self.limits.get(element.id, ()) for term in self.rings[boundary.id]]
        return caps + self.rings[element.id] if element.kind == "intermediateCatchEvent" else caps

    def _timer_terms(self, event: Element) -> list[Term]:
        return [term for one in event.triggers if one.kind == "timer" and (term := self._hard(one.name))]

    def _hard(self, code: str) -> Term | None:
        """A term in working days that somebody must keep; a soft target, or one a fact gives, is not summed up."""
        term = self.regulation.terms.get(code)
        if term is None or term.unit is not Unit.WORKING_DAYS or term.is_soft or term.length_from is not None:
            return None
        return term

    def _last_day(self, term: Term, way: Way) -> int:
        last = way.moments.get(term.since, way.day) + term.length
        outer = self.regulation.terms.get(term.within or "") if self.keeps_within else None
        return max(way.day, min(last, self._last_day(outer, way)) if outer else last)

    def _later(self, way: Way, term: Term, day: int) -> Way:
        """The way on a later day: the clocks that run by themselves go on, unless the state stops them."""
        gone = day - way.day
        if not gone:
            return way
        terms = self.regulation.terms
        running = {
            code: days + (0 if way.state in terms[code].pauses else gone) for code, days in way.running.items()
        }
        return replace(way, day=day, spent=(*way.spent, (term.code, gone)), running=running)


def _grouped(model: Model, by: Callable[[Element], str]) -> dict[str, list[Element]]:
    groups: dict[str, list[Element]] = {}
    for element in model.elements.values():
        groups.setdefault(by(element), []).append(element)
    return groups


def _inside(element: Element) -> str:
    """The process an element calls, or itself where it has steps of its own."""
    return element.call.process if element.call else element.id if element.children else ""


Ahead = tuple[Element, Way, dict[str, int]]
