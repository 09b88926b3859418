"""The steps around a count: the event, an extension, the last day, the calendar and its doubts."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from govflow.law.calendars import WorkCalendar
from govflow.law.counting.asked import Asked
from govflow.law.counting.rules import CLOCK_UNITS, day_of_event
from govflow.law.counting.steps import Step, StepKind


def event(asked: Asked) -> Step:
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


def extended(asked: Asked) -> Step:
    extends = asked.term.extends
    place = str(extends.citation) if extends else ""
    return Step(StepKind.EXTENDED, asked.start, asked.extended, facts={"unit": asked.term.unit, "place": place})


def last(due_on: date, minute: datetime | None, zone: ZoneInfo) -> Step:
    """The last day, or the minute, and until when something can be done then."""
    if minute is not None:
        return Step(StepKind.LAST, due_on, at=minute.astimezone(zone))
    return Step(StepKind.LAST, due_on, rule="rule_end_of_day")


def uncertainties(steps: Iterable[Step], known_on: date | None) -> Iterator[Step]:
    """The decisions among the steps of which it cannot be told whether they were known on the day asked."""
    said = set()
    for step in steps:
        if step.about and step.about.is_uncertain and step.about.decision not in said:
            said.add(step.about.decision)
            yield Step(StepKind.UNCERTAIN, step.day, about=step.about, facts={"known_on": known_on})


def counted_with(calendar: WorkCalendar, day: date) -> Step:
    """Which calendar it was counted with, so that the answer can be found again."""
    if calendar.known_on is None:
        return Step(StepKind.CALENDAR, day, facts={"version": calendar.version})
    facts = {"version": calendar.version, "known_on": calendar.known_on}
    return Step(StepKind.CALENDAR_KNOWN_ON, day, facts=facts)
