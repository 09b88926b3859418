"""In which language a command answers."""

import click

from govflow.languages import LANGUAGES

language = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the answer."
)
