"""The edition a case runs under: the law and the diagram, introduced to each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from govflow.casework.cases.rejections import EditionNotKnown, NotInForce
from govflow.engine import Element, Model
from govflow.languages import Text
from govflow.law.forms import Form
from govflow.law.regulations import Regulation
from govflow.law.terms import Term
from govflow.settings import Profile

NOT_BODIES = frozenset({"applicant", "system"})
EVERYBODY = "*"  # the actor of a task that stands in no lane


class Post(NamedTuple):
    """Who acts for a lane of a training service: a role within a unit."""

    actor: str
    unit: str


@dataclass(frozen=True, eq=False)
class ServedEdition:
    """An edition that cases can run under. `digest` pins it: a case never moves to other text by itself."""

    digest: str
    regulation: Regulation
    model: Model
    forms: Mapping[str, Form] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    posts: Mapping[str, Post] | None = None  # only of a training service
    setting: Mapping[str, Any] = field(default_factory=dict)  # what it was registered with

    @property
    def service(self) -> str:
        return self.regulation.service

    @property
    def is_training(self) -> bool:
        return self.posts is not None

    def is_in_force(self, on: date) -> bool:
        span = self.regulation.in_force
        return span.since <= on and (span.until is None or on < span.until)

    def element(self, element: str) -> Element:
        return self.model.element(element)

    def term(self, code: str) -> Term | None:
        return self.regulation.terms.get(code)

    def term_title(self, code: str, element: str | None) -> Text:
        """What a term is called; one that a foreign timer spells out, by the name its diagram gives the timer."""
        term = self.term(code)
        if term is not None:
            return term.title
        timer = self.model.elements.get(element or "")
        return self.label(timer.id) if timer is not None and timer.name else Text.same(code)

    def form_of(self, element: str) -> Form | None:
        """The form an element asks, if it asks one."""
        named = self.element(element).attributes.get("form")
        return self.forms.get(named) if named else None

    def label(self, element: str) -> Text:
        """What an element is called; the name in the diagram is the Kazakh one."""
        found = self.element(element)
        name = found.name or found.id
        return Text(name, found.attributes.get("ru", name), found.attributes.get("en", name))

    def post_of(self, element: str, units: Mapping[str, str]) -> Post:
        """Who acts at an element of a case whose bodies are `units`."""
        lane = self.element(element).lane or EVERYBODY
        if self.posts is not None:
            return self.posts.get(lane) or next(iter(self.posts.values()), Post(lane, ""))
        return Post(lane, self.unit_of(lane, units))

    def unit_of(self, actor: str, units: Mapping[str, str]) -> str:
        known = self.regulation.actors.get(actor)
        return units.get(known.body, "") if known else ""

    def bodies_in(self, process: str) -> frozenset[str]:
        """The kinds of bodies that act in a process and in those it calls."""
        lanes = {self.element(one).lane for called in self._called(process) for one in self._inside(called)}
        actors = self.regulation.actors
        return frozenset(actors[lane].body for lane in lanes if lane in actors) - NOT_BODIES

    def _called(self, process: str) -> Iterable[str]:
        """A process and all it calls, each once."""
        seen, ahead = {process}, [process]
        while ahead:
            here = ahead.pop()
            for one in self._inside(here):
                call = self.element(one).call
                if call is not None and call.process in self.model.processes and call.process not in seen:
                    seen.add(call.process)
                    ahead.append(call.process)
        return seen

    def _inside(self, process: str) -> list[str]:
        return [element.id for element in self.model.elements_of(process)]

    @cached_property
    def counts_event_day(self) -> bool:
        """The reading of the act that counts the day of the event itself."""
        return self.regulation.settings.get("count_event_day") == "true"

    @cached_property
    def soft(self) -> frozenset[str]:
        """The terms that only remind."""
        return frozenset(term.code for term in self.regulation.terms.values() if term.is_soft)

    @cached_property
    def self_running(self) -> tuple[Term, ...]:
        """The terms that run from one moment of a case to another, whatever is being done."""
        return tuple(term for term in self.regulation.terms.values() if term.until is not None)


Load = Callable[[str], ServedEdition | None]


class Editions:
    """The editions of an installation: those shipped, and those that came by upload, read when first needed."""

    def __init__(self, shipped: Iterable[ServedEdition], load: Load | None = None) -> None:
        self._known = {edition.digest: edition for edition in shipped}
        self._offered = list(self._known.values())
        self._load = load

    def get(self, digest: str) -> ServedEdition:
        found = self._known.get(digest)
        if found is None and self._load is not None:
            found = self._load(digest)
            if found is not None:
                self._known[digest] = found
        if found is None:
            raise EditionNotKnown(edition=digest[:12])
        return found

    def add(self, edition: ServedEdition) -> None:
        """An edition that has just been registered."""
        self._known[edition.digest] = edition
        self._offered = [one for one in self._offered if not _same(one, edition)] + [edition]

    def offered(self, on: date, profile: Profile) -> tuple[ServedEdition, ...]:
        """What a case can be opened under on a day: in production only what is law, and no training service."""
        if profile is Profile.PRODUCTION:
            return tuple(one for one in self._offered if one.is_in_force(on) and not one.is_training)
        services = {one.service for one in self._offered}
        return tuple(self._best(service, on) for service in sorted(services))

    def to_open(self, service: str, on: date, profile: Profile) -> ServedEdition:
        found = next((one for one in self.offered(on, profile) if one.service == service), None)
        if found is None:
            raise NotInForce(service=service, on=on)
        return found

    def _best(self, service: str, on: date) -> ServedEdition:
        """Outside production: what was law on the day, or else the latest edition."""
        ours = sorted(
            (one for one in self._offered if one.service == service), key=lambda one: one.regulation.in_force.since
        )
        return next((one for one in reversed(ours) if one.is_in_force(on)), ours[-1])


def _same(one: ServedEdition, other: ServedEdition) -> bool:
    return one.service == other.service and one.regulation.in_force.since == other.regulation.in_force.since


__all__ = ["EVERYBODY", "Editions", "Post", "ServedEdition"]
