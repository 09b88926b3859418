"""Reading `examples.yaml`: stories, the samples of answers and the passages that several stories share.

The format is described in docs/stories.md. What is wrong is told with file and line.
"""

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from govflow.errors import WrongFile
from govflow.law.reading import Node, read_yaml
from govflow.studio.rehearsal.deeds import READ, Shelf, Telling, answers_in, by_element
from govflow.studio.rehearsal.expectations import read_expectations
from govflow.studio.rehearsal.stories import Expected, Step, Story, Waits

FILE = "examples.yaml"
DEEDS = ("opens", "does", "system", "message", "cancels", "clock", "plays", "expects")
OF_A_STORY = ("story", "title", "settings", "profile", "waiting", "steps")
BESIDE = ("on", "by", "person", "with", "answers", "replies", "says", "unsigned", "rejected", "source", "reason")
MORNING = time(9)
DEEPEST = 10


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
        {**known.samples, **({name: answers_in(node) for name, node in samples.entries()} if samples else {})},
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
    return replace(story, steps=tuple(_steps(node.get("steps"), Telling(shelf))))


def _steps(node: Node, telling: Telling) -> list[Step]:
    if telling.depth > DEEPEST:
        node.wrong("passages that play each other at most ten deep")
    return [step for one in node.items() for step in _step(one, telling)]


def _step(node: Node, telling: Telling) -> list[Step]:
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
            deed=READ[told[0]](node, telling) if told else Waits(),
            rejected=rejected.text() if rejected else None,
            expected=read_expectations(expects) if expects else (),
        )
    ]


def _moment(node: Node, telling: Telling) -> datetime | None:
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


def _passage(node: Node, telling: Telling, expected: tuple[Expected, ...]) -> list[Step]:
    name = node.get("plays").text()
    passage = telling.shelf.passages.get(name)
    if passage is None:
        node.get("plays").wrong(f"one of the passages {', '.join(sorted(telling.shelf.passages)) or '(none)'}")
    given = node.find("answers")
    inner = Telling(telling.shelf, telling.at, by_element(given) if given else telling.given, telling.depth + 1)
    steps = _steps(passage, inner)
    telling.at = inner.at
    if expected and steps:
        steps[-1] = replace(steps[-1], expected=steps[-1].expected + expected)
    return steps
