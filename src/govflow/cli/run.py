"""`govflow run`: any diagram walked without a database."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from govflow.cli.refusals import words_of
from govflow.cli.run_alone import go_on
from govflow.cli.run_script import ScriptStep, WrongScript, read_script
from govflow.cli.run_telling import answer, finding_said, text_of
from govflow.cli.run_walk import Walk, walked
from govflow.cli.speaking import language as language_option
from govflow.clock import technical_now
from govflow.engine import Given, Model, NotAChoice, NotWaiting, Refused, compile_model, read_definitions
from govflow.engine.decisions import Decisions, compile_decisions, read_decisions
from govflow.settings import read_settings

DOMAIN = "errors_engine"
GOOD = ("ended", "waits")
WRONG_USE = 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--process", help="The process to begin; without it every process that begins by itself.")
@click.option("--start", help="The element to begin at, such as a message start event.")
@click.option("--data", default="{}", metavar="JSON", help="The facts at the beginning; JSON or a file of it.")
@click.option("--script", metavar="STEPS", help="The steps to take: a file, lines or JSON; see below.")
@click.option("--go-on", "goes_on", is_flag=True, help="After the script, answer what is open as without one.")
@click.option("--stop-at-timers", is_flag=True, help="Do not let time pass when only timers are left.")
@click.option("--on", metavar="MOMENT", help="The moment of every step, such as 2018-03-14T10:00+06:00.")
@click.option("--trace", is_flag=True, help="Tell everything that happened, in order.")
@click.option("--json", "as_json", is_flag=True, help="The answer for machines.")
@language_option
def command(
    files: tuple[Path, ...],
    process: str | None,
    start: str | None,
    data: str,
    script: str | None,
    goes_on: bool,
    stop_at_timers: bool,
    on: str | None,
    trace: bool,
    as_json: bool,
    language: str,
) -> None:
    """Walk the diagram in FILES to where it ends or must wait.

    Files that call each other, and the .dmn files of their decisions, are given together.

    Without a script, tasks are answered in order with empty
    answers, a choice takes its first way (the next when it comes again),
    and when nobody has anything to do the clock moves to the timer that
    rings next; a message, a signal or a condition is waited for.

    \b
    Examples:
    govflow run notice.bpmn --trace --json
    govflow run notice.bpmn --data '{"sum": 500}' --script '
      complete Check {"verdict": "OK"}
      fire Reminder
      deliver Answer {"text": "yes"}'

    \b
    Steps:  complete TASK {answers}    a task, or a system's reply
            choose GATEWAY FLOW        the way on, where a person decides
            fire TIMER                 its time has come
            deliver EVENT {payload}    a message, signal or condition
            fail TASK CODE             the task ends in a BPMN error
            message NAME {payload}     from outside, to whoever waits for it now or later
            signal NAME {payload}      to everyone who listens
            set {facts}                facts changed from outside
            advance P3D                time passes, or until a moment; what ends in it rings
            cancel REASON
    A wait is named by the id or name of its element, Task#2 is the second of several. As JSON:
    [{"complete": "Check", "answers": {"verdict": "OK"}}, {"fire": "Reminder"}, {"choose": "G", "flow": "F2"}]

    The verdict is `ended`, `waits`, `error` (one that nobody catches), `stuck` (a join waits for what cannot
    come), `trouble` or `refused`; code 0 for the first two, 1 for the others, 2 for a script that does not fit.
    """
    try:
        model = _model(files)
    except Refused as refused:
        _refuse(refused, files, language, as_json=as_json)
    try:
        steps = read_script(script) if script is not None else []
        walk = _walk(
            model, process, start, _facts(data), _given(on, model), steps, goes_on or script is None, stop_at_timers
        )
    except (WrongScript, NotWaiting, NotAChoice) as rejected:
        click.echo(words_of(rejected, language, DOMAIN), err=True)
        sys.exit(WRONG_USE)
    said = answer(walk, files, language, with_trace=trace or as_json)
    click.echo(
        json.dumps(said, ensure_ascii=False, indent=2, default=str) if as_json else text_of(said, trace=trace)
    )
    sys.exit(0 if walk.verdict in GOOD else 1)


def _model(files: tuple[Path, ...]) -> Model:
    tables = [read_decisions(file.read_bytes(), file.name) for file in files if file.suffix == ".dmn"]
    decisions = Decisions(compile_decisions(tables)) if tables else None
    diagrams = [read_definitions(file.read_bytes(), file.name) for file in files if file.suffix != ".dmn"]
    return compile_model(diagrams, decisions)


def _facts(data: str) -> dict[str, Any]:
    is_file = len(data) < 1000 and Path(data).is_file()
    try:
        found = json.loads(Path(data).read_text(encoding="utf-8") if is_file else data)
    except json.JSONDecodeError as fault:
        raise click.BadParameter(f"{fault}", param_hint="--data") from None
    if not isinstance(found, dict):
        raise click.BadParameter("an object is expected", param_hint="--data")
    return found


def _given(on: str | None, model: Model) -> Given:
    """Operations belong to casework; here they are passed by."""
    zone = ZoneInfo(read_settings().zone)
    try:
        moment = datetime.fromisoformat(on) if on else technical_now()
    except ValueError:
        raise click.BadParameter(f"{on} is not a moment", param_hint="--on") from None
    operations = {element.attributes.get("operation", "") for element in model.elements.values()}
    moment = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return Given(moment, zone, operations={name: lambda facts: {} for name in operations if name})


def _walk(
    model: Model,
    process: str | None,
    start: str | None,
    facts: dict[str, Any],
    given: Given,
    steps: list[ScriptStep],
    goes_on: bool,
    stop_at_timers: bool,
) -> Walk:
    if start and start not in model.elements:
        raise click.BadParameter(f"{start} is not an element", param_hint="--start")
    process = process or (model.element(start).process if start else None)
    if process and process not in model.processes:
        raise click.BadParameter(f"{process} is none of {', '.join(model.processes)}", param_hint="--process")
    walk = Walk(model, given, facts)
    going = [(lambda walk: walk.begin_one(process, start)) if process else Walk.begin_all]
    going += [lambda walk, step=step: walk.does(step) for step in steps]
    if goes_on:
        going.append(lambda walk: go_on(walk, rings=not stop_at_timers))
    return walked(walk, *going)


def _refuse(refused: Refused, files: tuple[Path, ...], language: str, *, as_json: bool) -> None:
    findings = [finding_said(finding, language) for finding in refused.findings]
    if as_json:
        said = {"file": [str(file) for file in files], "verdict": "refused", "findings": findings}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for found in findings:
            click.echo(f"{found['file']}:{found['line']}: {found['words']} {found['advice']}", err=True)
    sys.exit(1)
