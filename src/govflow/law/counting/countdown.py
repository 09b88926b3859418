"""What counting a term gives: the last day, and the way to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting.explanation import step_as_json, tell
from govflow.law.counting.pauses import Pause
from govflow.law.counting.rules import CLOCK_UNITS, day_of_event
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Term

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A term and everything its last day depends on."""

    term: Term
    since: datetime
    start: date  # the day of `since` in the zone of the office
    length: int  # with what it was extended by
    calendar: WorkCalendar
    zone: ZoneInfo
    counts_event_day: bool = False
    hours: OfficeHours | None = None
    pauses: tuple[Pause, ...] = ()
    extended: int = 0
    not_after: "Countdown | date | None" = None
    event_rule: str | None = None  # where the day of the event is left out by another rule than the general one

    @property
    def zero(self) -> date:
        """The day before the first that counts."""
        return self.start - ONE_DAY if self.counts_event_day else self.start

    @property
    def latest(self) -> date | None:
        """The last day another term allows."""
        return self.not_after.due_on if isinstance(self.not_after, Countdown) else self.not_after


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day, or the minute where the unit is one of the clock.

    `rests` are the first and last day of the calendar the answer rests on; none where it rests on no calendar.
    """

    on: date
    at: datetime | None = None
    rests: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How one unit is counted: where it ends, the steps to there, and the rule for its last moment."""

    ends: Callable[[Asked], Ending]
    steps: Callable[[Asked], Iterator[Step]]


@dataclass(frozen=True, slots=True)
class Countdown:
    """The last day of a term. It can tell each step to a court."""

    asked: Asked
    way: Way
    due_on: date
    minute: datetime | None = None
    rests: tuple[date, date] | None = None
    after: tuple[Step, ...] = ()  # what a further rule did to the last day
    finish: "Callable[[Countdown], Countdown] | None" = None  # that rule

    @property
    def due_at(self) -> datetime:
        """The instant it is late from, in UTC: the end of the last day at the office, or the minute."""
        if self.minute is not None:
            return self.minute
        return datetime.combine(self.due_on + ONE_DAY, time.min, self.asked.zone).astimezone(UTC)

    @property
    def calendar(self) -> str:
        """The version of the calendar it was counted with."""
        return self.asked.calendar.version

    @property
    def is_forecast(self) -> bool:
        """Whether it rests on a day that is not decided yet."""
        return self.rests is not None and self.asked.calendar.rests_on_forecast(*self.rests, self.asked.term.week)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps())

    @property
    def days_left_out(self) -> tuple[date, ...]:
        return tuple(sorted({step.day for step in self.steps if step.kind.leaves_out}))

    def explain(self, language: str) -> list[str]:
        return [tell(step, language) for step in self.steps]

    def as_json(self) -> dict[str, object]:
        """The same answer for machines: every step with its words in each language."""
        return {
            "term": self.asked.term.code,
            "length": self.asked.length,
            "unit": self.asked.term.unit.value,
            "since": self.asked.since.isoformat(),
            "zone": self.asked.zone.key,
            "week": self.asked.term.week,
            "due_on": self.due_on.isoformat(),
            "due_at": self.due_at.isoformat(),
            "calendar": self.calendar,
            "known_on": self.asked.calendar.known_on.isoformat() if self.asked.calendar.known_on else None,
            "is_forecast": self.is_forecast,
            "steps": [step_as_json(step) for step in self.steps],
        }

    def _steps(self) -> Iterator[Step]:
        asked = self.asked
        yield _event(asked)
        if asked.extended:
            yield _extended(asked)
        middle = tuple(self.way.steps(asked))
        yield from middle
        natural = self.way.ends(asked)
        if (natural.on, natural.at) != (self.due_on, self.minute) and not self.after:
            yield Step(StepKind.CAPPED, self.due_on, facts={"natural": natural.on, "within": _capping(asked)})
        yield from self.after
        yield _last(self)
        yield from _doubts(self, middle)
        if self.rests is not None:
            yield _calendar(asked.calendar, self.due_on)


def _event(asked: Asked) -> Step:
    term = asked.term
    rule = None
    if term.unit not in CLOCK_UNITS:
        rule = asked.event_rule or day_of_event(asked.start, counts=asked.counts_event_day)
    facts = {
        "length": asked.length,
        "unit": term.unit,
        "counts": asked.counts_event_day,
        "citation": str(term.citation),
    }
    at = asked.since.astimezone(asked.zone) if term.unit in CLOCK_UNITS else None
    return Step(StepKind.EVENT, asked.start, rule=rule, facts=facts, at=at)


def _extended(asked: Asked) -> Step:
    extends = asked.term.extends
    place = str(extends.citation) if extends else ""
    return Step(StepKind.EXTENDED, asked.start, asked.extended, facts={"unit": asked.term.unit, "place": place})


def _capping(asked: Asked) -> str:
    return asked.not_after.asked.term.code if isinstance(asked.not_after, Countdown) else (asked.term.within or "")


def _last(countdown: Countdown) -> Step:
    if countdown.minute is not None:
        at = countdown.minute.astimezone(countdown.asked.zone)
        return Step(StepKind.LAST, countdown.due_on, at=at)
    return Step(StepKind.LAST, countdown.due_on, rule="rule_end_of_day")


def _doubts(countdown: Countdown, steps: tuple[Step, ...]) -> Iterator[Step]:
    """What the answer cannot be sure of: days not decided yet, and decisions of an unknown day."""
    if countdown.is_forecast:
        yield Step(StepKind.FORECAST, countdown.due_on)
    known_on = countdown.asked.calendar.known_on
    said = set()
    for step in steps:
        if step.about and step.about.is_uncertain and step.about.decision not in said:
            said.add(step.about.decision)
            yield Step(StepKind.UNCERTAIN, step.day, about=step.about, facts={"known_on": known_on})


def _calendar(calendar: WorkCalendar, day: date) -> Step:
    """Which calendar it was counted with, so that the answer can be found again."""
    if calendar.known_on is None:
        return Step(StepKind.CALENDAR, day, facts={"version": calendar.version})
    facts = {"version": calendar.version, "known_on": calendar.known_on}
    return Step(StepKind.CALENDAR_KNOWN_ON, day, facts=facts)
