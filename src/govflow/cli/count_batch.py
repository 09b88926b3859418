"""`govflow count --batch`: a table of worked examples, each counted and compared."""

import json
from pathlib import Path

import click

from govflow.cli.refusals import words_of
from govflow.errors import Rejected
from govflow.languages import say
from govflow.law.calendars import Calendars
from govflow.law.calendars.telling import DOMAIN, date_in_words
from govflow.law.counting.batch import Example, count_example, read_examples

SAME, DIFFERENT = 0, 1


def count_batch(path: Path, calendars: Calendars, language: str, explain: bool, as_json: bool) -> int:
    """Print each id with its answer, then a summary; the code says whether all answers are as expected."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            rows = list(read_examples(lines))
        except ValueError as missing:
            raise click.BadParameter(f"{path} has no column {missing}", param_hint="--batch") from None
    examples = [count_example(row, calendars) for row in rows]
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
    line = f"{example.id} {_answer(example, language)}"
    if not example.agrees:
        line += f" ≠ {say(language, DOMAIN, 'batch_differs', expected=example.expected)}"
    if example.registered_on:
        on = date_in_words(example.registered_on, language)
        line += f" ({say(language, DOMAIN, 'batch_registered', on=on)})"
    return line


def _answer(example: Example, language: str) -> str:
    if example.refused is None:
        return example.answer or ""
    refused = example.refused
    return words_of(refused, language, "errors_law") if isinstance(refused, Rejected) else str(refused)


def _as_json(example: Example, language: str) -> dict[str, object]:
    return {
        "id": example.id,
        "answer": example.answer,
        "expected": example.expected,
        "agrees": example.agrees,
        "refused": _answer(example, language) if example.refused else None,
        "countdown": example.countdown.as_json() if example.countdown else None,
    }
