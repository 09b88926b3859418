"""Clocks end: what they waited for was done, or is no longer needed."""

from collections.abc import Callable
from datetime import datetime

from govflow.casework.cases.events import (
    CaseEvent,
    DeadlineCancelled,
    DeadlineEndedLate,
    DeadlineMet,
)
from govflow.casework.deadlines.clocks import Clock, State, cancelled, ended
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.clocking.pausing import put


def end_clocks(file: CaseFile, which: Callable[[Clock], bool], at: datetime) -> None:
    """What these clocks waited for was done."""
    for clock in [one for one in file.open_clocks if which(one)]:
        done = put(file, ended(clock, at, file.holder_at(clock.activity)))
        file.record(_ending(done), at)


def _ending(clock: Clock) -> CaseEvent:
    if clock.state is State.LATE:
        return DeadlineEndedLate(clock.no, clock.term, clock.due_on, clock.officer)
    if clock.state is State.MET:
        return DeadlineMet(clock.no, clock.term, clock.due_on)
    return DeadlineCancelled(clock.no, clock.term)


def cancel_clocks(file: CaseFile, which: Callable[[Clock], bool], at: datetime) -> None:
    """What these clocks waited for is no longer needed; one already missed has ended late."""
    for clock in [one for one in file.open_clocks if which(one)]:
        gone = ended(clock, at, None) if clock.is_late else cancelled(clock, at)
        file.record(_ending(put(file, gone)), at)
