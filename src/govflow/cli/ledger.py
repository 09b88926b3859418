"""`govflow ledger verify`: walk the chain of every case and name each place where it does not hold."""

import json
from dataclasses import asdict

import click

from govflow.app import assembled
from govflow.casework.questions.proof import cases_in_ledger, verify_ledger
from govflow.cli.speaking import language
from govflow.languages import say
from govflow.settings import read_settings


@click.group(name="ledger")
def command() -> None:
    """What happened, proven.

    Example: govflow ledger verify
    """


@command.command(name="verify")
@language
@click.option("--case", help="One case only.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.pass_context
def verify(ctx: click.Context, language: str, case: str | None, as_json: bool) -> None:
    """Find altered, missing, inserted and reordered entries; code 1 if there is one.

    Example: govflow ledger verify --json
    """
    with assembled(read_settings()) as app:
        found = list(verify_ledger(app.house, case))
        verified = 1 if case else cases_in_ledger(app.house)
    if as_json:
        faults = [asdict(one) for one in found]
        click.echo(json.dumps({"holds": not found, "cases": verified, "faults": faults}, ensure_ascii=False))
    elif found:
        click.echo(say(language, "casework", "ledger.broken", count=len(found)))
        for one in found:
            click.echo("  " + say(language, "casework", f"fault.{one.fault.value}", case=one.case, seq=one.seq))
    else:
        click.echo(say(language, "casework", "ledger.holds", cases=verified))
    ctx.exit(1 if found else 0)
