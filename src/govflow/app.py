"""The one place where everything is put together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from govflow.casework.cases.editions import Editions, Load, ServedEdition
from govflow.casework.cases.serving import serve_edition, serve_stored
from govflow.casework.cases.store import find_edition, stored_editions
from govflow.casework.decrees.decrees import digest_of_files
from govflow.casework.decrees.shelf import Filing
from govflow.casework.decrees.store import filings_beside, keep_filing
from govflow.casework.desk import House
from govflow.clock import technical_now
from govflow.database import Database, reach_database, wants_upgrade
from govflow.errors import Rejected
from govflow.law.calendars import Calendars, read_calendars
from govflow.law.catalogue import read_catalogue
from govflow.law.rates import find_rates
from govflow.settings import Settings


class NotUpgraded(Rejected):
    """The database is older than this release; run `govflow database upgrade`."""


@dataclass(frozen=True)
class App:
    """An installation as it runs: what it is set to, and the house its desks share."""

    settings: Settings
    house: House

    def close(self) -> None:
        self.house.database.close()


def assemble(settings: Settings) -> App:
    """Read the editions and calendars, open the database; what was uploaded before is offered again."""
    shipped = _shipped(settings.processes, settings.forms)
    calendars, rates = read_calendars(settings.calendars), find_rates(settings.calendars)
    database = reach_database(settings.database)
    if wants_upgrade(database):
        database.close()
        raise NotUpgraded()
    editions = Editions(shipped, _from(database))
    for digest in _uploaded(database):
        editions.add(editions.get(digest))
    house = House(
        database, editions, calendars, ZoneInfo(settings.zone), settings.profile, rates=rates,
        filings=_filings(database, calendars),
    )  # fmt: skip
    return App(settings, house)


@contextmanager
def assembled(settings: Settings) -> Iterator[App]:
    """The same, closed at the end."""
    app = assemble(settings)
    try:
        yield app
    finally:
        app.close()


def _shipped(processes: Path, forms: Path) -> list[ServedEdition]:
    catalogue = read_catalogue(processes)
    return [serve_edition(one.folder, forms) for editions in catalogue.editions.values() for one in editions]


def _from(database: Database) -> Load:
    """How an edition is read that only the database has: uploaded here, or shipped with an earlier release."""

    def load(digest: str) -> ServedEdition | None:
        with database.reading() as connection:
            found = find_edition(connection, digest)
        return serve_stored(found.files, found.setting) if found else None

    return load


def _filings(database: Database, calendars: Calendars) -> tuple[Filing, ...]:
    """The calendars of earlier releases; those of this one are kept for the releases to come."""
    digest = digest_of_files(calendars.files)
    with database.reading() as connection:
        is_kept, others = filings_beside(connection, digest)
    if not is_kept:
        with database.writing() as connection:
            keep_filing(connection, digest, calendars.files, technical_now())
    return tuple(others)


def _uploaded(database: Database) -> list[str]:
    with database.reading() as connection:
        return stored_editions(connection)
