"""Drawing up a paper of the act from what the case says."""

from datetime import datetime
from typing import Any

from govflow.casework.cases.events import PaperDrawnUp
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.counting import last_day_of
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.documents.papers import Document
from govflow.casework.ledger.chain import canonical, digest_of


def content_of(file: CaseFile, paper: str, version: int, answers: dict[str, Any] | None = None) -> dict[str, Any]:
    """What a paper carries: the facts its regulation names, and which version it is."""
    known = file.edition.regulation.papers.get(paper)
    facts = file.facts | (answers or {})
    fields = {name: facts.get(name) for name in (known.fields if known else sorted(facts))}
    for announced in known.contents if known else ():
        term = file.edition.term(announced.term) if announced.term else None
        if term is not None:
            last = last_day_of(term, facts, file.counting, file.open_clocks, file.case.opened_at)
            fields[announced.name] = last.isoformat() if last else None
    return {"paper": paper, "version": version, "case": file.case.id, "fields": fields}


def draw_up(file: CaseFile, paper: str, at: datetime, answers: dict[str, Any] | None = None) -> Document:
    """The next version of a paper. Signatures under the one before stand under that one only."""
    version = int(file.case.papers.get(paper, {}).get("version", 0)) + 1
    content = content_of(file, paper, version, answers)
    text = canonical(content)
    document = Document(
        file.next_no(), paper, version, digest_of(text), at, file.by, size=len(text.encode()), content=content
    )
    file.documents.append(document)
    standing = {"no": document.no, "version": version, "digest": document.digest, "signed": {}}
    file.case = changed(file.case, papers={**file.case.papers, paper: standing})
    file.record(PaperDrawnUp(document.no, paper, version, document.digest), at)
    return document


def is_as_signed(file: CaseFile, paper: str, answers: dict[str, Any]) -> bool:
    """Whether the paper, with these answers, still says what was signed."""
    standing = file.case.papers[paper]
    content = content_of(file, paper, int(standing["version"]), answers)
    return digest_of(canonical(content)) == str(standing["digest"])
