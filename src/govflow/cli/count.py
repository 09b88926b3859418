"""`govflow count`: the last day of a term, with the way to it."""

import json
import sys
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from govflow.cli.count_batch import count_batch
from govflow.cli.refusals import refusing
from govflow.languages import LANGUAGES, Text
from govflow.law.calendars import COUNTRY, FIVE_DAYS, WEEKS, read_calendars
from govflow.law.calendars.office_files import read_offices
from govflow.law.calendars.office_hours import OfficeHours, hours_written
from govflow.law.citations import Citation
from govflow.law.counting import Countdown, NaiveTime, Pause, count_term, length_written
from govflow.law.counting.batch import written
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.terms import Roll, Term
from govflow.settings import read_settings

DOMAIN = "errors_law"


class Day(click.ParamType):
    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day written YYYY-MM-DD", param, ctx)


class Zone(click.ParamType):
    name = "zone"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError):
            self.fail(f"{value} is not a time zone such as Asia/Almaty", param, ctx)


@click.command()
@click.argument("length", required=False)
@click.option("--since", metavar="DAY|MOMENT", help="The event: 2018-03-14, or 2018-03-14T10:00+06:00.")
@click.option("--as-known-on", type=Day(), help="Count with the calendar as it was known on that day.")
@click.option("--week", type=click.Choice([str(week) for week in WEEKS]), default=str(FIVE_DAYS), show_default=True)
@click.option("--zone", type=Zone(), default=None, help="Time zone of the office.")
@click.option("--territory", default=COUNTRY, show_default=True, help="Where the office is, such as kz/almaty.")
@click.option(
    "--roll",
    type=click.Choice([roll.value for roll in Roll]),
    default=Roll.NEXT.value,
    show_default=True,
    help="For a last day off.",
)
@click.option("--count-event-day", is_flag=True, help="Count the day of the event itself.")
@click.option("--hours", help='Office hours for office time: "09:00-13:00 14:30-18:30".')
@click.option("--office", help="A body whose office hours are on file.")
@click.option(
    "--pause", multiple=True, metavar="DAY..DAY", help="From the stop to the resumption; may be repeated."
)
@click.option("--not-after", type=Day(), help="The last day another term allows.")
@click.option("--explain", is_flag=True, help="Tell each step with its article or decree.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The answer and its steps for machines.")
@click.option(
    "--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A CSV table of examples."
)
@click.option("--calendars", type=click.Path(exists=True, path_type=Path), help="Folder of the calendars.")
def command(
    length: str | None,
    since: str | None,
    as_known_on: date | None,
    week: str,
    zone: ZoneInfo | None,
    territory: str,
    roll: str,
    count_event_day: bool,
    hours: str | None,
    office: str | None,
    pause: tuple[str, ...],
    not_after: date | None,
    explain: bool,
    language: str,
    as_json: bool,
    batch: Path | None,
    calendars: Path | None,
) -> None:
    """Print the last day of a term of LENGTH (30wd, 10d, 2w, 3m, 1y, 30min, 24h, 30office_min …).

    \b
    govflow count 30wd --since 2018-03-14 --explain
    """
    settings = read_settings()
    folder = calendars or settings.calendars
    at_home = zone or ZoneInfo(settings.zone)
    with refusing(language, DOMAIN):
        known = read_calendars(folder)
        if batch:
            sys.exit(count_batch(batch, known, language=language, explain=explain, as_json=as_json))
        if length is None or since is None:
            raise click.UsageError("LENGTH and --since are needed, or --batch")
        number, unit = length_written(length)
        asked = Term(
            "count", Text.same(length), number, unit, "since", Citation(""), roll=Roll(roll), week=int(week)
        )
        counted = count_term(
            asked,
            since=_moment(since, at_home, is_clock=unit in CLOCK_UNITS),
            calendar=known.known(on=as_known_on, territory=territory),
            zone=at_home,
            counts_event_day=count_event_day,
            hours=_office_hours(hours, office, folder, int(week)),
            pauses=[_pause(one, at_home) for one in pause],
            not_after=not_after,
        )
        _print(counted, explain=explain, language=language, as_json=as_json)


def _moment(written: str, zone: ZoneInfo, *, is_clock: bool) -> datetime:
    """A day is a day at the office; a moment must say its offset, and a term of minutes needs a moment."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day and not is_clock:
        return datetime.combine(day, time(12), zone)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"{written} is not a day or a moment", param_hint="--since") from None
    if moment.tzinfo is None:
        raise NaiveTime(moment=written)
    return moment


def _office_hours(written: str | None, office: str | None, folder: Path, week: int) -> OfficeHours | None:
    if written:
        return hours_written(written, week)
    if office is None:
        return None
    known = read_offices(folder)
    if office not in known:
        raise click.BadParameter(f"{office} is not one of {', '.join(known)}", param_hint="--office")
    return known[office]


def _pause(written: str, zone: ZoneInfo) -> Pause:
    since, dots, until = written.partition("..")
    if not dots:
        raise click.BadParameter(f"{written} is not DAY..DAY", param_hint="--pause")
    return Pause(_moment(since, zone, is_clock=False), _moment(until, zone, is_clock=False) if until else None)


def _print(counted: Countdown, *, explain: bool, language: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(counted.as_json(), ensure_ascii=False, indent=2))
        return
    click.echo(written(counted))
    if explain:
        click.echo("\n".join(counted.explain(language)))
