"""An edition under review: its folder, its diagrams as one net, and the rules of the law that look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govflow.checks.findings import Finding, Place, Severity
from govflow.checks.law import read_law
from govflow.checks.rules import LAW_RULES
from govflow.engine.decisions import Decisions, compile_decisions, read_decisions
from govflow.engine.definitions import Refused
from govflow.engine.net import Model
from govflow.errors import WrongFile

PASSPORT = "regulation.yaml"


@dataclass(frozen=True)
class Edition:
    """The folder of an edition and the net of all its diagrams; None where they cannot run together."""

    folder: Path
    model: Model | None


def is_edition(folder: Path) -> bool:
    return (folder / PASSPORT).is_file()


def tables_of(folder: Path) -> Decisions | None:
    """The decision tables of an edition; those that cannot be read are found by the rules."""
    try:
        tables = [read_decisions(path.read_bytes(), str(path)) for path in sorted(folder.rglob("*.dmn"))]
    except (WrongFile, Refused):
        return None
    return Decisions(compile_decisions(tables)) if tables else None


def edition_faults(edition: Edition) -> Iterator[Finding]:
    """What the rules of the law find; a passport that cannot be read is the only finding then."""
    if edition.model is None:
        return
    try:
        law = read_law(edition.folder, edition.model)
    except WrongFile as wrong:
        facts = {"expected": wrong.expected, "found": wrong.found}
        place = Place(str(wrong.path), wrong.line)
        yield Finding("wrong-file", Severity.ERROR, place, facts, "checks_law")
        return
    except Refused:
        return  # a file of tables that cannot be read has a verdict of its own
    for rule in LAW_RULES:
        yield from rule.findings(law)
