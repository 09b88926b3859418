"""What a diagram names (term, moment, state, paper, ground, system, outcome, actor) the regulation must know."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, named, terms_of
from govflow.checks.rules.calendar_time import ISO
from govflow.engine import Element

LISTS = {
    "marks": "moments",
    "state": "states",
    "paper": "papers",
    "signs": "papers",
    "ground": "grounds",
    "system": "systems",
    "outcome": "outcomes",
}


def look(law: Law) -> Iterator[Found]:
    for element in law.elements:
        for kind, name in _named(element):
            if name not in getattr(law.regulation, kind):
                yield found(element.file, element.line, element.id, kind=kind, name=name)
    for file in law.model.definitions:
        for process in file.processes:
            for lane in process.lanes:
                if lane.actor and lane.actor not in law.regulation.actors:
                    yield found(file.name, lane.line, lane.id, kind="actors", name=lane.actor)


def _named(element: Element) -> Iterator[tuple[str, str]]:
    for attribute, kind in LISTS.items():
        yield from ((kind, name) for name in named(element, attribute))
    yield from (("terms", name) for name in terms_of(element) if not ISO.match(name))


RULE = Rule("name-not-in-regulation", Severity.ERROR, look, "checks_law")
