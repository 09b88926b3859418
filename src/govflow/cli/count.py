"""`govflow count`: the last day of a term, with the way to it."""

import json
import sys
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from govflow.cli.count_batch import count_batch
from govflow.cli.count_question import Question, hours_of, moment_typed, pause_typed, term_of, within_typed
from govflow.cli.count_telling import as_plain, registered
from govflow.cli.days import DAY, ZONE
from govflow.cli.refusals import refusing
from govflow.cli.speaking import language
from govflow.law.calendars import COUNTRY, FIVE_DAYS, WEEKS, Calendars, WorkCalendar, read_calendars
from govflow.law.calendars.office_files import find_offices
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting import Countdown, count_term, register
from govflow.law.counting.batch import written
from govflow.law.counting.budget import account_of
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.terms import Roll, Term
from govflow.settings import read_settings

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("length", required=False)
@click.option("--since", metavar="DAY|MOMENT", help="The event: 2018-03-14, or 2018-03-14T10:00+06:00.")
@click.option("--as-known-on", type=DAY, help="Count with the calendar as it was known on that day.")
@click.option("--week", type=click.Choice([str(week) for week in WEEKS]), default=str(FIVE_DAYS), show_default=True)
@click.option("--zone", type=ZONE, help="Time zone of the office.")
@click.option("--territory", default=COUNTRY, show_default=True, help="Where the office is, such as kz/almaty.")
@click.option(
    "--roll", type=click.Choice([roll.value for roll in Roll]), default=Roll.NEXT.value, show_default=True
)
@click.option("--count-event-day", is_flag=True, help="Count the day of the event itself.")
@click.option("--registered", is_flag=True, help="--since is the filing: after hours or on a day off it moves on.")
@click.option("--hours", help='Office hours: "09:00-13:00 14:30-18:30".')
@click.option("--office", help="A body whose office hours are on file, such as state-corporation.")
@click.option(
    "--suspended",
    "--pause",
    "pause",
    multiple=True,
    metavar="DAY..DAY",
    help="From the stop to the resumption; may be repeated.",
)
@click.option("--extended", type=click.IntRange(0), default=0, help="By how much the term was extended.")
@click.option("--within", metavar="LENGTH[@DAY]", help="Another term that ends it too: 15wd, 2m@2018-03-01.")
@click.option("--not-after", type=DAY, help="The last day another term allows.")
@click.option("--stands-on", type=DAY, help="Tell what is used and left on that day.")
@click.option("--explain", is_flag=True, help="Tell each step with its article or decree.")
@language
@click.option("--json", "as_json", is_flag=True, help="The answer and its steps for machines.")
@click.option("--batch", type=EXISTING_FILE, help="Count a CSV table of examples and compare.")
@click.option("--calendars", type=EXISTING_FOLDER, help="Folder of the calendars.")
def command(**typed: Any) -> None:
    """Print the last day of a term of LENGTH.

    Units: wd working days, d days, w weeks, half_month, m months, quarter, half_year, y years, dom day of month,
    lwd last working day of the month, end_of_quarter, min and h on the clock, office_min and office_h.

    Example: govflow count 30wd --since 2018-03-14 --explain
    """
    question = Question(**typed)
    folder = question.calendars or read_settings().calendars
    with refusing(question.language, "errors_law"):
        calendars = read_calendars(folder)
        if question.batch:
            sys.exit(_batch(question, question.batch, calendars, folder))
        _answer(question, calendars, folder)


def _batch(question: Question, path: Path, calendars: Calendars, folder: Path) -> int:
    return count_batch(
        path,
        calendars,
        find_offices(folder),
        zone=_zone(question),
        territory=question.territory,
        language=question.language,
        explain=question.explain,
        as_json=question.as_json,
    )


def _zone(question: Question) -> ZoneInfo:
    return question.zone or ZoneInfo(read_settings().zone)


def _answer(question: Question, calendars: Calendars, folder: Path) -> None:
    if question.length is None or question.since is None:
        raise click.UsageError("LENGTH and --since are needed, or --batch.")
    zone = _zone(question)
    calendar = calendars.known(on=question.as_known_on, territory=question.territory)
    hours = hours_of(question, folder)
    term = term_of(question, question.length)
    since = moment_typed(question.since, zone, is_clock=question.registered or term.unit in CLOCK_UNITS)
    registration = None
    if question.registered:
        registration = register(since, calendar=calendar, zone=zone, hours=hours, week=int(question.week))
        since = datetime.combine(registration.on, time(12), zone)
    counted = _counted(question, term, since, calendar, zone, hours)
    account = None
    if question.stands_on:
        account = account_of(counted, on=datetime.combine(question.stands_on, time(12), zone))
    if question.as_json:
        click.echo(json.dumps(as_plain(counted, registration, account), ensure_ascii=False, indent=2))
        return
    click.echo(written(counted))
    if question.explain:
        if registration:
            click.echo(registered(registration, question.language))
        click.echo("\n".join(counted.explain(question.language)))
    if account:
        click.echo("\n".join(account.explain(question.language)))


def _counted(
    question: Question,
    term: Term,
    since: datetime,
    calendar: WorkCalendar,
    zone: ZoneInfo,
    hours: OfficeHours | None,
) -> Countdown:
    return count_term(
        term,
        since=since,
        calendar=calendar,
        zone=zone,
        counts_event_day=question.count_event_day,
        hours=hours,
        pauses=[pause_typed(one, zone) for one in question.pause],
        extended=question.extended,
        not_after=_limit(question, since, calendar, zone, hours),
    )


def _limit(
    question: Question, since: datetime, calendar: WorkCalendar, zone: ZoneInfo, hours: OfficeHours | None
) -> Countdown | date | None:
    """The last day another term allows, given as a day or counted; with both, the earlier."""
    if question.within is None:
        return question.not_after
    length, own = within_typed(question.within)
    term = term_of(replace(question, extended=0), length)
    if own:
        since = moment_typed(own, zone, is_clock=term.unit in CLOCK_UNITS)
    return count_term(term, since=since, calendar=calendar, zone=zone, hours=hours, not_after=question.not_after)
