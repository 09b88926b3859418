"""`govflow calendar`: the years as they are filed, compared, drafted and changed."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from govflow.cli.calendar_days import changed_day, day_as_json, special_day, worked_or_off
from govflow.cli.calendar_keeping import keep_decision
from govflow.cli.calendar_replay import replay_decision, resume_replay
from govflow.cli.days import DAY
from govflow.cli.refusals import refusing
from govflow.cli.speaking import language
from govflow.clock import technical_now
from govflow.languages import say
from govflow.law.calendars import (
    COUNTRY,
    FIVE_DAYS,
    WEEKS,
    Calendars,
    WorkCalendar,
    differences,
    read_calendars,
)
from govflow.law.calendars.changes import Shift, shifts_between
from govflow.law.calendars.drafts import draft
from govflow.law.calendars.icalendar import icalendar
from govflow.law.calendars.telling import DOMAIN, day_in_words
from govflow.settings import read_settings

FOUND = 1

folder = click.option(
    "--calendars",
    "home",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the calendars.",
)
week = click.option(
    "--week", type=click.Choice([str(each) for each in WEEKS]), default=str(FIVE_DAYS), show_default=True
)
known_on = click.option("--as-known-on", "known_on", type=DAY, help="The calendar as it was known on that day.")
territory = click.option("--territory", default=COUNTRY, show_default=True, help="Such as kz/almaty.")
as_json = click.option("--json", "as_json", is_flag=True, help="For machines.")


@click.group()
def command() -> None:
    """Days off, moved days and the decisions behind them.

    Example: govflow calendar show 2018
    """


command.add_command(replay_decision)
command.add_command(resume_replay)


def _read(home: Path | None) -> Calendars:
    return read_calendars(home or read_settings().calendars)


@command.command()
@click.argument("year", type=int)
@week
@known_on
@territory
@language
@as_json
@folder
def show(
    year: int, week: str, known_on: date | None, territory: str, language: str, as_json: bool, home: Path | None
) -> None:
    """Print the days of YEAR that are not ordinary, each with its source and the day it became known.

    Example: govflow calendar show 2018 --language kk
    """
    with refusing(language, "errors_law"):
        calendar = _read(home).known(on=known_on, territory=territory)
        _show(calendar, year, int(week), language, as_json)


def _show(calendar: WorkCalendar, year: int, week: int, language: str, as_json: bool) -> None:
    worked = calendar.working_days(week).between(date(year - 1, 12, 31), date(year, 12, 31))
    days = calendar.days_off(year, week)
    if as_json:
        answer = {"year": year, "week": week, "working_days": worked, "version": calendar.version}
        click.echo(json.dumps({**answer, "days": [day_as_json(day) for day in days]}, ensure_ascii=False, indent=2))
        return
    click.echo(say(language, DOMAIN, "calendar_year", n=worked, year=year, week=week, version=calendar.version))
    if calendar.is_forecast(date(year, 1, 1)):
        click.echo(say(language, DOMAIN, "calendar_forecast"))
    for day in days:
        click.echo(special_day(day, language))


@command.command()
@click.argument("years", type=int, nargs=-1)
@known_on
@language
@as_json
@folder
def diff(years: tuple[int, ...], known_on: date | None, language: str, as_json: bool, home: Path | None) -> None:
    """Compare the files with the `holidays` package, or what was known on a day with what is known now.

    A difference about a day that has passed ends with code 1.

    Example: govflow calendar diff 2026 2027
    """
    calendars = _read(home)
    if known_on:
        _tell_changes(shifts_between(calendars, calendars, known_on), language)
        return
    today = technical_now().date()
    found = [
        each for year in years or sorted(calendars.years) for each in differences(calendars.now.is_working, year)
    ]
    rows = [(each.day, each.is_working_in_file, each.is_working_in_package) for each in found]
    if as_json:
        click.echo(json.dumps([{"day": str(day), "file": ours, "package": theirs} for day, ours, theirs in rows]))
    for day, ours, theirs in () if as_json else rows:
        key = "calendar_differs" if day < today else "calendar_differs_future"
        file, package = worked_or_off(ours, language), worked_or_off(theirs, language)
        click.echo(say(language, DOMAIN, key, day=day_in_words(day, language), ours=file, theirs=package))
    if not rows and not as_json:
        click.echo(say(language, DOMAIN, "calendar_same"))
    sys.exit(FOUND if any(day < today for day, _, _ in rows) else 0)


@command.command(name="draft")
@click.argument("year", type=int)
@folder
def draft_year(year: int, home: Path | None) -> None:
    """Print the file of a new YEAR as the `holidays` package expects it, to be checked and completed.

    Example: govflow calendar draft 2029
    """
    calendars = _read(home)
    click.echo(draft(year, calendars.years[max(calendars.years)]), nl=False)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--save", is_flag=True, help="Keep the decision among the calendars.")
@language
@folder
def load(file: Path, save: bool, language: str, home: Path | None) -> None:
    """Read a new decision from FILE and print every day it changes.

    Example: govflow calendar load decision.yaml --save
    """
    home = home or read_settings().calendars
    before = read_calendars(home)
    written = file.read_text(encoding="utf-8")
    after = before.with_decision(written, file)
    _tell_changes(shifts_between(before, after), language)
    if not save:
        click.echo(say(language, DOMAIN, "calendar_not_loaded"))
        return
    click.echo(say(language, DOMAIN, "calendar_loaded", path=keep_decision(written, file, home)))


@command.command()
@click.argument("year", type=int)
@week
@territory
@language
@folder
def ics(year: int, week: str, territory: str, language: str, home: Path | None) -> None:
    """Print YEAR as an iCalendar file.

    Example: govflow calendar ics 2026 --language ru
    """
    with refusing(language, "errors_law"):
        calendar = _read(home).of(territory)
        calendar.is_working(date(year, 1, 1))  # a year out of reach is refused
        click.echo(icalendar(calendar, year, language, int(week)), nl=False)


def _tell_changes(shifts: tuple[Shift, ...], language: str) -> None:
    for shift in shifts:
        click.echo(changed_day(shift, language))
    if not shifts:
        click.echo(say(language, DOMAIN, "calendar_same"))
