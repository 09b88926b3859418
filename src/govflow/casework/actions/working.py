"""The officer's work on an item: taking it, keeping a draft, completing it."""

from collections.abc import Mapping
from typing import Any

from govflow.casework.cases.events import (
    TaskClaimed,
    TaskCompleted,
    TaskHandedOver,
    TaskReleased,
    TaskTakenBack,
    WayChosen,
)
from govflow.casework.cases.values import changed
from govflow.casework.desk import CaseFile, Desk
from govflow.casework.desk.answering import answers_to, refuse_unkeepable
from govflow.casework.desk.papers import is_as_signed
from govflow.casework.desk.rights import held_by, item_for, may_act, overseen_item, refuse_same_person, taken
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.inbox.items import Item, Kind
from govflow.casework.inbox.rejections import NoLongerOpen, NotAWay, NotOnYourDesk, NoWayChosen
from govflow.casework.people.officers import Officer
from govflow.casework.people.rejections import NotYourUnit
from govflow.casework.people.store import find_officer
from govflow.casework.signatures.rejections import SignatureMissing


def claim_task(item: str, *, by: Officer, desk: Desk) -> None:
    """Take an offered task onto one's own desk."""
    file, task = item_for(item, by, desk, doing="claim_task")
    if task.holder == by.id:
        return
    if task.holder is not None:
        raise taken(item, task, desk.connection)
    refuse_same_person(file, task, by)
    file.items[task.wait] = changed(task, holder=by.id, held_at=desk.now)
    file.record(TaskClaimed(task.wait, task.element), desk.now)


def release_task(item: str, *, by: Officer, desk: Desk) -> None:
    """Put a task back where everybody with the role sees it. The draft stays with it."""
    file, task = held_by(item, by, desk, doing="release_task")
    file.items[task.wait] = changed(task, holder=None, held_at=None)
    file.record(TaskReleased(task.wait, task.element), desk.now)


def take_back_task(item: str, reason: str, *, by: Officer, desk: Desk) -> None:
    """Put a task that somebody else holds back where everybody sees it: a supervisor above it does."""
    file, task = overseen_item(item, by, desk, doing="take_back_task")
    if task.holder is None:
        raise NotOnYourDesk(item=item, officer=by.id)
    file.items[task.wait] = changed(task, holder=None, held_at=None)
    file.record(TaskTakenBack(task.wait, task.element, task.holder, reason), desk.now)


def hand_over_task(item: str, to: str, reason: str, *, by: Officer, desk: Desk) -> None:
    """Give a task to another officer who may do it: its holder does, or a supervisor above it."""
    file, task = overseen_item(item, by, desk, doing="hand_over_task")
    receiver = find_officer(desk.connection, to)
    if receiver is None or not may_act(file, changed(task, only_for=None), receiver):
        raise NotYourUnit(officer=to, unit=task.unit)
    refuse_same_person(file, task, receiver)
    only = receiver.id if task.only_for else None
    file.items[task.wait] = changed(task, holder=receiver.id, held_at=desk.now, only_for=only)
    file.record(TaskHandedOver(task.wait, task.element, receiver.id, reason), desk.now)


def save_draft(item: str, answers: Mapping[str, Any], *, by: Officer, desk: Desk) -> None:
    """Keep what was typed so far, right or wrong. A draft is no event."""
    file, task = held_by(item, by, desk, doing="save_draft")
    refuse_unkeepable(answers)
    file.items[task.wait] = changed(task, draft=dict(answers))


def complete_task(item: str, answers: Mapping[str, Any], *, by: Officer, desk: Desk) -> str:
    """Record an officer's answers and move the case to where it waits again. Gives the reference of the entry."""
    file, task = held_by(item, by, desk, doing="complete_task")
    ring_overdue(file, desk)
    if task.wait not in file.items:
        raise NoLongerOpen(item=item, element=task.element)
    refuse_same_person(file, task, by)
    file.by_officer, file.by_name = True, by.name
    if task.kind is Kind.CHOICE:
        return _choose(file, task, item, answers, desk)
    return _answer(file, task, answers, by, desk)


def _answer(file: CaseFile, task: Item, answers: Mapping[str, Any], by: Officer, desk: Desk) -> str:
    known = file.facts | dict(task.local or {})
    said = answers_to(file.edition, task.element, answers, known, desk.given(file.case))
    _refuse_unsigned(file, task, said, by)
    reference = file.record(TaskCompleted(task.wait, task.element, task.actor, said), desk.now)
    file.case = changed(file.case, acted={**file.case.acted, task.actor: by.id})
    desk.complete(file, task.wait, said)
    return reference


def _choose(file: CaseFile, task: Item, item: str, answers: Mapping[str, Any], desk: Desk) -> str:
    """Which way the process goes on, where its diagram asks in prose."""
    flow = str(answers.get("flow", ""))
    if not flow:
        raise NoWayChosen(item=item)
    if flow not in task.choices:
        raise NotAWay(flow=flow, item=item)
    reference = file.record(WayChosen(task.wait, task.element, flow), desk.now)
    desk.complete(file, task.wait, {"flow": flow})
    return reference


def _refuse_unsigned(file: CaseFile, task: Item, answers: Mapping[str, Any], by: Officer) -> None:
    """What this task signs must be signed by this officer, here, as it now stands."""
    element = file.edition.element(task.element)
    drawn = element.attributes.get("paper", "").split()
    missing = [
        paper
        for paper in element.attributes.get("signs", "").split()
        if file.case.papers.get(paper, {}).get("signed", {}).get(by.id) != task.wait
        or (paper in drawn and not is_as_signed(file, paper, dict(answers)))
    ]
    if missing:
        raise SignatureMissing(papers=", ".join(missing))
