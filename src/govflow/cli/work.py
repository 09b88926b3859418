"""`govflow work`: the clockwork of this installation."""

import click

from govflow.app import assembled
from govflow.cli.behind import tell_behind
from govflow.cli.speaking import language
from govflow.database import reach_database
from govflow.languages import say
from govflow.settings import read_settings
from govflow.worker import work


@click.command(name="work")
@language
def command(language: str) -> None:
    """Ring what falls due until Ctrl-C or SIGTERM. Several may run side by side.

    Example: GOVFLOW_DATABASE=postgresql://govflow@/govflow govflow work
    """
    settings = read_settings()
    reach_database(settings.database).close()
    with assembled(settings) as app:
        tell_behind(app, language)
        work(app, ready=lambda: click.echo(say(language, "commands", "work.ready")))
