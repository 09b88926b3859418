"""Each process explored and walked beside a reference, within a budget that holds for any diagram."""

from collections.abc import Iterator
from dataclasses import dataclass

from govflow.checks.explored import Explored
from govflow.checks.findings import Finding, Place, Severity
from govflow.checks.rules import BEHAVIOUR_RULES, not_explored
from govflow.clock import patience
from govflow.engine.exploring import Limits, explore
from govflow.engine.net import Model
from govflow.engine.reference.choosing import compare, resolved

MOST_ELEMENTS = 1_500  # a drawing of more elements than any regulation has is read and run, not proved
DEEPEST = 30  # sub-processes inside each other
STEPS_FOR_ALL = 8_000  # of all explorations together, so that a verdict does not hang on how quick a machine is
LEAST_STEPS = 20
WALKS_FOR_ALL = 24
MOST_READ = 3_200  # elements and flows in all walks together: a walk begins by reading the diagram anew
MOST_WALKED = 1_000  # elements and flows of a file whose processes are walked by themselves


@dataclass(frozen=True)
class Effort:
    """How many walks each process is given, and the seed of the first; without a number, as many as are quick.

    `seconds` are the last resort of all processes together: what a check does is bounded in steps.
    """

    walks: int | None = None
    seed: int = 1
    seconds: float = 20


QUICK = Effort()


@dataclass(frozen=True)
class Proof:
    """What was found, and which reference stood beside each process."""

    findings: tuple[Finding, ...]
    references: tuple[str, ...]


def proved(model: Model, effort: Effort = QUICK) -> Proof:
    if len(model.elements) > MOST_ELEMENTS or _depth(model) > DEEPEST:
        return Proof(tuple(_too_large(model)), ())
    findings: list[Finding] = []
    references = []
    for explored in _explored(model, effort):
        for rule in BEHAVIOUR_RULES:
            findings += rule.findings(explored)
        references.append(_said(explored))
    return Proof(tuple(findings), tuple(references))


def _depth(model: Model) -> int:
    """How deep sub-processes stand in each other; an element follows what it stands in."""
    depths = dict.fromkeys(model.processes, 0)
    for element in model.elements.values():
        depths[element.id] = depths.get(element.parent, 0) + 1
    return max(depths.values(), default=0)


def _too_large(model: Model) -> Iterator[Finding]:
    for process in model.processes.values():
        place = Place(process.file, process.line or None, process.id)
        yield Finding(not_explored.RULE.name, Severity.NOTE, place, {"states": 0})


def _explored(model: Model, effort: Effort) -> Iterator[Explored]:
    ids = [id_ for id_, process in model.processes.items() if process.children]
    size = len(model.elements) + sum(len(element.outgoing) for element in model.elements.values())
    quick = min(4, WALKS_FOR_ALL // max(1, len(ids)), MOST_READ // max(1, size))
    is_late = patience(effort.seconds)
    left = STEPS_FOR_ALL
    for place, id_ in enumerate(ids):
        # the process alone: what it calls is explored for itself
        alone = [one for one in resolved(model, id_) if any(each.id == id_ for each in one.processes)]
        exploration = explore(alone, id_, Limits(steps=max(LEAST_STEPS, left // (len(ids) - place))), is_late)
        left -= exploration.steps
        walks = (max(1, quick) if size <= MOST_WALKED else 0) if effort.walks is None else effort.walks
        yield Explored(model, id_, exploration, compare(model, id_, walks=walks, seed=effort.seed, is_late=is_late))


def _said(explored: Explored) -> str:
    agreement = explored.agreement
    because = f" because of {', '.join(agreement.faults)}" if agreement.faults else ""
    walked = agreement.walked
    return f"{agreement.process}: {agreement.reference}{because}, {walked.walks} walks, {walked.steps} steps"
