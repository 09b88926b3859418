"""What becomes of a file: which rules run over it, and one verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govflow.checks.editions import PASSPORT, Edition, edition_faults, tables_of
from govflow.checks.findings import Finding, Outcome, Place, Severity, Verdict
from govflow.checks.proving import QUICK, Effort, proved
from govflow.checks.rules import DRAWING_RULES
from govflow.engine.definitions import Change, Definitions, Refused, read_with_faults
from govflow.engine.definitions import Finding as EngineFinding
from govflow.engine.net import Decisions, Model, compile_with_faults
from govflow.engine.reference.schema import schema_faults

# A person may stand in for these in a drawing from anywhere; in an edition they are faults.
STAND_INS = {"condition-asked-of-person", "call-by-person", "decision-by-person", "flow-in-the-air"}


@dataclass(frozen=True)
class Read:
    """A file as far as it could be read: its diagram, or the findings that refuse it."""

    path: str
    definitions: Definitions | None
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Reviewed:
    """Files reviewed together: the net they make, and all that was said of them."""

    model: Model | None
    findings: tuple[Finding, ...]
    changes: tuple[Finding, ...]
    references: tuple[str, ...]


def read_diagram(path: str, xml: bytes) -> Read:
    try:
        return Read(path, read_with_faults(xml, path))
    except Refused as refused:
        return Read(path, None, tuple(as_finding(fault, path) for fault in refused.findings))


def review_alone(path: str, xml: bytes, effort: Effort = QUICK) -> Verdict:
    """One diagram that stands for itself."""
    files = [read_diagram(path, xml)]
    return verdicts(files, reviewed(files, effort=effort))[0]


def review_edition(folder: Path, decisions: Decisions | None = None, effort: Effort = QUICK) -> list[Verdict]:
    """The diagrams of an edition together, its passport, and whatever else of it something is wrong with."""
    files = [read_diagram(str(path), path.read_bytes()) for path in sorted(folder.rglob("*.bpmn"))]
    drawn = reviewed(files, decisions or tables_of(folder), effort)
    of_law = tuple(edition_faults(Edition(folder, drawn.model)))
    known = {file.path for file in files}
    rest = [str(folder / PASSPORT), *(one.place.path for one in of_law)]
    others = [Read(path, None) for path in dict.fromkeys(rest) if path not in known]
    missing = tuple(replace(one, severity=Severity.ERROR) for one in drawn.changes if one.rule in STAND_INS)
    changes = tuple(one for one in drawn.changes if one.rule not in STAND_INS)
    whole = Reviewed(drawn.model, (*drawn.findings, *of_law, *missing), changes, drawn.references)
    return [*verdicts(files, whole), *(_verdict_beside(file, of_law) for file in others)]


def reviewed(files: Sequence[Read], decisions: Decisions | None = None, effort: Effort = QUICK) -> Reviewed:
    """Diagrams that may call each other, as those of one edition."""
    readable = [file.definitions for file in files if file.definitions is not None]
    if not readable:
        return Reviewed(None, (), (), ())
    model = compile_with_faults(readable, decisions)
    findings = [as_finding(fault) for fault in model.findings]
    for one in readable:
        findings += (as_finding(fault) for fault in schema_faults(one.xml, one.name))
    changes = tuple(as_change(change) for change in model.changes)
    if any(_is_error(finding) for finding in findings):
        return Reviewed(None, tuple(findings), changes, ())
    for rule in DRAWING_RULES:
        findings += rule.findings(model)
    if any(_refuses(finding) for finding in findings):
        return Reviewed(model, tuple(findings), changes, ())
    proof = proved(model, effort)
    return Reviewed(model, (*findings, *proof.findings), changes, proof.references)


def verdicts(files: Sequence[Read], whole: Reviewed) -> list[Verdict]:
    return [_verdict(file, whole) for file in files]


def _verdict(file: Read, whole: Reviewed) -> Verdict:
    here = (*file.faults, *(finding for finding in whole.findings if finding.place.path == file.path))
    changed = tuple(change for change in whole.changes if change.place.path == file.path)
    if file.definitions is None or any(_refuses(finding) for finding in here):
        outcome = Outcome.REFUSED
    else:
        outcome = Outcome.RUNS_AFTER_CHANGES if changed else Outcome.RUNS
    references = whole.references if file.definitions is not None else ()
    own = tuple(one for one in references if one.split(":")[0] in _processes(file))
    return Verdict(file.path, outcome, changed, _in_order(here), own)


def _verdict_beside(file: Read, findings: Iterable[Finding]) -> Verdict:
    """Of a file that is no diagram: refused when something in it is wrong."""
    here = tuple(finding for finding in findings if finding.place.path == file.path)
    outcome = Outcome.REFUSED if any(_is_error(finding) for finding in here) else Outcome.RUNS
    return Verdict(file.path, outcome, (), _in_order(here))


def _processes(file: Read) -> set[str]:
    return {process.id for process in file.definitions.processes} if file.definitions else set()


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _refuses(finding: Finding) -> bool:
    """An error of the engine keeps a diagram from running; those of the rules keep it from being served."""
    return _is_error(finding) and finding.domain == "engine"


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    weight = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return tuple(sorted(findings, key=lambda one: (weight[one.severity], one.place.line or 0, one.rule)))


def as_finding(fault: EngineFinding, path: str = "") -> Finding:
    place = Place(str(fault.file or path), fault.line or None, fault.element or None)
    facts = {**fault.facts, "element": fault.element}
    return Finding(fault.rule, Severity(fault.severity), place, facts, fault.domain)


def as_change(change: Change) -> Finding:
    place = Place(str(change.file), change.line or None, change.element or None)
    return Finding(change.rule, Severity.NOTE, place, {**change.facts, "element": change.element}, "engine")
