"""Drawing up a paper of the act from what the case says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from govflow.casework.cases.events import PaperDrawnUp
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.counting import last_day_of
from govflow.casework.desk.announcing import reasons_of_days
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.documents.papers import Document
from govflow.casework.ledger.chain import canonical, digest_of
from govflow.database import written
from govflow.languages import LANGUAGES, Text
from govflow.law.regulations import Paper, PaperField


class DrawnUp(TypedDict):
    """When a paper was drawn up, and by whom: kept beside its digest, so that it can be compared later."""

    at: str
    by: str


def content_of(
    file: CaseFile, paper: str, version: int, drawn_up: DrawnUp, answers: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What a paper carries: the facts its regulation names, what the case itself knows, and which version it is."""
    known = file.edition.regulation.papers.get(paper)
    facts = file.facts | (answers or {})
    given = _given(file, paper, version, drawn_up)
    contents = known.contents if known else ()
    named = known.fields if known else sorted(facts)
    fields = {name: facts[name] if facts.get(name) is not None else given.get(name) for name in named}
    fields |= {one.name: _said(file, one, facts, fields[one.name]) for one in contents}
    content = {"paper": paper, "version": version, "case": file.case.id, "fields": fields}
    why, dates = _reasons(file, known) if known else [], reasons_of_days(file, contents, facts, fields)
    return content | ({"why": why} if why else {}) | ({"dates": dates} if dates else {})


def _said(file: CaseFile, field: PaperField, facts: Mapping[str, Any], found: Any) -> Any:
    """What a field of a paper says: of another paper, a last day, a fact of another name, or its own words."""
    if field.of is not None and field.of in file.case.papers:
        other = file.case.papers[field.of]
        given = _given(file, field.of, int(other["version"]), DrawnUp(at=other["at"], by=other["by"]))
        return given.get(field.name, given["doc_no"])
    term = file.edition.term(field.term) if field.term else None
    if term is not None:
        last = last_day_of(term, facts, file.counting, file.open_clocks, file.case.opened_at)
        return last.isoformat() if last else None
    if found is None and field.fact:
        found = facts.get(field.fact)
    return _in_three(field.says) if found is None and field.says else found


def _in_three(text: Text) -> dict[str, str]:
    return {language: text.in_(language) for language in LANGUAGES}


def _reasons(file: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    """Why it was decided so: of each decision the paper explains the last one, and its version."""
    if not paper.explains:
        return []
    last = {one.decision: one for one in file.decisions() if one.explanation is not None}
    return [
        {
            "decision": one.decision,
            "element": one.element,
            "at": written(one.at),
            "edition": file.case.edition,
            "explanation": one.explanation,
        }
        for name in paper.explains
        if (one := last.get(name))
    ]


def _given(file: CaseFile, paper: str, version: int, drawn_up: DrawnUp) -> dict[str, Any]:
    """What no fact says and every case knows, under the names papers use for it."""
    title = _in_three(file.edition.regulation.title)
    local = datetime.fromisoformat(drawn_up["at"]).astimezone(file.counting.zone)
    number = f"{file.case.id}/{paper}/{version}"
    return {
        "case_id": file.case.id, "reg_no": file.case.id, "receipt_no": number, "doc_no": number,
        "decision_no": number, "service_name": title,
        "doc_datetime": local.isoformat(timespec="minutes"), "decision_date": local.date().isoformat(),
        "officer": drawn_up["by"], "returned_by": drawn_up["by"],
    }  # fmt: skip


def draw_up(file: CaseFile, paper: str, at: datetime, answers: dict[str, Any] | None = None) -> Document:
    """The next version of a paper. Signatures under the one before stand under that one only."""
    version = int(file.case.papers.get(paper, {}).get("version", 0)) + 1
    drawn_up = DrawnUp(at=at.isoformat(), by=file.by_name or file.by)
    content = content_of(file, paper, version, drawn_up, answers)
    text = canonical(content)
    document = Document(
        file.next_no(), paper, version, digest_of(text), at, file.by, size=len(text.encode()), content=content
    )
    file.documents.append(document)
    standing = {"no": document.no, "version": version, "digest": document.digest, "signed": {}, **drawn_up}
    file.case = changed(file.case, papers={**file.case.papers, paper: standing})
    file.record(PaperDrawnUp(document.no, paper, version, document.digest), at)
    return document


def is_as_signed(file: CaseFile, paper: str, answers: dict[str, Any]) -> bool:
    """Whether the paper, with these answers, still says what was signed."""
    standing = file.case.papers[paper]
    drawn_up = DrawnUp(at=standing["at"], by=standing["by"])
    content = content_of(file, paper, int(standing["version"]), drawn_up, answers)
    return digest_of(canonical(content)) == str(standing["digest"])
