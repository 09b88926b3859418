"""`govflow case`: a case from the machine's own console, for its operator."""

import json
from dataclasses import asdict
from typing import Any

import click

from govflow.app import assembled
from govflow.casework.deadlines.store import all_clocks
from govflow.casework.desk import open_reading, read_file
from govflow.casework.inbox.items import code_of
from govflow.casework.ledger.chain import canonical
from govflow.casework.questions.services import find_cases
from govflow.casework.questions.story import story
from govflow.casework.questions.told import told_about
from govflow.cli.speaking import language
from govflow.settings import read_settings

as_json = click.option("--json", "as_json", is_flag=True, help="For machines.")


@click.group(name="case")
def command() -> None:
    """Look at cases: a list, one of them, its story.

    Example: govflow case story MB-2018-000001 --language kk
    """


@command.command(name="list")
@click.option("--find", default="", help="A case number, an IIN, or how a name begins.")
@click.option("--limit", default=50, show_default=True, help="At most so many, the newest first.")
@as_json
def list_cases(find: str, limit: int, as_json: bool) -> None:
    """The newest cases, or those that fit what is looked for.

    Example: govflow case list --find 991399000019
    """
    with assembled(read_settings()) as app:
        found = find_cases(app.house, None, find, limit=limit)
    if as_json:
        click.echo(canonical([asdict(one) for one in found]))
        return
    for one in found:
        opened = one.opened_at.astimezone(app.house.zone)
        click.echo(f"{one.case}  {opened:%d.%m.%Y}  {one.service}  {one.state or ''}  {one.outcome or ''}".rstrip())


@command.command(name="show")
@click.argument("case")
@language
@as_json
def show_case(case: str, language: str, as_json: bool) -> None:
    """What a case is now: its state, what it waits for, its deadlines.

    Example: govflow case show MB-2026-000001
    """
    with assembled(read_settings()) as app, open_reading(app.house) as connection:
        file = read_file(app.house, connection, case)
        clocks = all_clocks(connection, case)
    said: dict[str, Any] = {
        "case": file.case.id,
        "service": file.case.service,
        "edition": str(file.edition.regulation.in_force.since),
        "state": file.case.state,
        "outcome": file.case.outcome,
        "opened_at": file.case.opened_at,
        "closed_at": file.case.closed_at,
        "open": [
            {"item": code_of(case, one.wait), "element": one.element, "actor": one.actor, "unit": one.unit,
             "holder": one.holder, "due_on": one.due_on}
            for one in file.items.values()
        ],
        "deadlines": [
            {"term": one.term, "element": one.element, "state": one.state, "due_on": one.due_on,
             "is_late": one.is_late, "calendar": one.calendar}
            for one in clocks
        ],
    }  # fmt: skip
    plain = canonical(said)
    click.echo(plain if as_json else json.dumps(json.loads(plain), ensure_ascii=False, indent=2))


@command.command(name="story")
@click.argument("case")
@language
@as_json
def tell_story(case: str, language: str, as_json: bool) -> None:
    """Everything that happened to a case, in order.

    Example: govflow case story MB-2026-000001 --language kk
    """
    with assembled(read_settings()) as app:
        lines = story(app.house, case)
    for line in lines:
        at = line.at.astimezone(app.house.zone)
        if as_json:
            said = {"seq": line.seq, "event": line.event, "at": line.at, "by": line.by, "facts": line.facts}
            click.echo(canonical(said | {"digest": line.digest}))
        else:
            click.echo(f"{line.seq:>4}  {at:%d.%m.%Y %H:%M}  {line.sentence(language)}")


@command.command(name="notices")
@click.argument("case")
@language
@as_json
def tell_notices(case: str, language: str, as_json: bool) -> None:
    """What was queued to be told about a case, in words; a moved deadline comes with its count.

    Example: govflow case notices MB-2026-000001 --language kk
    """
    with assembled(read_settings()) as app:
        for one in told_about(app.house, case):
            notice, lines = one.notice, one.lines(language)
            if as_json:
                said = {
                    "kind": notice.kind,
                    "to": notice.receiver_kind,
                    "receiver": notice.receiver,
                    "at": notice.at,
                }
                click.echo(canonical(said | {"sent_at": notice.sent_at, "facts": notice.facts, "lines": lines}))
            else:
                at = notice.at.astimezone(app.house.zone)
                click.echo(f"{at:%d.%m.%Y %H:%M}  {notice.receiver_kind} {notice.receiver}")
                click.echo("\n".join(f"  {line}" for line in lines))
