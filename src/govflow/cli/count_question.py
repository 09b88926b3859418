"""What was typed after `govflow count`, and what it means to the law."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from govflow.languages import Text
from govflow.law.calendars.office_files import read_offices
from govflow.law.calendars.office_hours import OfficeHours, hours_written
from govflow.law.citations import Citation
from govflow.law.counting import NaiveTime, Pause, length_written
from govflow.law.terms import Extension, Roll, Term


@dataclass(frozen=True)
class Question:
    """What was typed."""

    length: str | None
    since: str | None
    as_known_on: date | None
    week: str
    zone: ZoneInfo | None
    territory: str
    within: str | None
    roll: str
    count_event_day: bool
    registered: bool
    hours: str | None
    office: str | None
    pause: tuple[str, ...]
    extended: int
    not_after: date | None
    stands_on: date | None
    explain: bool
    language: str
    as_json: bool
    batch: Path | None
    calendars: Path | None


def term_of(question: Question, typed: str) -> Term:
    length, unit = length_written(typed)
    extends = Extension("", 1, question.extended, Citation("--extended")) if question.extended else None
    return Term(
        typed,
        Text.same(typed),
        length,
        unit,
        "since",
        Citation(""),
        extends=extends,
        roll=Roll(question.roll),
        week=int(question.week),
    )


def moment_typed(typed: str, zone: ZoneInfo, *, is_clock: bool) -> datetime:
    """A day is a day at the office; a moment must say its offset, and a term of minutes needs a moment."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        raise click.BadParameter(f"{typed} is not a day or a moment", param_hint="--since") from None
    if len(typed) == len("2018-03-14") and not is_clock:
        return datetime.combine(moment.date(), time(12), zone)
    if moment.tzinfo is None:
        raise NaiveTime(moment=typed)
    return moment


def within_typed(typed: str) -> tuple[str, str]:
    """The length of the term this one lies within, and since when; nothing where it is the same event."""
    length, at, own = typed.partition("@")
    if at and not own:
        raise click.BadParameter(f"{typed} is not LENGTH or LENGTH@DAY", param_hint="--within")
    return length, own


def hours_of(question: Question, folder: Path) -> OfficeHours | None:
    if question.hours:
        return hours_written(question.hours, int(question.week))
    if question.office is None:
        return None
    known = read_offices(folder)
    if question.office not in known:
        raise click.BadParameter(f"{question.office} is not one of {', '.join(known)}", param_hint="--office")
    return known[question.office]


def pause_typed(typed: str, zone: ZoneInfo) -> Pause:
    since, dots, until = typed.partition("..")
    if not dots or not until:
        raise click.BadParameter(f"{typed} is not DAY..DAY", param_hint="--pause")
    return Pause(moment_typed(since, zone, is_clock=False), moment_typed(until, zone, is_clock=False))
