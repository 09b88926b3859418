"""Doing what a step of a story says, through the actions a page or a gateway would call."""

from collections.abc import Mapping
from typing import Any

from govflow.casework.actions.deciding import cancel_case
from govflow.casework.actions.hearing import answer_system, receive_message
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, save_draft
from govflow.casework.desk import CaseFile, Desk, open_desk
from govflow.casework.inbox.items import FOR_OFFICERS, Item, Kind, code_of
from govflow.casework.people.officers import Machine, Officer
from govflow.errors import Rejected
from govflow.studio.rehearsal.stage import OUTSIDE, Stage
from govflow.studio.rehearsal.stories import Brings, Cancels, Deed, Does, Opens, Replies, Step


class NotOpen(Rejected):
    """{what} is not open; open are: {open}."""


class NothingOpened(Rejected):
    """The story has not opened a case yet."""


class NotAnOfficer(Rejected):
    """{actor} is no actor of this regulation who sits in an office."""


def act(step: Step, stage: Stage) -> None:
    """Do it, in one transaction at the step's moment. What a rule forbids is rejected and leaves nothing behind."""
    with open_desk(stage.house, at=stage.moment(step.at)) as desk:
        _perform(step.deed, stage, desk)


def _perform(deed: Deed, stage: Stage, desk: Desk) -> None:
    match deed:
        case Opens():
            stage.case = _open(deed, stage, desk)
        case Does():
            _do(deed, stage, desk)
        case Replies():
            item = _item(stage, desk, Kind.REPLY, system=deed.system)
            answer_system(code_of(_case(stage), item.wait), deed.answers, by=Machine(deed.system), desk=desk)
        case Brings():
            doer = stage.doer(deed.by, deed.person)
            receive_message(_case(stage), deed.message, deed.answers, by=doer, desk=desk)
        case Cancels():
            officer = _officer(stage, deed.by, deed.person)
            cancel_case(_case(stage), deed.ground, deed.reason, by=officer, desk=desk)
        case _:
            pass


def _open(deed: Opens, stage: Stage, desk: Desk) -> str:
    actors = stage.edition.regulation.actors
    offices = [code for code, actor in actors.items() if actor.body not in OUTSIDE]
    by = deed.by or offices[0]
    unit = stage.unit_of(by if by in offices else offices[0])
    return open_case(
        stage.edition.service,
        deed.answers,
        by=stage.doer(by, by),
        desk=desk,
        unit=unit,
        process=deed.process,
        source=deed.source,
    )


def _do(deed: Does, stage: Stage, desk: Desk) -> None:
    """Take the task, fill its form, sign what it asks to be signed, complete it."""
    item = _item(stage, desk, *FOR_OFFICERS, element=deed.element)
    code, officer = code_of(_case(stage), item.wait), _officer(stage, deed.by, deed.person)
    claim_task(code, by=officer, desk=desk)
    answers = _with_way(deed.answers, item)
    if answers and item.kind is Kind.TASK:
        save_draft(code, answers, by=officer, desk=desk)
    for paper in stage.edition.element(deed.element).attributes.get("signs", "").split():
        if paper not in deed.leaves_unsigned:
            sign_paper(code, paper, by=officer, desk=desk)
    complete_task(code, answers, by=officer, desk=desk)


def _with_way(answers: Mapping[str, Any], item: Item) -> Mapping[str, Any]:
    """Where a diagram asks a person which way to go on and there is one way only, it is that."""
    if item.kind is Kind.CHOICE and "flow" not in answers and len(item.choices) == 1:
        return {"flow": item.choices[0]}
    return answers


def _officer(stage: Stage, actor: str, person: str) -> Officer:
    doer = stage.doer(actor, person)
    if not isinstance(doer, Officer):
        raise NotAnOfficer(actor=actor)
    return doer


def _case(stage: Stage) -> str:
    if stage.case is None:
        raise NothingOpened()
    return stage.case


def _item(stage: Stage, desk: Desk, *kinds: Kind, element: str = "", system: str = "") -> Item:
    """The open item a step means; of several like it, the first."""
    file: CaseFile = desk.file(_case(stage), by="rehearsal")
    for item in file.items.values():
        if item.kind in kinds and (item.element == element or (system and system in (item.name, item.element))):
            return item
    names = ", ".join(sorted(item.element for item in file.items.values() if item.kind in kinds)) or "–"
    raise NotOpen(what=element or system, open=names)
