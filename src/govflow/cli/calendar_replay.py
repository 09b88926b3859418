"""`govflow calendar replay`: what a new decision does to running cases, and applying it."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from govflow.app import App, assembled
from govflow.casework.actions.decreeing import load_decision, load_files, understood
from govflow.casework.actions.replaying import Progress, apply_decrees
from govflow.casework.desk import open_desk
from govflow.casework.people.officers import Machine
from govflow.casework.questions.decrees import Preview, Share, preview_decision, preview_files, standing_calendars
from govflow.cli.calendar_days import changed_day
from govflow.cli.calendar_keeping import keep_decision
from govflow.cli.refusals import refusing
from govflow.cli.speaking import language
from govflow.languages import say
from govflow.law.reading import text_of
from govflow.settings import Settings, read_settings

DOMAIN = "decrees"
MOST_PRINTED = 20
CONSOLE = Machine("console")


@click.command(name="replay")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--files", "of_files", is_flag=True, help="Instead of FILE: what this release brought among its files."
)
@click.option("--apply", "applies", is_flag=True, help="Load the decision and count anew what it moves.")
@click.option("--save", is_flag=True, help="Keep the file among the calendars too, once it is applied.")
@click.option("--database", help="Address of the database.")
@language
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def replay_decision(
    file: Path | None, of_files: bool, applies: bool, save: bool, database: str | None, language: str, as_json: bool
) -> None:
    """Show every open deadline that the decision in FILE moves; with --apply, move them as one act.

    FILE adds to a year, or is a whole year. An application that was interrupted goes on when the worker runs, or
    with `govflow calendar resume`.

    Example: govflow calendar replay 2026-order.yaml --language ru
    """
    if (file is None) is not of_files:
        raise click.UsageError("Give a FILE, or --files.")
    settings = _settings(database)
    written = text_of(file) if file else ""
    with refusing(language, "errors_decrees"), assembled(settings) as app:
        shown = _previewed(app, file, written)
        if not as_json:
            _print(shown, language)
        if not applies:
            if as_json:
                click.echo(json.dumps(as_plain(shown), ensure_ascii=False, indent=2))
            else:
                click.echo(say(language, DOMAIN, "not_applied"))
            return
        with open_desk(app.house) as desk:
            decree = (
                load_decision(written, file.name, by=CONSOLE, desk=desk)
                if file
                else load_files(by=CONSOLE, desk=desk)
            )
        done = _apply(app, language, quietly=as_json)
        if as_json:
            click.echo(json.dumps({**as_plain(shown), "applied": asdict(done)}, ensure_ascii=False, indent=2))
        else:
            _print_done(done, decree.no, language)
        if save and file:
            click.echo(say(language, DOMAIN, "saved", path=keep_decision(written, file, settings.calendars)))


def _previewed(app: App, file: Path | None, written: str) -> Preview:
    if file is None:
        return preview_files(app.house)
    return preview_decision(app.house, understood(written, file.name, standing_calendars(app.house)))


@click.command(name="resume")
@click.option("--database", help="Address of the database.")
@language
def resume_replay(database: str | None, language: str) -> None:
    """Go on with a decision whose application was interrupted.

    Example: govflow calendar resume
    """
    with assembled(_settings(database)) as app:
        done = _apply(app, language)
        click.echo(say(language, DOMAIN, "progress", cases=done.cases, of=done.of, moved=done.moved))


def _settings(database: str | None) -> Settings:
    settings = read_settings()
    return replace(settings, database=database) if database else settings


def _apply(app: App, language: str, *, quietly: bool = False) -> Progress:
    def tell(done: Progress) -> None:
        if not quietly:
            words = say(language, DOMAIN, "progress", cases=done.cases, of=done.of, moved=done.moved)
            click.echo(words, err=True)

    return apply_decrees(app.house, told=tell)


def _print(shown: Preview, language: str) -> None:
    click.echo(say(language, DOMAIN, "days"))
    for shift in shown.days:
        click.echo(f"  {changed_day(shift, language)}")
    if not shown.days:
        click.echo(f"  {say(language, DOMAIN, 'no_days')}")
    facts = {"moved": shown.moved, "cured": shown.cured, "breached": shown.breached}
    click.echo(say(language, DOMAIN, "summary", **facts))
    _print_shares(shown.by_service, "by_service", language)
    _print_shares(shown.by_unit, "by_unit", language)
    for row in shown.rows[:MOST_PRINTED]:
        line = say(language, DOMAIN, "row", case=row.case, term=row.term, before=row.before, after=row.after)
        effect = "cured" if row.is_cured else "breached" if row.is_breached else ""
        click.echo(f"  {line}; {say(language, DOMAIN, effect)}" if effect else f"  {line}")


def _print_shares(shares: tuple[Share, ...], title: str, language: str) -> None:
    if shares:
        click.echo(f"{say(language, DOMAIN, title)}:")
    for share in shares:
        facts = {"moved": share.moved, "cured": share.cured, "breached": share.breached}
        name = share.key or say(language, DOMAIN, "whole_house")
        click.echo(f"  {say(language, DOMAIN, 'share', name=name, **facts)}")


def _print_done(done: Progress, no: int, language: str) -> None:
    facts = {"moved": done.moved, "cured": done.cured, "breached": done.breached}
    click.echo(say(language, DOMAIN, "applied", no=no, **facts))
    if done.failed:
        click.echo(say(language, DOMAIN, "failed", cases=", ".join(done.failed)))


def as_plain(shown: Preview) -> dict[str, Any]:
    """The preview for machines."""
    return {
        "calendar_before": shown.calendar_before,
        "calendar_after": shown.calendar_after,
        "days": [
            {
                "day": str(shift.changed.day),
                "week": shift.week,
                "territory": shift.territory,
                "was_working": shift.changed.before.is_working,
                "is_working": shift.changed.after.is_working,
                "decision": shift.changed.source.code if shift.changed.source else None,
            }
            for shift in shown.days
        ],
        "cases": shown.looked_at,
        "moved": shown.moved,
        "cured": shown.cured,
        "breached": shown.breached,
        "by_service": [asdict(share) for share in shown.by_service],
        "by_unit": [asdict(share) for share in shown.by_unit],
        "deadlines": [{**asdict(row), "before": str(row.before), "after": str(row.after)} for row in shown.rows],
        "at": shown.at.isoformat(),
    }
