"""The list of commands. A command's module is loaded only when it is called, so that each starts fast."""

from importlib import import_module

import click

from govflow.errors import Rejected, WrongFile

# name → module under govflow.cli that holds a click command of that name
COMMANDS: dict[str, str] = {
    "count": "count",
    "check": "check",
    "run": "run",
    "decide": "decide",
    "rehearse": "rehearse",
    "serve": "serve",
    "work": "work",
    "demo": "demo",
    "calendar": "calendar",
    "settings": "settings",
    "doctor": "doctor",
    "bench": "bench",
    "database": "database",
    "case": "case",
    "ledger": "ledger",
}


class Commands(click.Group):
    """Commands found by name in their own modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"govflow.cli.{COMMANDS[name]}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """A rule that says no, or a file that cannot be read, is a sentence and code 1, never a traceback."""
        try:
            return super().invoke(ctx)
        except (Rejected, WrongFile) as reason:
            click.echo(str(reason), err=True)
            ctx.exit(1)
        except BrokenPipeError:
            raise  # whoever read our answer has read enough
        except OSError as trouble:
            click.echo(f"{trouble.filename or 'A file'} cannot be used: {trouble.strerror or trouble}.", err=True)
            ctx.exit(1)


@click.group(cls=Commands)
@click.version_option(package_name="govflow")
def main() -> None:
    """Regulations as diagrams that run, on the Kazakh working-day calendar."""
