"""A decision that a step asks for, or a paper explains, must stand in a table of the edition."""

from collections.abc import Iterator
from difflib import get_close_matches

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.engine.decisions import DecisionFile
from govflow.engine.decisions.elements import Decision, DecisionService, Knowledge


def look(law: Law) -> Iterator[Found]:
    known = [name for file in law.decisions for part in _asked(file) for name in (part.id, part.name) if name]
    for file_name, line, place, name in _asking(law):
        if name not in known:
            like = ", ".join(get_close_matches(name, known, n=2)) or "–"
            yield found(file_name, line, place, decision=name, like=like)


def _asking(law: Law) -> Iterator[tuple[str, int, str, str]]:
    for element in law.elements:
        if element.decision:
            yield element.file, element.line, element.id, element.decision
    for paper in law.regulation.papers.values():
        file = str(law.folder / "papers" / f"{paper.code}.yaml")
        yield from ((file, 1, paper.code, name) for name in paper.explains)


def _asked(file: DecisionFile) -> list[Decision | Knowledge | DecisionService]:
    return [*file.decisions, *file.knowledge, *file.services]


RULE = Rule("decision-missing", Severity.ERROR, look, "checks_law")
