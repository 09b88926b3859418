"""The 43 control-flow patterns, each drawn, with the steps taken and what they lead to.

The page `docs/workflow-patterns.md` is made from them: `python -m tests.engine.workflow_patterns` renews it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from govflow.cli.run_script import read_script
from govflow.cli.run_walk import Walk, walked
from govflow.engine import Given, compile_model, read_definitions

FOLDER = Path(__file__).parent / "patterns"
PAGE = Path(__file__).parents[2] / "docs" / "workflow-patterns.md"


@dataclass(frozen=True)
class Pattern:
    """`visited` is what is entered, in order; without a file the pattern is not supported."""

    number: int
    name: str
    file: str = ""
    steps: str = ""
    visited: str = ""
    verdict: str = ""
    remark: str = ""


def _read() -> Iterator[Pattern]:
    for row in yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8")):
        yield Pattern(**row)


PATTERNS = tuple(_read())


def walk_of(pattern: Pattern) -> Walk:
    model = compile_model([read_definitions((FOLDER / pattern.file).read_bytes(), pattern.file)])
    given = Given(datetime(2018, 3, 14, tzinfo=UTC), ZoneInfo("Asia/Almaty"))
    steps = read_script(pattern.steps)
    return walked(
        Walk(model, given, {}), Walk.begin_all, *(lambda walk, step=step: walk.does(step) for step in steps)
    )


HEAD = """# The 43 control-flow patterns

The list is that of Russell, ter Hofstede, van der Aalst and Mulyar (2006). Made by
`python -m tests.engine.workflow_patterns` from the diagrams in `tests/engine/patterns`, each of which is run as a
test by the steps given and enters the elements named, in this order. {runs} of 43 can be drawn and run; for the
others the remark says why not.

| # | Pattern | Steps | Entered, in order | Remark |
|---|---|---|---|---|
"""


def page() -> str:
    rows = []
    for pattern in PATTERNS:
        steps = "<br>".join(f"`{step}`" for step in pattern.steps.splitlines())
        name = f"[{pattern.name}](../tests/engine/patterns/{pattern.file})" if pattern.file else pattern.name
        remark = pattern.remark if pattern.file else f"**not supported**: {pattern.remark}"
        rows.append(f"| {pattern.number} | {name} | {steps} | {pattern.visited} | {remark} |")
    return HEAD.format(runs=sum(bool(pattern.file) for pattern in PATTERNS)) + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
