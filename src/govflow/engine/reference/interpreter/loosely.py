"""Ad-hoc sub-processes: what may be begun is offered, one piece after another, until it is enough."""

from collections.abc import Iterator
from typing import Protocol

from govflow.engine.definitions.elements import Element
from govflow.engine.reference.interpreter.drawn import Drawn, is_reached_by_flow
from govflow.engine.reference.interpreter.places import Scope, Work
from govflow.engine.reference.interpreter.ways import Judge


class Offering(Protocol):
    """What an ad-hoc sub-process needs of the interpreter."""

    drawn: Drawn
    judge: Judge

    def start_at(self, element: Element, scope: Scope) -> None: ...
    def finish(self, work: Work) -> None: ...


def is_loose(body: str, drawn: Drawn) -> bool:
    return body in drawn.elements and drawn.elements[body].kind == "adHocSubProcess"


def offered(work: Work, drawn: Drawn) -> Iterator[str]:
    """What may be begun; where no condition says when it is enough, the sub-process stands for that."""
    for element in drawn.inside(work.element):
        if is_reached_by_flow(element) and not element.incoming and element.kind != "startEvent":
            yield element.id
    if drawn.elements[work.element].until is None:
        yield work.element


def pick(run: Offering, work: Work, picked: str) -> None:
    if picked == work.element:
        work.offers = False
        work.is_enough = True
        settle(run, work)
        return
    if run.drawn.elements[work.element].is_ordered:
        work.offers = False
    if work.inner is not None:
        work.went_on = True
        run.start_at(run.drawn.elements[picked], work.inner)


def look_after(run: Offering, work: Work) -> None:
    """Something inside is over: perhaps it is enough now."""
    element = run.drawn.elements[work.element]
    if element.until and not work.is_enough and run.judge(element.until):
        work.is_enough = True
        work.offers = False
        if element.cancels_rest and work.inner is not None:
            work.inner.works.clear()
            work.inner.tokens.clear()
            work.inner.unheard.clear()


def settle(run: Offering, work: Work) -> bool:
    """Where nothing goes on inside: over when it is enough, else offered again. Whether that changed anything."""
    if work.inner is None or not work.inner.is_empty:
        return False
    if work.went_on:
        work.went_on = False
        look_after(run, work)
    if work.is_enough:
        work.inner.is_closed = True
        run.finish(work)
        return True
    had_offers, work.offers = work.offers, True
    return not had_offers
