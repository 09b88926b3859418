"""`govflow settings`: what this installation is set to, and what each setting means."""

import json
import re
from dataclasses import asdict, fields
from typing import Any

import click

from govflow.cli.speaking import language
from govflow.languages import say
from govflow.settings import Settings, read_settings, variable

SECRET = re.compile(r"(?<=://)([^:@/]+):[^@/]+@")


@click.command(name="settings")
@language
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(language: str, as_json: bool) -> None:
    """Show every setting: its variable, its value here, its default and its meaning.

    Example: GOVFLOW_PROFILE=training govflow settings
    """
    rows = [described(name, value, language) for name, value in asdict(read_settings()).items()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        changed = "" if row["value"] == row["default"] else say(language, "commands", "settings.default", **row)
        click.echo(f"{row['variable']}={row['value']} {changed}".rstrip() + f"\n    {row['meaning']}")


def described(name: str, value: Any, language: str) -> dict[str, str]:
    defaults = {field.name: str(field.default) for field in fields(Settings)}
    return {
        "variable": variable(name),
        "value": without_password(str(value)),
        "default": without_password(defaults[name]),
        "meaning": say(language, "commands", f"setting.{name}"),
    }


def without_password(address: str) -> str:
    """An address of a database as it may be shown."""
    return SECRET.sub(r"\1:***@", address)
