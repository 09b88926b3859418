"""An edition under review: its folder, its diagrams as one net, and the rules of the law that look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govflow.checks.findings import Finding, Rule
from govflow.engine.net import Model

PASSPORT = "regulation.yaml"


@dataclass(frozen=True)
class Edition:
    """The folder of an edition and the net of all its diagrams; None where they cannot run together."""

    folder: Path
    model: Model | None


# the rules of the law, each in a file of `rules/`
EDITION_RULES: tuple[Rule[Edition], ...] = ()


def is_edition(folder: Path) -> bool:
    return (folder / PASSPORT).is_file()


def edition_faults(edition: Edition) -> Iterator[Finding]:
    for rule in EDITION_RULES:
        yield from rule.findings(edition)
