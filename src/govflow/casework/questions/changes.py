"""What an officer may do to a running deadline, and which last day each change would give."""

from dataclasses import dataclass
from datetime import date, datetime

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.deadlines.changing import going_on, in_place_of, lengthened, longest_extension
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import imagined, is_counted, moment_in
from govflow.casework.deadlines.rejections import NoSuchDeadline
from govflow.casework.desk import CaseFile, House, clocking, open_reading, read_file
from govflow.casework.desk.rights import acts_somewhere, answers_for, is_above
from govflow.casework.people.officers import Officer
from govflow.casework.questions.casepage import refuse_strangers
from govflow.casework.questions.today import business_clock
from govflow.law.terms import Term

MOST_LENGTHS = 400


@dataclass(frozen=True)
class Changes:
    """A running deadline, the ways to change it that are open to the officer, and the last day each would give."""

    clock: Clock
    term: Term
    edition: ServedEdition
    may_pause: bool
    resumed_on: date | None
    may_resume: bool
    extended: tuple[tuple[int, date | None], ...]  # by how much, until when
    replaced: tuple[tuple[Term, date | None], ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """What may be done, by the names of the pages that do it."""
        found = {
            "pause": self.may_pause,
            "resume": self.may_resume,
            "extend": bool(self.extended),
            "replace": bool(self.replaced),
        }
        return tuple(way for way, is_open in found.items() if is_open)


def changes_of(house: House, case: str, deadline: int, officer: Officer) -> Changes:
    """What `officer` may do to a running deadline of a case they have to do with."""
    now = business_clock(house).now()
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        refuse_strangers(file, officer, connection)
        clock = file.clocks.get(deadline)
        term = file.edition.term(clock.term) if clock else None
        if clock is None or term is None or not clock.is_open or not file.case.is_open:
            raise NoSuchDeadline(case=case, deadline=deadline)
        is_own = answers_for(file, clock, officer) or is_above(file, officer, connection)
    may_resume = is_own and clock.state is State.PAUSED and clock.stopped_by != clocking.BY_STATE
    others = file.open_clocks
    return Changes(
        clock, term, file.edition, is_own and clock.state is not State.PAUSED,
        going_on(clock, term, file.counting, others, now).due_on if may_resume else None, may_resume,
        _extended(file, clock, term, officer, now), _replaced(file, clock, now) if is_own else (),
    )  # fmt: skip


def _extended(
    file: CaseFile, clock: Clock, term: Term, officer: Officer, now: datetime
) -> tuple[tuple[int, date | None], ...]:
    if term.extends is None or not acts_somewhere(file, officer, term.extends.by):
        return ()
    lengths = range(1, min(longest_extension(clock, term), MOST_LENGTHS) + 1)
    others = file.open_clocks
    return tuple((length, lengthened(clock, length, term, file.counting, others, now).due_on) for length in lengths)


def _replaced(file: CaseFile, clock: Clock, now: datetime) -> tuple[tuple[Term, date | None], ...]:
    """Every other term of the act that the case can be counted by already, with its last day."""
    found = []
    for term in file.edition.regulation.terms.values():
        since_at = moment_in(file.facts, term.since, file.counting.zone)
        if term.code == clock.term or term.is_soft or since_at is None or not is_counted(term, file.facts):
            continue
        fresh = imagined(term, file.facts, since_at, now)
        found.append((term, in_place_of(clock, fresh, term, file.counting, file.open_clocks).due_on))
    return tuple(found)
