"""Clocks follow the moments and the states of their case."""

from collections.abc import Iterable
from datetime import datetime

from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import State
from govflow.casework.deadlines.counting import moment_in
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.clocking.ending import end_clocks
from govflow.casework.desk.clocking.pausing import BY_STATE, resume, stop_if_paused
from govflow.casework.desk.clocking.starting import begin, start_term


def follow_moments(file: CaseFile, moments: Iterable[str], at: datetime) -> None:
    """Moments were recorded: clocks that run by themselves begin or end, those that expected them begin."""
    recorded = frozenset(moments)
    for term in file.edition.self_running:
        if term.until in recorded:
            end_clocks(file, lambda clock, code=term.code: clock.term == code, at)  # type: ignore[misc]
        if term.since in recorded and not any(clock.term == term.code for clock in file.open_clocks):
            start_term(file, term, "", "", 0, at)
    for clock in file.open_clocks:
        waited = file.edition.term(clock.term)
        if clock.state is State.EXPECTED and waited is not None and waited.since in recorded:
            since_at = moment_in(file.facts, waited.since, file.counting.zone)
            if since_at is not None:
                begin(file, changed(clock, state=State.RUNNING, since_at=since_at), waited, at)


def follow_state(file: CaseFile, at: datetime) -> None:
    """The case took a state: clocks that it stops stand, those that another state stopped go on."""
    for clock in file.open_clocks:
        term = file.edition.term(clock.term)
        if term is None:
            continue
        if clock.state is State.RUNNING:
            stop_if_paused(file, clock, term, at)
        elif clock.stopped_by == BY_STATE and file.case.state not in term.pauses:
            resume(file, clock, term, at)
