"""What comes from outside: replies of systems and messages to a case."""

from collections.abc import Mapping
from typing import Any

from govflow.casework.cases.events import MessageKept, MessageReceived, ReplyReceived
from govflow.casework.cases.rejections import NotAwaited
from govflow.casework.desk import CaseFile, Desk
from govflow.casework.desk.answering import answers_to, refuse_unkeepable
from govflow.casework.desk.rights import case_for, item_for
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.inbox.items import Item, Kind
from govflow.casework.inbox.rejections import NoLongerOpen, TakenByAnother
from govflow.casework.inbox.store import waiting_for
from govflow.casework.people.officers import Doer, Officer
from govflow.casework.people.rejections import NotYourDuty


def answer_system(item: str, reply: Mapping[str, Any], *, by: Doer, desk: Desk) -> str:
    """Give a system's reply to the step that waits for it: by its gateway, or written down by an officer."""
    file, task = item_for(item, by, desk, doing="answer_system")
    if task.kind is not Kind.REPLY:
        raise NotAwaited(case=file.case.id, what=item)
    if task.holder not in (None, by.id):
        raise TakenByAnother(item=item, holder=task.holder)
    ring_overdue(file, desk)
    if task.wait not in file.items:
        raise NoLongerOpen(item=item)
    refuse_unkeepable(reply)
    said = answers_to(file.edition, task.element, reply, file.facts, desk.given(file.case))
    reference = file.record(ReplyReceived(task.wait, task.element, task.name, said), desk.now)
    desk.complete(file, task.wait, said)
    return reference


def receive_message(case: str, message: str, payload: Mapping[str, Any], *, by: Doer, desk: Desk) -> bool:
    """Hand a message to the case it is addressed to. One that comes early is kept until the case waits for it.

    True where it was awaited.
    """
    file = case_for(case, by, desk, doing="receive_message")
    ring_overdue(file, desk)
    awaited = next((item for item in file.items.values() if _awaits(item, message)), None)
    if awaited is None:
        _keep_for_later(file, message, payload, desk)
        return False
    _refuse_others(file, awaited, by)
    _deliver(file, awaited, payload, desk)
    return True


def correlate_message(message: str, correlation: str, payload: Mapping[str, Any], *, by: Doer, desk: Desk) -> str:
    """Hand a message to the one case that waits for it with this correlation. Gives the number of the case."""
    waiting = waiting_for(desk.connection, message, Kind.MESSAGE, correlation)
    if not waiting:
        raise NotAwaited(case="", what=message)
    case, wait = waiting[0]
    file = desk.file(case, by=by.id, doing="correlate_message")
    ring_overdue(file, desk)
    if wait not in file.items:
        raise NotAwaited(case=case, what=message)
    _deliver(file, file.items[wait], payload, desk)
    return case


def _refuse_others(file: CaseFile, item: Item, by: Doer) -> None:
    """What happens on a ground of the act is said by the actor in whose lane it stands, and by nobody else."""
    if not file.edition.element(item.element).attributes.get("ground"):
        return
    if not isinstance(by, Officer) or not by.acts_as(item.actor, unit=item.unit, service=file.case.service):
        raise NotYourDuty(officer=by.id, duty=item.actor)


def _awaits(item: Item, message: str) -> bool:
    return item.kind is Kind.MESSAGE and item.name == message


def _keep_for_later(file: CaseFile, message: str, payload: Mapping[str, Any], desk: Desk) -> None:
    refuse_unkeepable(payload)
    no = file.next_no()
    file.letters.append((no, message, dict(payload), desk.now))
    file.record(MessageKept(no, message, dict(payload)), desk.now)


def _deliver(file: CaseFile, item: Item, payload: Mapping[str, Any], desk: Desk) -> None:
    said = answers_to(file.edition, item.element, payload, file.facts, desk.given(file.case))
    file.record(MessageReceived(item.wait, item.element, item.name, said), desk.now)
    desk.deliver(file, item.wait, said)
