"""What `govflow run` says of a walk, for machines and for people."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from govflow.cli.run_walk import Told, Walk, said_of
from govflow.engine import Did, Finding, Model
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
        "visited": walk.visited,
        "completed": walk.completed,
        "ends": [
            told.element
            for told in walk.trace
            if told.did == Did.ENDED and told.element not in walk.model.processes
        ],
        "waits": [
            {"element": wait.element, "process": wait.process, **said_of(wait)} for _, _, wait in walk.waits()
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
            *(
                finding_said(replace(round, severity="warning"), language)
                for round in rounds_without_wait(walk.model)
            ),
        ],
    }
    if with_trace:
        said["trace"] = [_line(told, walk.model) for told in walk.trace]
    return said


def _rounds(model: Model) -> Iterator[Finding]:
    """What keeps a diagram from service is told here too, though a walk goes as far as a step may."""
    return (replace(one, severity="warning") for one in rounds_without_wait(model))


def _line(told: Told, model: Model) -> dict[str, Any]:
    line: dict[str, Any] = {"did": told.did, "element": told.element}
    element = model.elements.get(told.element)
    if element:
        line |= {"type": element.kind, "name": element.name}
    if told.process:
        line |= {"process": told.process, "run": told.run}
    if told.detail:
        line["detail"] = dict(told.detail)
    return line


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
