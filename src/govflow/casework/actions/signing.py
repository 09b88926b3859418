"""Signing a paper: who, which digest, when. Nobody has checked it by cryptography yet, and the record says so."""

from typing import Any

from govflow.casework.cases.events import PaperSigned
from govflow.casework.cases.values import changed
from govflow.casework.desk import CaseFile, Desk
from govflow.casework.desk.answering import answers_to
from govflow.casework.desk.papers import draw_up, is_as_signed
from govflow.casework.desk.rights import held_by
from govflow.casework.inbox.items import Item
from govflow.casework.people.officers import Officer
from govflow.casework.signatures.marks import Signature
from govflow.casework.signatures.rejections import NotToBeSigned


def sign_paper(item: str, paper: str, *, by: Officer, desk: Desk) -> str:
    """Sign a paper at the task that asks for it, as it now stands; gives the digest that was signed.

    A paper that this task itself makes is drawn up from the draft first, so that what is signed is what is sent.
    """
    file, task = held_by(item, by, desk, doing="sign_paper")
    file.by_name = by.name
    element = file.edition.element(task.element)
    if paper not in element.attributes.get("signs", "").split():
        raise NotToBeSigned(paper=paper, item=item)
    _stand_up(file, task, paper, desk, is_made_here=paper in element.attributes.get("paper", "").split())
    standing = file.case.papers[paper]
    no, digest = int(standing["no"]), str(standing["digest"])
    signature = Signature(file.next_no(), paper, no, digest, by.id, task.actor, desk.now)
    file.signatures.append(signature)
    signed = {**standing, "signed": {**standing["signed"], by.id: task.wait}}
    file.case = changed(file.case, papers={**file.case.papers, paper: signed})
    file.record(PaperSigned(signature.no, paper, no, digest, task.actor, signature.is_verified), desk.now)
    return digest


def _stand_up(file: CaseFile, task: Item, paper: str, desk: Desk, *, is_made_here: bool) -> None:
    answers: dict[str, Any] = {}
    if is_made_here:
        known = file.facts | dict(task.local or {})
        answers = answers_to(file.edition, task.element, task.draft or {}, known, desk.given(file.case))
    if paper not in file.case.papers or (is_made_here and not is_as_signed(file, paper, answers)):
        draw_up(file, paper, desk.now, answers)
