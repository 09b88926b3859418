"""A case on its diagrams: which of them it has been in, where it stands, what is done."""

from collections.abc import Mapping

from govflow.casework.questions.casepage import CasePage, Position
from govflow.engine import Element
from govflow.engine.definitions import Process
from govflow.languages import Text, say

Mark = dict[str, object]


def processes_of(found: CasePage) -> dict[str, Text]:
    """The processes the case is in or has been in: first where it stands, then the others as the edition has them."""
    model = found.edition.model
    here = [position.process for position in found.positions]
    been = {model.element(element).process for element in found.visited if element in model.elements}
    main = found.edition.regulation.main_process
    known = [*here, main, *(process for process in model.processes if process in been)]
    return {
        process: _title(model.processes[process]) for process in dict.fromkeys(known) if process in model.processes
    }


def _title(process: Process) -> Text:
    name = process.name or process.id
    return Text(name, process.attributes.get("ru", name), process.attributes.get("en", name))


def marks_in(found: CasePage, process: str, language: str) -> list[Mark]:
    """Done steps, and above them the places where the case stands, in one process."""
    elements = found.edition.model.elements_of(process)
    standing = _standing(found)
    marks: dict[str, Mark] = {}
    for element in elements:
        position = standing.get(element.id)
        if position is not None:
            marks[element.id] = _here(element, position, language)
        elif element.id in found.visited:
            marks[element.id] = {"element": element.id, "kind": "done", "badge": "", "title": ""}
    return sorted(marks.values(), key=lambda mark: mark["kind"] == "done")


def _standing(found: CasePage) -> Mapping[str, Position]:
    """Where the case stands, also at the activities that call the process it stands in."""
    model = found.edition.model
    standing = {position.element: position for position in found.positions}
    calls = {element.id: element for element in model.elements.values() if element.call is not None}
    for _ in calls:  # a call within a call within a call: never deeper than there are calls
        inside = {model.element(one).process: position for one, position in standing.items()}
        outer = {
            id: inside[element.call.process]
            for id, element in calls.items()
            if element.call and element.call.process in inside and id not in standing and id in found.visited
        }
        if not outer:
            break
        standing |= outer
    return standing


def _here(element: Element, position: Position, language: str) -> Mark:
    if element.host:  # a boundary event only listens
        return {"element": element.id, "kind": "note", "badge": "", "title": ""}
    kind = "late" if position.is_late else "here"
    return {
        "element": element.id,
        "kind": kind,
        "badge": say(language, "web", f"diagram.{kind}"),
        "title": say(language, "web", "diagram.stands_here"),
    }
