"""The demo as a command: fill it once, start it, print where it is, end it in good order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from zoneinfo import ZoneInfo

import click

from govflow.app import App, assembled
from govflow.cli.demo.office import OFFICERS, PASSWORD
from govflow.cli.demo.opening import NotADemo, Standing, fill, standing_of
from govflow.cli.settings import without_password
from govflow.cli.speaking import language
from govflow.database import upgrade
from govflow.languages import say
from govflow.server import serve
from govflow.settings import Profile, Settings, read_settings
from govflow.worker import working

HOME = Path("var/demo")


@click.command(name="demo")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; without it, that of the settings.")
@click.option("--empty", is_flag=True, help="Start with people and services, but without cases.")
@click.option("--database", "address", metavar="URL", help="Another database than the one embedded here.")
@language
def command(port: int | None, empty: bool, address: str | None, language: str) -> None:
    """Start an office to look around in: every person and every case is made up.

    Example: govflow demo --port 8080
    """
    settings = demo_settings(read_settings(), port=port, address=address, empty=empty)
    with prepared(settings, with_cases=not empty, language=language) as app, working(app):
        serve(app, ready=lambda: announce(settings, language))


def demo_settings(settings: Settings, *, port: int | None, address: str | None, empty: bool) -> Settings:
    """What the installation is set to, but for what makes a demo of it. An empty one lies apart."""
    home = HOME.with_name("demo-empty") if empty else HOME
    return replace(
        settings,
        profile=Profile.DEMO,
        database=address or f"sqlite:///{home / 'govflow.db'}",
        storage=home / "files",
        port=port or settings.port,
    )


@contextmanager
def prepared(settings: Settings, *, with_cases: bool, language: str) -> Iterator[App]:
    """The installation, filled the first time."""
    standing = _standing(settings)
    upgrade(settings.database)
    with assembled(settings) as app:
        if standing is Standing.EMPTY:
            click.echo(say(language, "commands", "demo.filling"))
            fill(app.house, ZoneInfo(settings.zone), with_cases=with_cases)
        yield app


def _standing(settings: Settings) -> Standing:
    """What is there; of our own files, one that was filled by half is begun again."""
    standing = standing_of(settings.database)
    if standing is not Standing.HALF_FILLED:
        return standing
    if settings.storage.parent not in Path(settings.database.removeprefix("sqlite:///")).parents:
        raise NotADemo(address=without_password(settings.database))
    rmtree(settings.storage.parent)
    return standing_of(settings.database)


def announce(settings: Settings, language: str) -> None:
    """Where it is, and who one may be."""
    click.echo(say(language, "commands", "demo.ready", address=f"http://{settings.host}:{settings.port}/"))
    click.echo(say(language, "commands", "demo.accounts", password=PASSWORD))
    for officer in OFFICERS:
        posts = ", ".join(sorted({role.actor for role in officer.roles}))
        click.echo(f"  {officer.id:<10} {officer.name} ({posts})")
    click.echo(say(language, "commands", "demo.ending"))
