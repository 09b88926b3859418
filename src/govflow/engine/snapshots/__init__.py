"""Runs kept from every version of the frozen state: what an older build froze, every build must thaw.

A sample is never changed. A new version of the state adds `<version>.json` and, where it needs one, a diagram.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govflow.engine.definitions import read_definitions
from govflow.engine.net import Model, compile_model
from govflow.engine.runs import Run

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """One kept run: its diagram, its facts, and what was open in it."""

    version: int
    model: Model
    state: dict[str, Any]
    facts: dict[str, Any]
    open: tuple[str, ...]

    def thawed(self) -> Run:
        return Run.thaw(self.model, self.state, dict(self.facts))


def kept_samples() -> Iterator[Sample]:
    for file in sorted(FOLDER.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        diagram = FOLDER / kept["diagram"]
        model = compile_model([read_definitions(diagram.read_bytes(), diagram.name)])
        yield Sample(int(file.stem.split("-")[0]), model, kept["state"], kept["facts"], tuple(kept["open"]))
