"""What a step of the engine means for the case: states, moments, papers, items and clocks follow from it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from govflow.casework.cases.events import (
    CaseClosed,
    DecisionMade,
    MessageSent,
    MomentMarked,
    SignalThrown,
    StateTaken,
    TimerRang,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.counting import is_counted
from govflow.casework.desk import clocking
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.papers import draw_up
from govflow.casework.desk.telling import notify
from govflow.casework.desk.waiting import close_wait, open_wait, show_due
from govflow.engine import Did, Element, Happening, Step


def follow(file: CaseFile, step: Step, at: datetime) -> None:
    """Everything that follows from a step, in the order it happened."""
    file.facts_changed.update(step.changed)
    typed = frozenset(name for name, value in step.changed.items() if value is not None)
    _follow_typed_moments(file, typed, at)
    for happening in step.happenings:
        _FOLLOWED.get(happening.kind, _nothing)(file, happening, at, typed)
    for wait in step.closed:
        close_wait(file, wait, at)
    for wait in step.opened:
        open_wait(file, wait, at)
    clocking.recount(file, (*file.facts_changed,), at)
    if file.run is not None and file.run.is_over and file.case.is_open:
        _close_case(file, at)
    show_due(file)


def _nothing(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    """A happening that only the engine cares for."""


def _follow_typed_moments(file: CaseFile, changed: frozenset[str], at: datetime) -> None:
    """An officer may write down a moment: when the applicant was reached, when the letter was posted."""
    moments = [name for name in file.edition.regulation.moments if name in changed and file.facts.get(name)]
    if moments:
        clocking.follow_moments(file, moments, at)


# happenings


def _entered(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    element = file.edition.element(happening.element)
    if "state" in element.attributes:
        take_state(file, element.attributes["state"], at)
    if "part_of" in happening.detail:
        return  # one of many: the clock runs for all of them together
    for code in element.attributes.get("term", "").split():
        term = file.edition.term(code)
        if term is not None and term.until is None and happening.activity and is_counted(term, file.facts):
            clocking.start_term(file, term, element.id, happening.process, happening.activity, at)


def _left(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    element = file.edition.element(happening.element)
    if happening.activity:
        clocking.end_clocks(file, lambda clock: clock.activity == happening.activity, at)
    mark(file, element.id, element.attributes.get("marks", "").split(), at, typed)
    _inform(file, element, at)
    signed = element.attributes.get("signs", "").split()
    for paper in element.attributes.get("paper", "").split():
        if paper not in signed:
            draw_up(file, paper, at)


def came(file: CaseFile, element: str, at: datetime) -> dict[str, str]:
    """The moments an element marks, as of when its message came: a kept letter came before it was opened."""
    marked = file.edition.element(element).attributes.get("marks", "").split()
    return dict.fromkeys(marked, at.astimezone(file.counting.zone).isoformat())


def _inform(file: CaseFile, element: Element, at: datetime) -> None:
    """Tell actors what was done, where the fact that decides it says so. They have nothing to do about it."""
    when = element.attributes.get("informsWhen")
    if when and file.facts.get(when) is not True:
        return
    for actor in element.attributes.get("informs", "").split():
        unit = file.edition.unit_of(actor, file.case.units)
        notify(file, "information", "actor", f"{unit}/{actor}", at, {"element": element.id, "actor": actor})


def mark(
    file: CaseFile, element: str, moments: list[str], at: datetime, typed: frozenset[str] = frozenset()
) -> None:
    """Record the moments an element marks; one that was typed in this very step stays as typed."""
    for moment in moments:
        if moment not in typed:
            file.set_fact(moment, at.astimezone(file.counting.zone).isoformat())
        file.record(MomentMarked(moment, at, element), at)
        _begin_pass(file, moment)
    if moments:
        clocking.follow_moments(file, moments, at)


def _begin_pass(file: CaseFile, moment: str) -> None:
    """A new pass: whoever acted in the last one may act in another role in this."""
    fresh = {actor for rule in file.edition.regulation.separations if rule.since == moment for actor in rule.actors}
    if fresh & file.case.acted.keys():
        acted = {actor: officer for actor, officer in file.case.acted.items() if actor not in fresh}
        file.case = changed(file.case, acted=acted)


def _cancelled(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    if happening.activity:
        clocking.cancel_clocks(file, lambda clock: clock.activity == happening.activity, at)


def _decided(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    decision = str(happening.detail.get("decision", ""))
    file.record(DecisionMade(happening.element, decision, happening.detail.get("explanation")), at)


def _thrown(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    detail = happening.detail
    payload: dict[str, Any] = dict(detail.get("payload") or {})
    if "signal" in detail:
        no = file.next_no()
        file.signals.append((no, str(detail["signal"]), payload, at))
        file.record(SignalThrown(no, happening.element, str(detail["signal"])), at)
    elif "message" in detail:
        file.record(MessageSent(happening.element, str(detail["message"]), payload), at)
        notify(file, "message", "message", str(detail["message"]), at, {"element": happening.element})


def _ended(file: CaseFile, happening: Happening, at: datetime, typed: frozenset[str]) -> None:
    """An end event may say the outcome of the case; it marks and gives out papers like any node."""
    if happening.element not in file.edition.model.elements:
        return  # a whole process has ended
    outcome = file.edition.element(happening.element).attributes.get("outcome")
    if outcome:
        file.case = changed(file.case, outcome=outcome)
    _left(file, happening, at, typed)


_FOLLOWED: dict[Did, Callable[[CaseFile, Happening, datetime, frozenset[str]], None]] = {
    Did.ENTERED: _entered,
    Did.LEFT: _left,
    Did.CANCELLED: _cancelled,
    Did.DECIDED: _decided,
    Did.THROWN: _thrown,
    Did.ENDED: _ended,
}


def take_state(file: CaseFile, state: str, at: datetime) -> None:
    if state == file.case.state:
        return
    file.case = changed(file.case, state=state)
    file.record(StateTaken(state), at)
    clocking.follow_state(file, at)


def _close_case(file: CaseFile, at: datetime) -> None:
    clocking.cancel_clocks(file, lambda clock: True, at)
    file.case = changed(file.case, closed_at=at)
    file.record(CaseClosed(file.case.outcome or ""), at)


def record_ring(file: CaseFile, element: str, term: str, at: datetime) -> None:
    file.record(TimerRang(element, term), at)
