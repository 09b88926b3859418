"""Which rules run over what, and what becomes of a file: one verdict each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govflow.checks.findings import Finding, Outcome, Place, Severity, Verdict
from govflow.checks.proving import proved
from govflow.checks.rules import DRAWING_RULES
from govflow.engine.definitions import Change, Definitions, Refused, read_with_faults
from govflow.engine.definitions import Finding as EngineFinding
from govflow.engine.net import Model
from govflow.engine.net.compiling import compile_with_faults
from govflow.engine.reference.schema import schema_faults


@dataclass(frozen=True)
class Read:
    """A file as far as it could be read: its diagram, or the findings that refuse it."""

    path: str
    definitions: Definitions | None
    faults: tuple[Finding, ...] = ()


def read_diagram(path: str, xml: bytes) -> Read:
    try:
        return Read(path, read_with_faults(xml, path))
    except Refused as refused:
        return Read(path, None, tuple(as_finding(fault) for fault in refused.findings))


def review_alone(path: str, xml: bytes) -> Verdict:
    """One diagram that stands for itself."""
    return review_together([read_diagram(path, xml)])[0]


def review_together(files: Sequence[Read]) -> list[Verdict]:
    """Diagrams that call each other, as those of one edition."""
    readable = [file.definitions for file in files if file.definitions is not None]
    if not readable:
        return [Verdict(file.path, Outcome.REFUSED, findings=file.faults) for file in files]
    model = compile_with_faults(readable)
    findings = [as_finding(fault) for fault in model.findings]
    for one in readable:
        findings += (as_finding(fault) for fault in schema_faults(one.xml, one.name))
    references: tuple[str, ...] = ()
    if not any(finding.severity is Severity.ERROR for finding in findings):
        findings += drawn_faults(model)
        proof = proved(model)
        findings += proof.findings
        references = proof.references
    changes = [as_change(change) for change in model.changes]
    return [_verdict(file, findings, changes, references) for file in files]


def drawn_faults(model: Model) -> Iterator[Finding]:
    for rule in DRAWING_RULES:
        yield from rule.findings(model)


def _verdict(
    file: Read, findings: Iterable[Finding], changes: Iterable[Finding], references: tuple[str, ...]
) -> Verdict:
    here = (*file.faults, *(finding for finding in findings if finding.place.path == file.path))
    changed = tuple(change for change in changes if change.place.path == file.path)
    refused = file.definitions is None or any(finding.domain == "engine" and _is_error(finding) for finding in here)
    ran = Outcome.RUNS_AFTER_CHANGES if changed else Outcome.RUNS
    return Verdict(file.path, Outcome.REFUSED if refused else ran, changed, _in_order(here), references)


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    weight = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return tuple(sorted(findings, key=lambda one: (weight[one.severity], one.place.line or 0, one.rule)))


def as_finding(fault: EngineFinding) -> Finding:
    place = Place(str(fault.file), fault.line or None, fault.element or None)
    return Finding(
        fault.rule, Severity(fault.severity), place, {**fault.facts, "element": fault.element}, fault.domain
    )


def as_change(change: Change) -> Finding:
    place = Place(str(change.file), change.line or None, change.element or None)
    return Finding(change.rule, Severity.NOTE, place, {**change.facts, "element": change.element}, "engine")


def file_names(folder: Path, pattern: str = "*.bpmn") -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())
