"""Each process explored and walked beside a reference, within a budget that holds for any diagram."""

from collections.abc import Iterator
from dataclasses import dataclass

from govflow.checks.explored import Explored
from govflow.checks.findings import Finding, Place, Severity
from govflow.checks.rules import BEHAVIOUR_RULES, not_explored
from govflow.engine.exploring import Limits, explore
from govflow.engine.net import Model
from govflow.engine.reference.choosing import compare, resolved

MOST_ELEMENTS = 1_500  # a drawing of more elements than any regulation has is read and run, not proved
STATES_FOR_ALL = 6_000
WALKS_FOR_ALL = 24
ELEMENTS_WALKED = 1_600  # of all walks together: a walk begins by reading the diagram anew


@dataclass(frozen=True)
class Proof:
    """What was found, and which reference stood beside each process."""

    findings: tuple[Finding, ...]
    references: tuple[str, ...]


def proved(model: Model) -> Proof:
    if len(model.elements) > MOST_ELEMENTS:
        return Proof(tuple(_too_large(model)), ())
    findings: list[Finding] = []
    references = []
    for explored in _explored(model):
        for rule in BEHAVIOUR_RULES:
            findings += rule.findings(explored)
        references.append(_said(explored))
    return Proof(tuple(findings), tuple(references))


def _too_large(model: Model) -> Iterator[Finding]:
    for process in model.processes.values():
        place = Place(process.file, process.line or None, process.id)
        yield Finding(not_explored.RULE.name, Severity.NOTE, place, {"states": 0})


def _explored(model: Model) -> Iterator[Explored]:
    ids = [id_ for id_, process in model.processes.items() if process.children]
    limits = Limits(states=max(200, min(2_000, STATES_FOR_ALL // max(1, len(ids)))))
    limits = Limits(states=limits.states, steps=limits.states * 4)
    walks = max(1, min(4, WALKS_FOR_ALL // max(1, len(ids)), ELEMENTS_WALKED // max(1, len(model.elements))))
    for id_ in ids:
        # the process alone: what it calls is explored for itself
        alone = [one for one in resolved(model, id_) if any(each.id == id_ for each in one.processes)]
        yield Explored(model, id_, explore(alone, id_, limits), compare(model, id_, walks=walks))


def _said(explored: Explored) -> str:
    agreement = explored.agreement
    because = f" because of {', '.join(agreement.faults)}" if agreement.faults else ""
    walked = agreement.walked
    return f"{agreement.process}: {agreement.reference}{because}, {walked.walks} walks, {walked.steps} steps"
