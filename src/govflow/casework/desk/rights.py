"""The one door to an item and to a case: whoever has no right to them does not find them."""

from govflow.casework.cases.rejections import CaseIsClosed, NoSuchCase
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.opened import Desk
from govflow.casework.inbox.items import Item, Kind, parts_of
from govflow.casework.inbox.rejections import AlreadyDone, NoLongerOpen, NoSuchTask, NotOnYourDesk, TakenByAnother
from govflow.casework.ledger.chain import Entry
from govflow.casework.ledger.store import find_entries
from govflow.casework.people.officers import Doer, Duty, Machine, Officer
from govflow.casework.people.rejections import NotYourDuty, SamePersonTwice
from govflow.casework.people.store import officer_names, units_under
from govflow.database import Connection

ENDINGS = ("TaskCompleted", "WayChosen", "ReplyReceived")
HEADS = ("HEAD",)  # the head of the provider, by the actor codes of the acts


def item_for(code: str, by: Doer, desk: Desk, *, doing: str) -> tuple[CaseFile, Item]:
    """An open item that `by` may act on, and the file of its case."""
    place = parts_of(code)
    if place is None:
        raise NoSuchTask(item=code)
    file = _file(place[0], code, by, desk, doing)
    item = file.items.get(place[1])
    if item is None:
        raise gone(file, code, place[1], by, desk.connection)
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
        raise taken(code, item, desk.connection)
    raise NotOnYourDesk(item=code, officer=by.id, element=item.element)


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


def taken(code: str, item: Item, connection: Connection) -> TakenByAnother:
    return TakenByAnother(item=code, holder=_name(item.holder or "", connection), element=item.element)


def gone(file: CaseFile, code: str, wait: int, by: Doer, connection: Connection) -> Exception:
    """Why an item that is not open any more cannot be acted on, for one who might have."""
    if isinstance(by, Officer) and not (by.units & set(file.case.units.values())):
        return NoSuchTask(item=code)
    done = next((entry for kind in ENDINGS for entry in _entries(file, kind, wait, connection)), None)
    if done is not None:
        return AlreadyDone(
            item=code, by=_name(done.by, connection), at=f"{done.at.astimezone(file.counting.zone):%d.%m.%Y %H:%M}",
            reference=f"{done.case}#{done.seq}", element=done.facts["element"],
        )  # fmt: skip
    for withdrawn in _entries(file, "TaskWithdrawn", wait, connection):
        return NoLongerOpen(item=code, element=withdrawn.facts["element"])
    return NoSuchTask(item=code)


def _name(officer: str, connection: Connection) -> str:
    return officer_names(connection, (officer,)).get(officer, officer)


def _entries(file: CaseFile, event: str, wait: int, connection: Connection) -> list[Entry]:
    found = find_entries(connection, file.case.id, event)
    return [one for one in found if one.facts.get("wait") == wait]


def case_for(case: str, by: Doer, desk: Desk, *, doing: str) -> CaseFile:
    """An open case that `by` has to do with: an officer of its units, or a supervisor above them."""
    file = desk.file(case, by=by.id, doing=doing)
    if isinstance(by, Officer) and not (by.units & _units_of(file)) and not oversees(file, by, desk.connection):
        raise NoSuchCase(case=case)
    if not file.case.is_open:
        raise CaseIsClosed(case=case)
    return file


def overseen_item(code: str, by: Officer, desk: Desk, *, doing: str) -> tuple[CaseFile, Item]:
    """An open item that `by` holds, or that lies in the subtree they supervise."""
    try:
        return held_by(code, by, desk, doing=doing)
    except (NoSuchTask, NotOnYourDesk, TakenByAnother):
        case, wait = parts_of(code) or ("", 0)
        file = desk.files.get(case)
        if file is None or wait not in file.items or not oversees(file, by, desk.connection):
            raise
        return file, file.items[wait]


def overseen_case(case: str, by: Officer, desk: Desk, *, doing: str) -> CaseFile:
    """An open case in the subtree of a supervisor."""
    file = case_for(case, by, desk, doing=doing)
    if not oversees(file, by, desk.connection):
        raise NotYourDuty(officer=by.id, duty=Duty.SUPERVISOR)
    return file


def oversees(file: CaseFile, by: Officer, connection: Connection) -> bool:
    tops = by.units_as(Duty.SUPERVISOR)
    return bool(tops) and any(unit.id in _units_of(file) for unit in units_under(connection, tops))


def heads(file: CaseFile, by: Officer) -> bool:
    """Whether `by` is the head of a body that acts in the case."""
    return any(acts_somewhere(file, by, head) for head in HEADS)


def acts_somewhere(file: CaseFile, by: Officer, actor: str) -> bool:
    return any(by.acts_as(actor, unit=unit, service=file.case.service) for unit in file.case.units.values())


def is_above(file: CaseFile, by: Officer, connection: Connection) -> bool:
    """Whether `by` decides over the case as a whole: as head of a body that acts in it, or as supervisor above."""
    return heads(file, by) or oversees(file, by, connection)


def answers_for(file: CaseFile, clock: Clock, by: Officer) -> bool:
    """Whether `by` holds the post whose delay it would be."""
    return by.acts_as(clock.actor, unit=clock.unit, service=file.case.service)


def refuse_same_person(file: CaseFile, task: Item, by: Officer) -> None:
    """One person may be only one of the actors that the act keeps apart, within one pass."""
    for rule in file.edition.regulation.separations:
        if task.actor not in rule.actors:
            continue
        for actor in rule.actors:
            if actor != task.actor and file.case.acted.get(actor) == by.id:
                raise SamePersonTwice(officer=by.id, actor=task.actor, other=actor, citation=str(rule.citation))


def _units_of(file: CaseFile) -> set[str]:
    return set(file.case.units.values()) | {item.unit for item in file.items.values()}
