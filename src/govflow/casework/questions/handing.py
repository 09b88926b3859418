"""Who could take a task from the one who holds it."""

from dataclasses import dataclass

from govflow.casework.cases.case import Case
from govflow.casework.cases.values import changed
from govflow.casework.desk import CaseFile, House, open_reading, read_file_around
from govflow.casework.desk.rights import may_act, oversees, refuse_same_person
from govflow.casework.inbox.items import Item
from govflow.casework.inbox.rejections import NoSuchTask
from govflow.casework.people.officers import Officer
from govflow.casework.people.rejections import SamePersonTwice
from govflow.casework.people.store import all_officers
from govflow.languages import Text


@dataclass(frozen=True)
class Handing:
    """A task that the officer may give away, and who could take it."""

    item: str
    task: Item
    case: Case
    label: Text
    is_mine: bool
    holder: Officer | None
    receivers: tuple[Officer, ...]


def handing_of(house: House, item: str, officer: Officer) -> Handing:
    """A task the officer holds, or one in the subtree they supervise."""
    with open_reading(house) as connection:
        file, wait = read_file_around(house, connection, item)
        task = file.items.get(wait)
        if task is None or not (task.holder == officer.id or oversees(file, officer, connection)):
            raise NoSuchTask(item=item)
        everybody = all_officers(connection)
    holder = next((one for one in everybody if one.id == task.holder), None)
    receivers = tuple(one for one in everybody if one.id != task.holder and _may_take(file, task, one))
    label = file.edition.label(task.element)
    return Handing(item, task, file.case, label, task.holder == officer.id, holder, receivers)


def _may_take(file: CaseFile, task: Item, officer: Officer) -> bool:
    """At the post, and not one whom the act keeps apart from it in this pass."""
    try:
        refuse_same_person(file, task, officer)
    except SamePersonTwice:
        return False
    return may_act(file, changed(task, only_for=None), officer)
