"""What an edition's decision tables are found to lack, and the facts they ask for that nobody gives."""

from collections.abc import Collection, Iterator

from govflow.checks.findings import Finding, Outcome, Place, Severity, Verdict
from govflow.engine.decisions import DecisionModel, compile_decisions, examine, read_decisions
from govflow.engine.definitions import Finding as EngineFinding
from govflow.engine.definitions import Refused
from govflow.errors import WrongFile

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


def review_tables(path: str, xml: bytes) -> Verdict:
    """A file of tables by itself: only what cannot be read at all is refused."""
    try:
        file = read_decisions(xml, path)
    except Refused as refused:
        return Verdict(path, Outcome.REFUSED, findings=tuple(_refusal(one, path) for one in refused.findings))
    except WrongFile as wrong:
        said = {"expected": wrong.expected, "found": wrong.found}
        finding = Finding("not-decisions", Severity.ERROR, Place(path, wrong.line), said, DOMAIN)
        return Verdict(path, Outcome.REFUSED, findings=(finding,))
    return Verdict(path, Outcome.RUNS, findings=tuple(table_findings(compile_decisions([file]))))


def _refusal(fault: EngineFinding, path: str) -> Finding:
    return Finding(fault.rule, Severity.ERROR, Place(path, fault.line), fault.facts, fault.domain)


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
