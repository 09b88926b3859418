"""Two engines run the same diagram in two ways: one of them is wrong, and a case may go astray."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    agreement = explored.agreement
    if agreement.is_library_alone:
        return
    yield from differences(explored)


def differences(explored: Explored) -> Iterable[Found]:
    """The first difference with both traces; the seed repeats it."""
    agreement = explored.agreement
    for difference in agreement.walked.differences[:1]:
        steps = [f"{kind} {element}" for kind, element in difference.steps]
        yield explored.at(
            difference.steps[-1][1] if difference.steps else "",
            reference=agreement.reference,
            seed=difference.seed,
            way=" → ".join(["begin", *steps]),
            ours=difference.ours.says(),
            theirs=difference.theirs.says(),
        )


RULE = Rule("engines-disagree", Severity.ERROR, look)
