"""`govflow check`: what runs, what runs after changes, what is refused, and everything found on the way."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from govflow.checks.findings import Finding, Outcome, Severity, Verdict
from govflow.checks.gathering import failed, gather
from govflow.checks.proving import Effort
from govflow.cli.speaking import language
from govflow.languages import say

FOUND = 1


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One entry per file, for machines.")
@click.option("--walks", type=click.IntRange(1, 10_000), help="Random walks of each process beside its reference.")
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The seed of the first walk; the next count on."
)
@language
def command(paths: tuple[Path, ...], as_json: bool, walks: int | None, seed: int, language: str) -> None:
    """Check editions (folders with regulation.yaml), folders, zips or single diagrams.

    Ends with 1 where something was refused or an error was found.

    Example: govflow check processes --language kk
    """
    told = _as_json if as_json else _as_text
    sums = told(_verdicts(list(paths), Effort(walks, seed)), language)
    if sums["files"] == 0:
        click.echo(say(language, "checks", "check.nothing"), err=True)
    sys.exit(FOUND if sums[Outcome.REFUSED] or sums[Severity.ERROR] else 0)


def _verdicts(paths: list[Path], effort: Effort) -> Iterator[Verdict]:
    """One after another, so that of thousands of files only one is held at a time."""
    works = list(gather(paths, effort))
    for number, work in enumerate(works, start=1):
        if len(works) > 1 and sys.stderr.isatty():
            click.echo(f"\r{number}/{len(works)} {work.path[-60:]:<60}", nl=False, err=True)
        try:
            yield from work.check()
        except Exception as trouble:  # one bad file must not hide the verdicts of the others
            yield failed(work.path, trouble)
    if len(works) > 1 and sys.stderr.isatty():
        click.echo(err=True)


def _counted(sums: Counter[str], verdict: Verdict) -> None:
    sums["files"] += 1
    sums[verdict.outcome] += 1
    sums.update(finding.severity for finding in verdict.findings)


def _as_json(verdicts: Iterator[Verdict], language: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    click.echo("[", nl=False)
    for verdict in verdicts:
        click.echo(",\n" if sums["files"] else "\n", nl=False)
        click.echo(json.dumps(verdict.plain(language), ensure_ascii=False), nl=False)
        _counted(sums, verdict)
    click.echo("\n]")
    return sums


def _as_text(verdicts: Iterator[Verdict], language: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for verdict in verdicts:
        _counted(sums, verdict)
        outcome = say(language, "checks", f"verdict.{verdict.outcome}")
        click.echo(say(language, "checks", "check.line", path=verdict.path, verdict=outcome))
        for change in verdict.changes:
            click.echo(_line(change, "check.change", language))
        for finding in verdict.findings:
            click.echo(_line(finding, "check.finding", language))
    if sums["files"]:
        click.echo(_sum(sums, language))
    return sums


def _line(finding: Finding, key: str, language: str) -> str:
    return say(
        language,
        "checks",
        key,
        severity=say(language, "checks", f"severity.{finding.severity}"),
        line=finding.place.line or "–",
        element=finding.place.element or "–",
        words=finding.words(language),
        rule=finding.rule,
    )


def _sum(sums: Counter[str], language: str) -> str:
    return say(
        language,
        "checks",
        "check.sum",
        files=sums["files"],
        runs=sums[Outcome.RUNS],
        changed=sums[Outcome.RUNS_AFTER_CHANGES],
        refused=sums[Outcome.REFUSED],
        errors=sums[Severity.ERROR],
        warnings=sums[Severity.WARNING],
    )
