"""Reading what a step of a story says is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from govflow.law.reading import Node
from govflow.studio.rehearsal.stories import Brings, Cancels, Deed, Does, Opens, Replies, Waits


@dataclass(frozen=True)
class Shelf:
    """What stories may refer to: samples of answers and passages, of this file and of the edition's own."""

    samples: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    passages: Mapping[str, Node] = field(default_factory=dict)


@dataclass
class Telling:
    """A story while it is read: where its clock stands, and the answers a passage was played with."""

    shelf: Shelf
    at: datetime | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    depth: int = 0


def by_element(node: Node) -> dict[str, Mapping[str, Any]]:
    """The answers a passage is played with, under the element (or system) each is for."""
    return {name: answers_in(entry) for name, entry in node.entries()}


def answers_in(node: Node) -> Mapping[str, Any]:
    if not node.is_mapping:
        node.wrong("answers: a mapping of fields to values")
    value: Mapping[str, Any] = node.value()
    return value


def _said(node: Node, telling: Telling, key: str, element: str) -> Mapping[str, Any]:
    """What is answered: the samples named, then the step's own words, then those the passage is played with."""
    said: dict[str, Any] = {}
    samples = node.find("with")
    for name in samples.words() if samples else ():
        if name not in telling.shelf.samples:
            node.get("with").wrong(f"one of the samples {', '.join(sorted(telling.shelf.samples)) or '(none)'}")
        said |= telling.shelf.samples[name]
    own = node.find(key)
    said |= answers_in(own) if own else {}
    return said | dict(telling.given.get(element, {}))


def _who(node: Node) -> tuple[str, str]:
    by = node.get("by").text()
    person = node.find("person")
    return by, person.text() if person else by


def _opens(node: Node, telling: Telling) -> Deed:
    by, source, process = node.find("by"), node.find("source"), node.get("opens").text()
    return Opens(
        by=by.text() if by else "",
        answers=_said(node, telling, "answers", "opens"),
        process=None if process == "true" else process,
        source=source.text() if source else "APPLICANT",
    )


def _does(node: Node, telling: Telling) -> Deed:
    element = node.get("does").text()
    by, person, unsigned = node.find("by"), node.find("person"), node.find("unsigned")
    actor = by.text() if by else ""
    return Does(
        element=element,
        by=actor,
        person=person.text() if person else actor,
        answers=_said(node, telling, "answers", element),
        leaves_unsigned=unsigned.words() if unsigned else (),
    )


def _replies(node: Node, telling: Telling) -> Deed:
    system = node.get("system").text()
    return Replies(system, _said(node, telling, "replies", system))


def _brings(node: Node, telling: Telling) -> Deed:
    message = node.get("message").text()
    by, person = _who(node)
    return Brings(message, by, person, _said(node, telling, "says", message))


def _cancels(node: Node, telling: Telling) -> Deed:
    by, person = _who(node)
    return Cancels(by, person, node.get("cancels").text(), node.get("reason").text())


READ: dict[str, Callable[[Node, Telling], Deed]] = {
    "opens": _opens,
    "does": _does,
    "system": _replies,
    "message": _brings,
    "cancels": _cancels,
    "clock": lambda node, telling: Waits(),
}
