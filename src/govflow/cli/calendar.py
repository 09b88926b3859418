"""`govflow calendar`: the years as they are filed."""

import click


@click.group()
def command() -> None:
    """Days off, moved days and the decisions behind them."""
