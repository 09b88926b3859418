"""Every element that runs, each with a diagram, the steps taken and the elements visited in order.

The page `docs/bpmn-support.md` is made from this list: `python -m tests.engine.support` renews it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from govflow.cli.run_script import read_script
from govflow.cli.run_walk import Walk, walked
from govflow.engine import Given, compile_model
from tests.engine.driver import drawn

LIST = Path(__file__).with_suffix(".yaml")
PAGE = Path(__file__).parents[2] / "docs" / "bpmn-support.md"


@dataclass(frozen=True)
class Example:
    """`steps` are those of `govflow run --script`; `visited` what is entered, in order."""

    group: str
    element: str
    sketch: str
    visited: str
    steps: str = ""
    verdict: str = "ended"
    inside: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    remark: str = ""


def walk_of(example: Example) -> Walk:
    """The example walked as `govflow run` does."""
    texts = example.sketch.split("---\n")
    model = compile_model([drawn(*texts, inside=dict(example.inside), beside=example.beside)])
    given = Given(datetime(2018, 3, 14, tzinfo=UTC), ZoneInfo("Asia/Almaty"))
    steps = read_script(example.steps)
    return walked(
        Walk(model, given, {}), Walk.begin_all, *(lambda walk, step=step: walk.does(step) for step in steps)
    )


def _read() -> Iterator[Example]:
    for row in yaml.safe_load(LIST.read_text(encoding="utf-8")):
        row["inside"] = tuple(row.get("inside", {}).items())
        yield Example(**row)


EXAMPLES = tuple(_read())

HEAD = """# What runs of BPMN 2.0

Made by `python -m tests.engine.support` from examples that are run as tests: each row was walked as
`govflow run` does, by the steps given, and entered the elements named, in this order.

What is drawn otherwise than BPMN asks is read as it must be meant, and each such change is listed by
`govflow check` and `govflow run`. What cannot run is refused by name, element and line: choreographies,
conversations, code in a diagram (it becomes work for a person), flows across the border of a sub-process,
links without a partner, processes that call each other in a circle. Data objects, data stores, artifacts and
black-box pools are carried and drawn, and take no part in execution. A diagram is always given back byte for byte.
"""


def page() -> str:
    lines = [HEAD]
    group = ""
    for example in EXAMPLES:
        if example.group != group:
            group = example.group
            lines += [f"\n## {group}\n", "| Element | Steps | Entered, in order | Remark |", "|---|---|---|---|"]
        steps = "<br>".join(f"`{step}`" for step in example.steps.splitlines()) or "–"
        lines.append(f"| {example.element} | {steps} | {' '.join(walk_of(example).visited)} | {example.remark} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
