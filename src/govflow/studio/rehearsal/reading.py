"""Reading `examples.yaml`: stories, the samples of answers and the passages that several stories share.

The format is described in docs/stories.md. What is wrong is told with file and line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from govflow.errors import WrongFile
from govflow.law.reading import Node, read_yaml
from govflow.studio.rehearsal.expectations import read_expectations
from govflow.studio.rehearsal.stories import (
    Brings,
    Cancels,
    Deed,
    Does,
    Expected,
    Opens,
    Replies,
    Step,
    Story,
    Waits,
)

FILE = "examples.yaml"
DEEDS = ("opens", "does", "system", "message", "cancels", "clock", "plays", "expects")
OF_A_STORY = ("story", "title", "settings", "profile", "waiting", "steps")
BESIDE = ("on", "by", "person", "with", "answers", "replies", "says", "unsigned", "rejected", "source", "reason")
MORNING = time(9)
DEEPEST = 10


@dataclass(frozen=True)
class Shelf:
    """What stories may refer to: samples of answers and passages, of this file and of the edition's own."""

    samples: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    passages: Mapping[str, Node] = field(default_factory=dict)


@dataclass
class _Telling:
    """A story while it is read: where its clock stands, and the answers a passage was played with."""

    shelf: Shelf
    at: datetime | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    depth: int = 0


def read_stories(path: Path, shelf: Shelf | None = None) -> tuple[Story, ...]:
    """The stories of a file; `shelf` is what they may refer to besides its own samples and passages."""
    root = read_yaml(path).keys("samples", "passages", "stories")
    own = read_shelf(path, shelf or Shelf())
    stories = tuple(_story(node, own, path) for node in root.get("stories").items())
    codes = [story.code for story in stories]
    for story in stories:
        if codes.count(story.code) > 1:
            raise WrongFile(path, story.line, "each story once", repr(story.code))
    return stories


def read_shelf(path: Path, shelf: Shelf | None = None) -> Shelf:
    root = read_yaml(path).keys("samples", "passages", "stories")
    samples, passages = root.find("samples"), root.find("passages")
    known = shelf or Shelf()
    return Shelf(
        {**known.samples, **({name: _answers(node) for name, node in samples.entries()} if samples else {})},
        {**known.passages, **(dict(passages.entries()) if passages else {})},
    )


def _story(node: Node, shelf: Shelf, path: Path) -> Story:
    node.keys(*OF_A_STORY)
    waiting, settings, profile = node.find("waiting"), node.find("settings"), node.find("profile")
    story = Story(
        code=node.get("story").text(),
        title=node.get("title").keys("kk", "ru", "en").in_three_languages(),
        path=path,
        line=node.line,
        settings={name: value.text() for name, value in settings.entries()} if settings else None,
        profile=profile.one_of("production", "training") if profile else "production",
        waiting=waiting.keys("kk", "ru", "en").in_three_languages() if waiting else None,
    )
    if story.waiting:
        return story
    return replace(story, steps=tuple(_steps(node.get("steps"), _Telling(shelf))))


def _steps(node: Node, telling: _Telling) -> list[Step]:
    if telling.depth > DEEPEST:
        node.wrong("passages that play each other at most ten deep")
    return [step for one in node.items() for step in _step(one, telling)]


def _step(node: Node, telling: _Telling) -> list[Step]:
    node.keys(*DEEDS, *BESIDE)
    told = [name for name in DEEDS if node.find(name) is not None and name != "expects"]
    expects = node.find("expects")
    if len(told) > 1 or not (told or expects):
        node.wrong(f"one of {', '.join(DEEDS)}")
    telling.at = at = _moment(node, telling)
    if told == ["plays"]:
        return _passage(node, telling, read_expectations(expects) if expects else ())
    rejected = node.find("rejected")
    return [
        Step(
            at=at or node.wrong("'on' with the day of the first step"),
            path=node.path,
            line=node.line,
            deed=_DEEDS[told[0]](node, telling) if told else Waits(),
            rejected=rejected.text() if rejected else None,
            expected=read_expectations(expects) if expects else (),
        )
    ]


