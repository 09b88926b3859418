"""`govflow doctor`: can this installation work with what it is set to?"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import disk_usage
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

import govflow
from govflow.app import assembled
from govflow.casework.questions.decrees import cases_behind_files
from govflow.cli.speaking import language
from govflow.clock import technical_now
from govflow.database import NoAddress, OutOfReach, differences, reach_database
from govflow.errors import Rejected, WrongFile
from govflow.languages import say
from govflow.law.calendars import read_calendars
from govflow.law.catalogue import read_catalogue
from govflow.law.counting import KAZAKH_ZONES, OldTimeZones, refuse_old_zone_data
from govflow.migrations.declared import STORES
from govflow.settings import Settings, read_settings

ENOUGH_MB = 500


@dataclass(frozen=True)
class Finding:
    """What was looked at, whether it will do, and why not."""

    subject: str
    is_well: bool
    sentence: str


@click.command(name="doctor")
@language
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(language: str, as_json: bool) -> None:
    """Look at the database, the editions, the calendars, the files and the pages; code 1 if something is amiss.

    Example: GOVFLOW_DATABASE=postgresql://govflow@/govflow govflow doctor
    """
    settings = read_settings()
    findings = [look(settings, language) for look in LOOKS]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{'✓' if finding.is_well else '✗'} {finding.sentence}")
    raise SystemExit(0 if all(finding.is_well for finding in findings) else 1)


def told(subject: str, is_well: bool, language: str, **facts: object) -> Finding:
    """A finding in the words kept for it."""
    key = f"doctor.{subject}.{'well' if is_well else 'amiss'}"
    return Finding(subject, is_well, say(language, "commands", key, **facts))


def database(settings: Settings, language: str) -> Finding:
    try:
        reach_database(settings.database).close()
    except (NoAddress, OutOfReach) as trouble:
        return told(
            "database", False, language, reason=say(language, "errors", type(trouble).__name__, **trouble.facts)
        )
    different = (
        differences(settings.database) if STORES else []
    )  # named here, so that every area has declared its tables
    return told("tables", not different, language, count=len(different))


def editions(settings: Settings, language: str) -> Finding:
    try:
        catalogue = read_catalogue(settings.processes)
    except (Rejected, WrongFile) as trouble:
        return told("editions", False, language, reason=str(trouble))
    count = sum(len(of_service) for of_service in catalogue.editions.values())
    return told("editions", True, language, services=len(catalogue.editions), count=count)


def calendars(settings: Settings, language: str) -> Finding:
    """A year without a file is served from the holidays package, as a forecast."""
    year = technical_now().astimezone(ZoneInfo(settings.zone)).year
    try:
        read_calendars(settings.calendars)
    except (Rejected, WrongFile) as trouble:
        return told("calendars", False, language, reason=str(trouble))
    has_file = (settings.calendars / "kz" / f"{year}.yaml").exists()
    return told("calendars" if has_file else "forecast", True, language, year=year)


def deadlines(settings: Settings, language: str) -> Finding:
    """Open deadlines stay as they were counted until somebody decides on what a release changed."""
    try:
        with assembled(settings) as app:
            cases = cases_behind_files(app.house)
    except (Rejected, WrongFile) as trouble:
        return told("deadlines_unseen", False, language, reason=str(trouble))
    return told("deadlines", not cases, language, cases=cases)


def time_zones(settings: Settings, language: str) -> Finding:
    """Data older than 2024a put the east of the country an hour off since March 2024."""
    zones = sorted({settings.zone, *KAZAKH_ZONES})
    old = [zone for zone in zones if _is_old(zone)]
    return told("zones", not old, language, zones=", ".join(old), count=len(zones))


def _is_old(zone: str) -> bool:
    try:
        refuse_old_zone_data(ZoneInfo(zone))
    except (OldTimeZones, ZoneInfoNotFoundError):
        return True
    return False


def storage(settings: Settings, language: str) -> Finding:
    free = disk_usage(_nearest(settings.storage)).free // 2**20
    return told("storage", free >= ENOUGH_MB, language, folder=settings.storage, free=free)


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it that is already there."""
    return next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())


def pages(_settings: Settings, language: str) -> Finding:
    return told("pages", (Path(govflow.__path__[0]) / "web" / "assets" / "page.js").exists(), language)


LOOKS: tuple[Callable[[Settings, str], Finding], ...] = (
    database,
    editions,
    calendars,
    deadlines,
    time_zones,
    storage,
    pages,
)
