"""The one door to an item and to a case: whoever has no right to them does not find them."""

from govflow.casework.cases.rejections import CaseIsClosed, NoSuchCase
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.opened import Desk
from govflow.casework.inbox.items import Item, Kind, parts_of
from govflow.casework.inbox.rejections import AlreadyDone, NoLongerOpen, NoSuchTask, NotOnYourDesk, TakenByAnother
from govflow.casework.ledger.chain import Entry
from govflow.casework.ledger.store import find_entries
from govflow.casework.people.officers import Doer, Duty, Machine, Officer
from govflow.casework.people.rejections import NotYourDuty
from govflow.casework.people.store import units_under

ENDINGS = ("TaskCompleted", "WayChosen", "ReplyReceived")


def item_for(code: str, by: Doer, desk: Desk, *, doing: str) -> tuple[CaseFile, Item]:
    """An open item that `by` may act on, and the file of its case."""
    place = parts_of(code)
    if place is None:
        raise NoSuchTask(item=code)
    file = _file(place[0], code, by, desk, doing)
    item = file.items.get(place[1])
    if item is None:
        raise _gone(file, code, place[1], by, desk)
    if not may_act(file, item, by):
        raise NoSuchTask(item=code)
    return file, item


def _file(case: str, code: str, by: Doer, desk: Desk, doing: str) -> CaseFile:
    try:
        return desk.file(case, by=by.id, doing=doing)
    except NoSuchCase:
        raise NoSuchTask(item=code) from None


def held_by(code: str, by: Officer, desk: Desk, *, doing: str) -> tuple[CaseFile, Item]:
    """An open item that `by` holds."""
    file, item = item_for(code, by, desk, doing=doing)
    if item.holder == by.id:
        return file, item
    if item.holder is not None:
        raise TakenByAnother(item=code, holder=item.holder)
    raise NotOnYourDesk(item=code, officer=by.id)


def may_act(file: CaseFile, item: Item, by: Doer) -> bool:
    """An officer acts at the posts they hold; a choice is offered to the one who came to it; machines answer.

    What a system is asked stands in no office; any officer of the case may write its reply down.
    """
    if isinstance(by, Machine):
        return item.kind is not Kind.TASK
    if not isinstance(by, Officer):
        return False
    if item.only_for is not None:
        return item.only_for == by.id
    if item.kind is Kind.REPLY and not item.unit:
        return bool(by.units & set(file.case.units.values()))
    return by.acts_as(item.actor, unit=item.unit, service=file.case.service)


def _gone(file: CaseFile, code: str, wait: int, by: Doer, desk: Desk) -> Exception:
    """Why an item that is not open any more cannot be acted on, for one who might have."""
    if isinstance(by, Officer) and not (by.units & set(file.case.units.values())):
        return NoSuchTask(item=code)
    done = next((entry for kind in ENDINGS for entry in _entries(file, kind, wait, desk)), None)
    if done is not None:
        return AlreadyDone(item=code, by=done.by, at=done.at, reference=f"{done.case}#{done.seq}")
    if _entries(file, "TaskWithdrawn", wait, desk):
        return NoLongerOpen(item=code)
    return NoSuchTask(item=code)


def _entries(file: CaseFile, event: str, wait: int, desk: Desk) -> list[Entry]:
    return [one for one in find_entries(desk.connection, file.case.id, event) if one.facts.get("wait") == wait]


def case_for(case: str, by: Doer, desk: Desk, *, doing: str) -> CaseFile:
    """An open case that `by` has to do with: an officer of its units, or a supervisor above them."""
    file = desk.file(case, by=by.id, doing=doing)
    if isinstance(by, Officer) and not (by.units & _units_of(file)) and not oversees(file, by, desk):
        raise NoSuchCase(case=case)
    if not file.case.is_open:
        raise CaseIsClosed(case=case)
    return file


def overseen_case(case: str, by: Officer, desk: Desk, *, doing: str) -> CaseFile:
    """An open case in the subtree of a supervisor."""
    file = case_for(case, by, desk, doing=doing)
    if not oversees(file, by, desk):
        raise NotYourDuty(officer=by.id, duty=Duty.SUPERVISOR)
    return file


def oversees(file: CaseFile, by: Officer, desk: Desk) -> bool:
    tops = by.units_as(Duty.SUPERVISOR)
    return bool(tops) and any(unit.id in _units_of(file) for unit in units_under(desk.connection, tops))


def _units_of(file: CaseFile) -> set[str]:
    return set(file.case.units.values()) | {item.unit for item in file.items.values()}
