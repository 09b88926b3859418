"""`govflow count --batch`: a table of worked examples, each counted and compared."""

import json
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from govflow.cli.refusals import words_of
from govflow.languages import say
from govflow.law.calendars import Calendars
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.calendars.telling import DOMAIN, date_in_words
from govflow.law.counting.batch import Example, count_example, read_rows

SAME, DIFFERENT = 0, 1


def count_batch(
    path: Path,
    calendars: Calendars,
    offices: Mapping[str, OfficeHours],
    *,
    zone: ZoneInfo,
    territory: str,
    language: str,
    explain: bool,
    as_json: bool,
) -> int:
    """Print each id with its answer, then a summary; the code says whether all answers are as expected."""
    examples = [
        count_example(row, calendars, offices=offices, zone=zone, territory=territory) for row in read_rows(path)
    ]
    if as_json:
        click.echo(json.dumps([_as_json(example, language) for example in examples], ensure_ascii=False, indent=2))
    else:
        _print(examples, language, explain)
    return SAME if all(example.agrees for example in examples) else DIFFERENT


def _print(examples: list[Example], language: str, explain: bool) -> None:
    for example in examples:
        click.echo(_line(example, language))
        if explain and example.countdown:
            click.echo("\n".join(f"    {line}" for line in example.countdown.explain(language)))
    same = sum(example.agrees for example in examples)
    total = len(examples)
    click.echo(say(language, DOMAIN, "batch_summary", n=total, same=same, different=total - same))


def _line(example: Example, language: str) -> str:
    line = f"{example.id} {example.answer or _refusal(example, language)}"
    if not example.agrees and example.expected:
        line += f" ≠ {say(language, DOMAIN, 'batch_differs', expected=example.expected)}"
    if example.registered_on:
        on = date_in_words(example.registered_on, language)
        line += f" ({say(language, DOMAIN, 'batch_registered', on=on)})"
    return line


def _refusal(example: Example, language: str) -> str:
    """Where the table is wrong, and why: file, line, column."""
    if example.refused is None:
        return ""
    place = f"{example.row.path}:{example.row.line}, {example.wrong_column}"
    return f"{place}: {words_of(example.refused, language, 'errors_law')}"


def _as_json(example: Example, language: str) -> dict[str, object]:
    refused = example.refused
    return {
        "id": example.id,
        "line": example.row.line,
        "answer": example.answer,
        "expected": example.expected,
        "agrees": example.agrees,
        "refused": _refusal(example, language) or None,
        "refused_as": type(refused).__name__ if refused else None,
        "column": example.wrong_column,
        "countdown": example.countdown.as_json() if example.countdown else None,
    }
