"""`govflow database`: bring the database to this release, or see whether it is there."""

import json
from dataclasses import replace

import click

from govflow.app import assembled
from govflow.cli.behind import tell_behind
from govflow.cli.speaking import language
from govflow.database import differences, reach_database, upgrade
from govflow.languages import say
from govflow.migrations.declared import STORES
from govflow.settings import read_settings

address = click.option("--database", "address", help="Address of the database; by default that of the settings.")


@click.group(name="database")
def command() -> None:
    """Bring the database to this release, or see whether it is there.

    Example: govflow database upgrade --database sqlite:///var/govflow.db
    """


@command.command(name="upgrade")
@language
@address
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def upgrade_database(language: str, address: str | None, as_json: bool) -> None:
    """Run every migration this database has not had. Safe to repeat.

    Example: govflow database upgrade
    """
    place = address or read_settings().database
    reach_database(place).close()
    upgrade(place)
    click.echo(json.dumps({"upgraded": True}) if as_json else say(language, "casework", "database.upgraded"))
    with assembled(replace(read_settings(), database=place)) as app:
        tell_behind(app, language)


@command.command(name="check")
@language
@address
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.pass_context
def check_database(ctx: click.Context, language: str, address: str | None, as_json: bool) -> None:
    """Whether the tables are those this release declares; code 1 if not.

    Example: govflow database check
    """
    place = address or read_settings().database
    reach_database(place).close()
    found = [str(one) for one in differences(place)] if STORES else []
    if as_json:
        click.echo(json.dumps({"same": not found, "differences": found}, ensure_ascii=False))
    else:
        click.echo(say(language, "casework", "database.differs" if found else "database.same"))
        for one in found:
            click.echo(f"  {one}")
    ctx.exit(1 if found else 0)
