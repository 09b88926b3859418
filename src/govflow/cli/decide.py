"""`govflow decide`: the decisions of a DMN file, made from the command line."""

import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from govflow.cli.speaking import language as language_option
from govflow.clock import technical_now
from govflow.engine.decisions import (
    DecisionFile,
    DecisionModel,
    compile_decisions,
    decide,
    explain,
    read_decisions,
)
from govflow.engine.decisions.elements import Import
from govflow.engine.decisions.model import Node
from govflow.errors import Rejected, WrongFile
from govflow.feel import FeelFault, Surroundings
from govflow.feel.plain import to_json
from govflow.feel.values.showing import written
from govflow.law.calendars import read_calendars
from govflow.law.functions import FUNCTIONS, functions_of
from govflow.law.rates import find_rates
from govflow.settings import read_settings


@click.command(
    "decide",
    epilog="""\b
Example:
  govflow decide benefit.dmn --decision DT-MB-2 --input '{"award_kind": "ALTYN_ALQA"}' --json

The input is JSON, the name of a file with JSON, or - for the standard input. Numbers stay exact; dates, times
and durations are texts in ISO 8601 and become what the declared type of the input says. Without --decision
every decision of the file is made.""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--decision", "names", multiple=True, help="Id or name of a decision, service or knowledge model.")
@click.option("--input", "facts", default="{}", help="The facts as JSON, a file with them, or -.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@language_option
def command(file: Path, names: tuple[str, ...], facts: str, as_json: bool, language: str) -> None:
    """Make the decisions of FILE and say which rules fired.

    What has no answer is null, with a message that says why.
    """
    model = compile_decisions(_files(file))
    own = [node for node in model.decisions if node.file is model.files[0]]
    nodes = [_node(model, name) for name in names] or own
    given = _facts(facts)
    around = _surroundings(model)
    answers = [_answer(model, node, given, around, language) for node in nodes]
    findings = [fault.words(language) for fault in model.faults]
    if as_json:
        click.echo(_as_json(answers, findings, is_one=len(names) == 1))
    else:
        click.echo("\n".join(_as_lines(answers, findings, language)))


def _answer(
    model: DecisionModel, node: Node, facts: Mapping[str, object], around: Surroundings, language: str
) -> dict[str, Any]:
    """What was decided; an evaluation that would not end is null with its reason."""
    answer: dict[str, Any] = {"decision": node.part.id, "name": node.part.name, "value": None}
    try:
        decided = decide(model, node, facts, around, lenient=True)
    except FeelFault as fault:
        return answer | {"tables": [], "messages": [fault.words(language)]}
    messages = [note.fault().words(language) for note in decided.notes]
    return answer | {"value": decided.exact, "tables": decided.explanation["tables"], "messages": messages}


def _surroundings(model: DecisionModel) -> Surroundings:
    """What tables may ask of the law; the calendars are read only for tables that name a function of it."""
    settings, now = read_settings(), technical_now()
    asks = any(name.encode() in file.xml for name in FUNCTIONS for file in model.files)
    if not asks or not settings.calendars.is_dir():
        return Surroundings(now)
    calendar, rates = read_calendars(settings.calendars).now, find_rates(settings.calendars)
    today = now.astimezone(ZoneInfo(settings.zone)).date()
    return Surroundings(now, functions=functions_of(calendar, rates, known_on=today))


def _as_json(answers: list[dict[str, Any]], findings: list[str], *, is_one: bool) -> str:
    whole: dict[str, Any] = {"values": {answer["name"]: answer["value"] for answer in answers}}
    whole |= {"decisions": answers, "findings": findings}
    if is_one:
        whole |= {"value": answers[0]["value"], "messages": answers[0]["messages"]}
    return to_json(whole)


def _as_lines(answers: list[dict[str, Any]], findings: list[str], language: str) -> Iterator[str]:
    for answer in answers:
        yield f"{answer['name']} = {written(answer['value'])}"
        yield from (f"  {line}" for line in explain(answer, language))
        yield from (f"  ! {message}" for message in answer["messages"])
    yield from (f"! {finding}" for finding in findings)


def _files(path: Path) -> list[DecisionFile]:
    """The file and those it imports, found by their namespace beside it."""
    main = _read(path)
    found, wanted = {main.namespace: main}, list(main.imports)
    nearest = sorted(path.parent.rglob("*.dmn"), key=lambda one: (len(one.parts), one)) if wanted else []
    beside = [one for one in map(_read_if_possible, nearest) if one and one.file != main.file]
    while wanted:
        link = wanted.pop()
        other = None if link.namespace in found else _imported(link, beside)
        if other:
            found[link.namespace] = other
            wanted.extend(other.imports)
    return list(found.values())


def _imported(link: Import, beside: list[DecisionFile]) -> DecisionFile | None:
    """Of several with its namespace the one at its location is meant, else the nearest."""
    same = [one for one in beside if one.namespace == link.namespace]
    named = (one for one in same if link.location and Path(one.file).name == Path(link.location).name)
    return next(named, next(iter(same), None))


def _read(path: Path) -> DecisionFile:
    return read_decisions(path.read_bytes(), str(path))


def _read_if_possible(path: Path) -> DecisionFile | None:
    try:
        return _read(path)
    except (Rejected, WrongFile):  # a broken neighbour is nobody's concern here
        return None


def _node(model: DecisionModel, name: str) -> Node:
    node = model.named(name)
    if node is None:
        known = ", ".join(one.part.name for one in model.decisions)
        raise click.UsageError(f"no decision {name!r} in this file; it has: {known}")
    return node


def _facts(text: str) -> Mapping[str, object]:
    if text == "-":
        text = sys.stdin.read()
    elif not text.lstrip().startswith("{"):
        path = Path(text.removeprefix("@"))
        if not path.is_file():
            raise click.UsageError(f"--input is neither a JSON object nor a file: {text[:60]}")
        text = path.read_text(encoding="utf-8")
    return _parsed(text)


def _parsed(text: str) -> Mapping[str, object]:
    try:
        facts = json.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise click.UsageError(f"--input is not JSON: {fault}") from None
    if not isinstance(facts, dict):
        raise click.UsageError("--input must be a JSON object")
    return facts
