"""The page of the check rules, made of the rules themselves: `python -m tests.checks.page` renews it."""

import re
from collections.abc import Iterator
from inspect import getmodule
from pathlib import Path
from typing import Any

from govflow.checks.findings import Rule
from govflow.checks.rules import BEHAVIOUR_RULES, DRAWING_RULES, LAW_RULES
from govflow.engine.reference.library.faults import FAULTS
from govflow.languages.catalogue import say

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
SAMPLES = Path(__file__).parent / "samples"
HEAD = """# What is checked

Made by `python -m tests.checks.page` from the rules in `src/govflow/checks/rules`. `govflow check` runs them over
editions, folders, zips and single diagrams and ends with one entry per file: its path, its verdict (`runs`,
`runs-after-changes` or `refused`), what was changed so that it runs, and what was found. An error keeps an edition
from being published; a warning wants to be looked at; a note is good to know. A diagram is refused only where it
cannot run at all.

How far the check goes: every process is explored by the same net that runs the cases, its conditions going either
way, up to 2,000 states; a call is a wait, and the called process is explored for itself. Then random walks, their
seeds printed with any difference, compare the runs with a reference: SpiffWorkflow, with joins of ours, where it
runs BPMN right, and an independent slow interpreter of the token rules where it is known not to. The entry names
the reference that was used for each process. All of it is bounded in steps, not by the clock, so that a verdict
does not hang on how quick a machine is; what was not looked at is said (`not-explored`, `not-compared`).
"""
GROUPS: tuple[tuple[str, tuple[Rule[Any], ...]], ...] = (
    ("As it is drawn", DRAWING_RULES),
    ("What can happen in it", BEHAVIOUR_RULES),
    ("What the law asks of an edition", LAW_RULES),
)


def page() -> str:
    return "\n".join([HEAD, *_sections(), *_faults()])


def _faults() -> Iterator[str]:
    yield "## What SpiffWorkflow is known to run otherwise\n"
    yield "Processes that meet one of these are compared with the slow interpreter; each is shown by a diagram in"
    yield "`tests/engine/reference/test_library_faults.py`. Its joins, which open early in loops, are replaced"
    yield "by ours.\n"
    for fault in FAULTS:
        yield f"- **{fault.name}**: {fault.words}."
    yield ""


def _sections() -> Iterator[str]:
    for title, rules in GROUPS:
        if rules:
            yield f"## {title}\n"
        for rule in rules:
            yield from _section(rule)


def _section(rule: Rule[Any]) -> Iterator[str]:
    module = getmodule(rule.look)
    yield f"### {rule.name}\n"
    yield f"*{rule.severity}.* {_plain(module.__doc__ if module else None)}\n"
    yield f"> {_template(rule, rule.name)}\n>\n> {_template(rule, f'{rule.name}.do')}\n"
    if (SAMPLES / rule.name).is_dir():
        folder = f"../tests/checks/samples/{rule.name}"
        yield f"Shown by [a bad]({folder}/bad.bpmn) and [a good]({folder}/good.bpmn) diagram.\n"


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").strip()


def _template(rule: Rule[Any], key: str) -> str:
    """The sentence with its facts as they are named."""
    return _plain(say("en", rule.domain, key))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
