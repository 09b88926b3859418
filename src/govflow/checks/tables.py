"""What decision tables are found to lack, each file by itself."""

from collections.abc import Iterator

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
    "policy-without-order": Severity.ERROR,
    "output-not-listed": Severity.ERROR,
    "output-never-given": Severity.NOTE,
    "output-not-added": Severity.ERROR,
    "table-not-examined": Severity.NOTE,
}


def table_findings(model: DecisionModel) -> Iterator[Finding]:
    yield from _broken(model)
    for one in examine(model):
        place = Place(one.file, one.line, one.element)
        yield Finding(one.rule, WEIGHT[one.rule], place, {"table": one.element, **one.facts}, DOMAIN)


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


def _broken(model: DecisionModel) -> Iterator[Finding]:
    """Texts that cannot be read, types nobody defined, decisions that need themselves."""
    for one in model.faults:
        fault = one.fault
        facts = {"table": one.element, "text": fault.text, "key": fault.key, "details": fault.details}
        yield Finding("decision-broken", Severity.ERROR, Place(one.file, one.line, one.element), facts, DOMAIN)