def _moment(node: Node, telling: _Telling) -> datetime | None:
    """When a step happens: when it says, or together with the step before it. Time never goes back."""
    written = node.find("clock") or node.find("on")
    if written is None:
        return telling.at
    at = _read_moment(written, telling.at, begins=node.find("clock") is not None)
    if telling.at is not None and at < telling.at:
        written.wrong(f"a moment not before {telling.at:%Y-%m-%d %H:%M}")
    return at


def _read_moment(node: Node, before: datetime | None, *, begins: bool) -> datetime:
    """`2018-03-07 10:00`; a day alone is its morning, or, for the clock, its very beginning."""
    text = node.text()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        node.wrong("a moment written YYYY-MM-DD or YYYY-MM-DD HH:MM")
    if at.tzinfo is not None:
        node.wrong("a moment in the office's own time, without a zone")
    if len(text) > len("YYYY-MM-DD") or begins:
        return at
    morning = datetime.combine(at.date(), MORNING)
    return before if before is not None and before.date() == at.date() and before > morning else morning


def _passage(node: Node, telling: _Telling, expected: tuple[Expected, ...]) -> list[Step]:
    name = node.get("plays").text()
    passage = telling.shelf.passages.get(name)
    if passage is None:
        node.get("plays").wrong(f"one of the passages {', '.join(sorted(telling.shelf.passages)) or '(none)'}")
    given = node.find("answers")
    inner = _Telling(telling.shelf, telling.at, _by_element(given) if given else telling.given, telling.depth + 1)
    steps = _steps(passage, inner)
    telling.at = inner.at
    if expected and steps:
        steps[-1] = replace(steps[-1], expected=steps[-1].expected + expected)
    return steps


def _by_element(node: Node) -> dict[str, Mapping[str, Any]]:
    """The answers a passage is played with, under the element (or system) each is for."""
    return {name: _answers(entry) for name, entry in node.entries()}


def _answers(node: Node) -> Mapping[str, Any]:
    if not node.is_mapping:
        node.wrong("answers: a mapping of fields to values")
    value: Mapping[str, Any] = node.value()
    return value


def _said(node: Node, telling: _Telling, key: str, element: str) -> Mapping[str, Any]:
    """What is answered: the samples named, then the step's own words, then those the passage is played with."""
    said: dict[str, Any] = {}
    samples = node.find("with")
    for name in samples.words() if samples else ():
        if name not in telling.shelf.samples:
            node.get("with").wrong(f"one of the samples {', '.join(sorted(telling.shelf.samples)) or '(none)'}")
        said |= telling.shelf.samples[name]
    own = node.find(key)
    said |= _answers(own) if own else {}
    return said | dict(telling.given.get(element, {}))


def _who(node: Node) -> tuple[str, str]:
    by = node.get("by").text()
    person = node.find("person")
    return by, person.text() if person else by


def _opens(node: Node, telling: _Telling) -> Deed:
    by, source, process = node.find("by"), node.find("source"), node.get("opens").text()
    return Opens(
        by=by.text() if by else "",
        answers=_said(node, telling, "answers", "opens"),
        process=None if process == "true" else process,
        source=source.text() if source else "APPLICANT",
    )


def _does(node: Node, telling: _Telling) -> Deed:
    element = node.get("does").text()
    by, person = _who(node)
    unsigned = node.find("unsigned")
    return Does(element, by, person, _said(node, telling, "answers", element), unsigned.words() if unsigned else ())


def _replies(node: Node, telling: _Telling) -> Deed:
    system = node.get("system").text()
    return Replies(system, _said(node, telling, "replies", system))


def _brings(node: Node, telling: _Telling) -> Deed:
    message = node.get("message").text()
    by, person = _who(node)
    return Brings(message, by, person, _said(node, telling, "says", message))


def _cancels(node: Node, telling: _Telling) -> Deed:
    by, person = _who(node)
    return Cancels(by, person, node.get("cancels").text(), node.get("reason").text())


_DEEDS: dict[str, Callable[[Node, _Telling], Deed]] = {
    "opens": _opens,
    "does": _does,
    "system": _replies,
    "message": _brings,
    "cancels": _cancels,
    "clock": lambda node, telling: Waits(),
}
