"""What an edition's decision tables are found to lack, and the facts they ask for that nobody gives."""

from collections.abc import Collection, Iterator

from govflow.checks.findings import Finding, Place, Severity
from govflow.engine.decisions import DecisionModel, examine

DOMAIN = "decisions"
WEIGHT = {
    "table-has-gap": Severity.WARNING,
    "rules-overlap": Severity.ERROR,
    "rule-never-fires": Severity.WARNING,
    "rule-never-reached": Severity.WARNING,
    "cell-of-other-type": Severity.ERROR,
    "output-of-other-type": Severity.ERROR,
    "table-not-examined": Severity.NOTE,
}


def table_findings(model: DecisionModel, facts: Collection[str] | None = None) -> Iterator[Finding]:
    """`facts` are the names the edition's forms, marks and rates give; without them none is called unknown."""
    yield from _broken(model)
    for one in examine(model):
        place = Place(one.file, one.line, one.element)
        yield Finding(one.rule, WEIGHT[one.rule], place, {"table": one.element, **one.facts}, DOMAIN)
    if facts is not None:
        yield from _unknown(model, facts)


def _unknown(model: DecisionModel, facts: Collection[str]) -> Iterator[Finding]:
    for asked in model.asked:
        if asked.name not in facts and asked.name not in model.declared:
            said = {"table": asked.element, "name": asked.name}
            yield Finding(
                "fact-unknown", Severity.ERROR, Place(asked.file, asked.line, asked.element), said, DOMAIN
            )


def _broken(model: DecisionModel) -> Iterator[Finding]:
    """Texts that cannot be read, types nobody defined, decisions that need themselves."""
    for one in model.faults:
        fault = one.fault
        facts = {"table": one.element, "text": fault.text, "key": fault.key, "details": fault.details}
        yield Finding("decision-broken", Severity.ERROR, Place(one.file, one.line, one.element), facts, DOMAIN)
