"""Where on the diagram the late cases gather."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from govflow.casework.desk import House
from govflow.casework.questions.overdue import LateRow
from govflow.casework.questions.services import services_offered
from govflow.languages import Text, say


@dataclass(frozen=True)
class Place:
    """A process of a service."""

    service: str
    process: str
    title: Text


def hottest(house: House, rows: Sequence[LateRow]) -> Place | None:
    """The process with most late and nearly late steps."""
    editions = {one.service: one for one in services_offered(house)}
    counted = Counter(
        (row.service, editions[row.service].element(row.element).process)
        for row in rows
        if row.service in editions and row.element in editions[row.service].model.elements
    )
    if not counted:
        return None
    service, process = counted.most_common(1)[0][0]
    known = editions[service].model.processes[process]
    name = known.name or known.id
    return Place(service, process, Text(name, known.attributes.get("ru", name), known.attributes.get("en", name)))


def marks_of(rows: Sequence[LateRow], place: Place, language: str) -> list[dict[str, object]]:
    """How many are late and near at each step: a badge each, and heat by their share."""
    late = Counter(row.element for row in rows if row.service == place.service and row.is_late)
    near = Counter(row.element for row in rows if row.service == place.service and not row.is_late)
    most = max((late + near).values(), default=1)
    return [
        {
            "element": element,
            "kind": "late" if late[element] else "soon",
            "badge": f"■ {late[element]}" if late[element] else f"▲ {near[element]}",
            "title": say(language, "web", "overview.badge", late=late[element], near=near[element]),
            "heat": (late[element] + near[element]) / most,
        }
        for element in sorted(late.keys() | near.keys())
        if element
    ]
