"""`regulation.yaml` as a Regulation: every key known, every name it mentions written down somewhere in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from govflow.languages import expected
from govflow.law.reading import entries
from govflow.law.reading.documents import Node, read_yaml
from govflow.law.reading.papers import read_paper
from govflow.law.reading.passport import read_act, read_in_force
from govflow.law.reading.readings import Taken, read_readings
from govflow.law.reading.references import check_references
from govflow.law.reading.terms import read_term
from govflow.law.regulations import Regulation

Entry = TypeVar("Entry")

FILE = "regulation.yaml"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PASSPORT = ("service", "code", "title", "act", "in_force", "territory", "main_process", "separate_processes")
LISTS = (
    "points", "actors", "separations", "moments", "states", "outcomes", "terms", "grounds", "papers", "systems",
    "readings",
)  # fmt: skip


def read_regulation(folder: Path, settings: Mapping[str, str] | None = None) -> Regulation:
    """The regulation of the edition in `folder`, read with `settings` where they differ from its defaults."""
    file = folder / FILE
    root = read_yaml(file).keys(*PASSPORT, *LISTS)
    readings, taken = read_readings(root.find("readings"), settings or {}, file)
    regulation = _regulation(root, taken, folder)
    _same_day(root, regulation, folder)
    regulation = replace(regulation, readings=readings, settings=taken.settings, lines=_lines(root))
    check_references(regulation, file)
    return regulation


def _same_day(root: Node, regulation: Regulation, folder: Path) -> None:
    """The folder of an edition is named after the first day it is law."""
    named = folder.resolve().name
    if DAY.fullmatch(named) and named != str(regulation.in_force.since):
        root.get("in_force").get("since").wrong(expected("first_day", day=named))


def _regulation(root: Node, taken: Taken, folder: Path) -> Regulation:
    in_force = read_in_force(root.get("in_force"))
    separate = root.find("separate_processes")
    separations = root.find("separations")
    return Regulation(
        service=root.get("service").text(),
        code=root.get("code").text(),
        title=root.get("title").in_three_languages(),
        act=read_act(root.get("act")),
        in_force=replace(in_force, running_cases=taken.running_cases or in_force.running_cases),
        territory=root.get("territory").text(),
        main_process=root.get("main_process").text(),
        separate_processes=separate.words() if separate else (),
        points=_each(root, "points", entries.point),
        actors=_each(root, "actors", entries.actor),
        separations=tuple(map(entries.separation, separations.items())) if separations else (),
        moments=_each(root, "moments", entries.moment),
        states=_each(root, "states", entries.state),
        terms=_each(root, "terms", lambda code, node: read_term(code, node, taken)),
        grounds=_each(root, "grounds", entries.ground),
        papers=_each(root, "papers", lambda code, node: read_paper(code, node, folder)),
        systems=_each(root, "systems", entries.system),
        readings={},
        outcomes=_each(root, "outcomes", entries.outcome),
    )


def _each(root: Node, name: str, read: Callable[[str, Node], Entry]) -> dict[str, Entry]:
    node = root.find(name)
    return {code: read(code, entry) for code, entry in node.entries()} if node else {}


def _lines(root: Node) -> dict[str, int]:
    lines: dict[str, int] = {}
    for name in LISTS:
        node = root.find(name)
        if node and node.is_mapping:
            lines |= {f"{name}/{code}": entry.line for code, entry in node.entries()}
    return lines
