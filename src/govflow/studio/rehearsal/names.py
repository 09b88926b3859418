"""The names in a story, made those of its edition: capitals, hyphens and blanks do not matter, titles do as well.

What a story expects of a name nobody knows would hold for ever, so such a name is a difference of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Protocol

from govflow.casework.cases.editions import ServedEdition
from govflow.errors import Rejected
from govflow.languages import LANGUAGES, Text
from govflow.studio.rehearsal.stories import ANY, Brings, Cancels, Deed, Does, Expected, Opens, Replies, Step, Story

NAMED: Mapping[str, str] = {
    "due": "steps",
    "is_late": "steps",
    **dict.fromkeys(("clock", "without_limit", "late", "in_time", "delay", "answers_for", "alerts"), "terms"),
    "moment": "moments",
    "informed": "actors",
    "paper": "papers",
    "paper_field": "papers",
}
VALUED: Mapping[str, str] = {
    "open": "steps",
    "answers_for": "actors",
    "signed": "actors",
    "state": "states",
    "outcome": "outcomes",
}


@dataclass
class UnknownName(Exception):
    """A name the edition does not have, where it stands, and those it may have been meant for."""

    said: str
    near: tuple[str, ...]
    where: Expected | Step


class _Titled(Protocol):
    @property
    def title(self) -> Text: ...


@dataclass(frozen=True)
class Names:
    """The names an edition knows, by what they name, each with its other spellings."""

    known: Mapping[str, Mapping[str, frozenset[str]]]

    def find(self, kind: str, said: str) -> str | None:
        """The name that is meant; None where there is no such one, or more than one."""
        known = self.known[kind]
        if said in known or not known:
            return said
        meant = [name for name, spellings in known.items() if _plain(said) in spellings]
        return meant[0] if len(meant) == 1 else None

    def meant(self, kind: str, said: str) -> str:
        """For what is done: a name nobody knows is rejected when it is tried."""
        return self.find(kind, said) or said

    def must(self, kind: str, said: str, where: Expected | Step) -> str:
        found = self.find(kind, said)
        if found is None:
            near = get_close_matches(said, self.known[kind], n=3, cutoff=0.5)
            raise UnknownName(said, tuple(near or self.known[kind]), where)
        return found


def names_of(edition: ServedEdition) -> Names:
    law, elements = edition.regulation, edition.model.elements
    triggers = (trigger for element in elements.values() for trigger in element.triggers)
    return Names(
        {
            "steps": _codes(elements),
            "messages": _codes(trigger.name for trigger in triggers if trigger.kind == "message"),
            "terms": _titled(law.terms),
            "actors": _titled(law.actors),
            "moments": _titled(law.moments),
            "papers": _titled(law.papers),
            "states": _titled(law.states),
            "outcomes": _titled(law.outcomes),
            "systems": _titled(law.systems),
            "grounds": _titled(law.grounds),
            "rejections": _codes(_rejections(Rejected)),
        }
    )


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _codes(names: Iterable[str]) -> dict[str, frozenset[str]]:
    return {name: frozenset({_plain(name)}) for name in names}


def _titled(things: Mapping[str, _Titled]) -> dict[str, frozenset[str]]:
    return {
        code: frozenset({_plain(code), *(_plain(thing.title.in_(language)) for language in LANGUAGES)})
        for code, thing in things.items()
    }


def _rejections(reason: type[Rejected]) -> Iterable[str]:
    for one in reason.__subclasses__():
        yield one.__name__
        yield from _rejections(one)


def settled(story: Story, edition: ServedEdition) -> Story:
    """The story with every name as the edition writes it."""
    names = names_of(edition)
    return replace(story, steps=tuple(_step(step, names, edition) for step in story.steps))


def _step(step: Step, names: Names, edition: ServedEdition) -> Step:
    rejected = step.rejected
    if rejected not in (None, ANY):
        rejected = names.must("rejections", str(rejected), step)
    expected = tuple(_expected(one, names) for one in step.expected)
    return replace(step, deed=_deed(step.deed, names, edition), rejected=rejected, expected=expected)


def _deed(deed: Deed, names: Names, edition: ServedEdition) -> Deed:
    match deed:
        case Does():
            element = names.meant("steps", deed.element)
            lane = edition.element(element).lane if element in edition.model.elements else ""
            return replace(deed, element=element, **_doer(deed, names, lane))
        case Opens(by=by):
            return replace(deed, by=names.meant("actors", by) if by else by)
        case Replies(system=system):
            return replace(deed, system=names.meant("systems", system))
        case Brings(message=message):
            return replace(deed, message=names.meant("messages", message), **_doer(deed, names))
        case Cancels(ground=ground):
            return replace(deed, ground=names.meant("grounds", ground), **_doer(deed, names))
        case _:
            return deed


def _doer(deed: Does | Brings | Cancels, names: Names, lane: str = "") -> dict[str, str]:
    """Who acts, by default the actor in whose lane the step stands; unless told otherwise one person for each."""
    by = names.meant("actors", deed.by) if deed.by else lane
    return {"by": by, "person": by if deed.person in ("", deed.by) else deed.person}


def _expected(expected: Expected, names: Names) -> Expected:
    kind = NAMED.get(expected.kind)
    name, dot, field = expected.name.partition(".") if kind == "papers" else (expected.name, "", "")
    return replace(
        expected,
        name=names.must(kind, name, expected) + dot + field if kind else expected.name,
        value=_value(expected, lambda said: names.must(VALUED[expected.kind], said, expected)),
    )


def _value(expected: Expected, must: Callable[[str], str]) -> Any:
    value = expected.value
    if expected.kind not in VALUED or value is None or value == "none":
        return value
    return tuple(must(str(one)) for one in value) if isinstance(value, list | tuple) else must(str(value))
