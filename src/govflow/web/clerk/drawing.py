"""A case on its diagrams: which of them it has been in, where it stands, what is done."""

from govflow.casework.questions.casepage import CasePage
from govflow.engine import Element
from govflow.engine.definitions import Process
from govflow.languages import Text, say

Mark = dict[str, object]


def processes_of(found: CasePage) -> dict[str, Text]:
    """The processes the case is in or has been in: where it stands first, then as the edition has them."""
    model = found.edition.model
    here = [position.process for position in found.positions if not is_listening(found, position.element)]
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
    """Steps done, and above them the places where the case stands, in one process."""
    marks = [
        mark for element in found.edition.model.elements_of(process) if (mark := _mark(found, element, language))
    ]
    return sorted(marks, key=lambda mark: mark["kind"] not in ("here", "late"))


def _mark(found: CasePage, element: Element, language: str) -> Mark | None:
    if element.id in found.entered:
        kind = "late" if element.id in _late(found) else "here"
        badge = say(language, "web", f"diagram.{kind}")
        return {
            "element": element.id,
            "kind": kind,
            "badge": badge,
            "title": say(language, "web", "diagram.stands_here"),
        }
    if any(position.element == element.id for position in found.positions):
        kind = "note" if is_listening(found, element.id) else "here"
        badge = "" if kind == "note" else say(language, "web", "diagram.here")
        return {"element": element.id, "kind": kind, "badge": badge, "title": ""}
    if element.id in found.visited:
        return {"element": element.id, "kind": "done", "badge": "", "title": ""}
    return None


def _late(found: CasePage) -> set[str]:
    late = {one.clock.element for one in found.deadlines if one.clock.is_open and one.clock.is_late}
    return late | {position.element for position in found.positions if position.is_late}


def is_listening(found: CasePage, element: str) -> bool:
    """Whether something may happen here while the case stands elsewhere: at a boundary, in an event sub-process."""
    elements = found.edition.model.elements
    known = elements.get(element)
    if known is None:
        return False
    parent = elements.get(known.parent)
    return bool(known.host) or (parent is not None and parent.by_event and known.kind == "startEvent")
