"""What `govflow run` says of a walk, for machines and for people."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from govflow.cli.run_walk import Told, Walk
from govflow.engine import Did, Finding, Model
from govflow.engine.definitions.notes import id_of, tag_of
from govflow.engine.definitions.safe_xml import parse_safely
from govflow.engine.net import rounds_without_wait


def finding_said(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "element": finding.element,
        "file": finding.file,
        "line": finding.line,
        "words": finding.words(language),
        "advice": finding.advice(language),
    }


def answer(walk: Walk, files: tuple[Path, ...], language: str, *, with_trace: bool) -> dict[str, Any]:
    trouble = walk.trouble
    said: dict[str, Any] = {
        "file": [str(file) for file in files],
        "process": [run.process for run in walk.runs],
        "verdict": walk.verdict,
        "runs": [
            {"process": run.process, "run": number, "how": walk.how(number), **_error(walk, number)}
            for number, run in enumerate(walk.runs)
        ],
        "visited": walk.visited,
        "completed": walk.completed,
        "ends": [
            told.element
            for told in walk.trace
            if told.did == Did.ENDED and told.element not in walk.model.processes
        ],
        "waits": [
            {"element": wait.element, "process": wait.process, **walk.said_of(number, wait)}
            for number, _, wait in walk.waits()
        ],
        "messages": [{"element": told.element, **told.detail} for told in walk.trace if told.did == Did.THROWN],
        "trouble": {"element": trouble.element, "reason": trouble.reason, "words": trouble.words(language)}
        if trouble
        else None,
        "facts": walk.facts,
        "changes": [
            {"rule": one.rule, "element": one.element, "line": one.line, "words": one.words(language)}
            for one in walk.model.changes
        ],
        "findings": [
            *(finding_said(finding, language) for finding in walk.model.findings),
            *(finding_said(one, language) for one in _rounds(walk.model)),
        ],
    }
    if with_trace:
        drawn = _drawn(walk.model)
        said["trace"] = [_line(told, walk.model, drawn) for told in walk.trace]
    return said


def _rounds(model: Model) -> Iterator[Finding]:
    """What keeps a diagram from service is told here too, though a walk goes as far as a step may."""
    return (replace(one, severity="warning") for one in rounds_without_wait(model))


def _error(walk: Walk, number: int) -> dict[str, str]:
    return {"error": walk.failed[number]} if number in walk.failed else {}


def _drawn(model: Model) -> dict[str, str]:
    """Element → the kind that the file draws, which is not always the one that is run."""
    roots = [parse_safely(definitions.xml, definitions.name)[0] for definitions in model.definitions]
    return {id_of(xml): tag_of(xml) for root in roots for xml in root.iter("*") if id_of(xml) and tag_of(xml)}


def _line(told: Told, model: Model, drawn: Mapping[str, str]) -> dict[str, Any]:
    """`did` is what happened; `caught` says of an event that what it waits for has come."""
    line: dict[str, Any] = {"did": _SAID.get(told.did, told.did), "element": told.element}
    element = model.elements.get(told.element)
    if element:
        line |= {"type": drawn.get(told.element, element.kind), "name": element.name}
        if element.kind != line["type"]:
            line["run_as"] = element.kind
        if element.kind.endswith("Event") and element.triggers:
            line["event"] = "+".join(trigger.kind for trigger in element.triggers)
    elif told.element in model.processes:
        line["type"] = "process"
    if told.process:
        line |= {"process": told.process, "run": told.run}
    if told.detail:
        line["detail"] = dict(told.detail)
    return line


_SAID = {"fired": "caught"}


def text_of(said: dict[str, Any], *, trace: bool) -> str:
    lines: list[str] = []
    for line in said.get("trace", ()) if trace else ():
        detail = json.dumps(line["detail"], ensure_ascii=False, default=str) if line.get("detail") else ""
        name = f"“{line['name']}”" if line.get("name") else ""
        lines.append(" ".join(part for part in (f"{line['did']:<9}", line["element"], name, detail) if part))
    lines += [f"changed: {change['words']}" for change in said["changes"]]
    lines += [f"waits: {wait['element']} ({wait['kind']})" for wait in said["waits"]]
    if said["trouble"]:
        lines.append(f"trouble: {said['trouble']['words']}")
    lines.append(f"visited: {' '.join(said['visited'])}")
    lines.append(f"verdict: {said['verdict']}")
    return "\n".join(lines)
