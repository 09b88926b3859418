"""What a release changed in the calendar, said to whoever starts it: it is decided on, never done silently."""

import click

from govflow.app import App
from govflow.casework.questions.decrees import cases_behind_files
from govflow.languages import say


def tell_behind(app: App, language: str) -> None:
    """Say on the error stream how many cases rest on days that the files of this release say otherwise."""
    cases = cases_behind_files(app.house)
    if cases:
        click.echo(say(language, "decrees", "behind_files", cases=cases), err=True)
