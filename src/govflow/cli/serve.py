"""`govflow serve`: the pages and calls of this installation."""

from dataclasses import replace

import click

from govflow.app import assembled
from govflow.cli.behind import tell_behind
from govflow.cli.speaking import language
from govflow.database import reach_database
from govflow.languages import say
from govflow.server import serve
from govflow.settings import read_settings


@click.command(name="serve")
@click.option("--host", help="Address to listen on; without it, that of the settings.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; without it, that of the settings.")
@language
def command(host: str | None, port: int | None, language: str) -> None:
    """Serve the pages until Ctrl-C or SIGTERM; requests under way are answered first.

    Example: GOVFLOW_DATABASE=postgresql://govflow@/govflow govflow serve --port 8080
    """
    settings = read_settings()
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    reach_database(settings.database).close()
    address = f"http://{settings.host}:{settings.port}/"
    with assembled(settings) as app:
        tell_behind(app, language)
        serve(app, ready=lambda: click.echo(say(language, "commands", "serve.ready", address=address)))
