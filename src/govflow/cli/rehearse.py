"""`govflow rehearse`: the worked stories of editions, played on a moved clock."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from govflow.cli.refusals import refusing
from govflow.cli.speaking import language as language_option
from govflow.errors import WrongFile
from govflow.languages import say
from govflow.law.calendars import read_calendars
from govflow.law.rates import find_rates
from govflow.law.reading.regulations import FILE as REGULATION
from govflow.settings import Settings, read_settings
from govflow.studio.rehearsal.comparing import Looked
from govflow.studio.rehearsal.deeds import Shelf
from govflow.studio.rehearsal.moving import begun_on
from govflow.studio.rehearsal.reading import FILE as EXAMPLES
from govflow.studio.rehearsal.reading import read_shelf, read_stories
from govflow.studio.rehearsal.running import NAME, REJECTED, Played, rehearse
from govflow.studio.rehearsal.stories import Step

DOMAIN = "rehearsal"
CANNOT = (REJECTED, NAME)


@click.command(
    "rehearse",
    epilog="""\b
Example:
  govflow rehearse processes/mothers-benefit
  govflow rehearse processes/mothers-benefit --on 2026-11-20

Exit code 1: a story differs from what is found.""",
)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--examples", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Other stories.")
@click.option("--story", "codes", multiple=True, metavar="CODE", help="Only this story; may be repeated.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Begin every story on this day and show the dates.")
@click.option("--json", "as_json", is_flag=True, help="The answer for machines.")
@language_option
def command(
    path: Path, examples: Path | None, codes: tuple[str, ...], on: datetime | None, as_json: bool, language: str
) -> None:
    """Play the stories of the editions under PATH and show every difference with its reason, day by day."""
    settings = read_settings()
    day = on.date() if on else None
    with refusing(language, "errors"):
        played = [one for edition in _editions(path) for one in _play(edition, examples, codes, day, settings)]
    shown = _as_json(played, language, day) if as_json else _as_lines(played, language, day)
    click.echo("\n".join(shown))
    sys.exit(any(_differences(one, day) for one in played))


def _editions(path: Path) -> list[Path]:
    """The editions at a path: one, those of a service, or those of all services."""
    found = sorted({file.parent for pattern in ("", "*/", "*/*/") for file in path.glob(pattern + REGULATION)})
    if not found:
        raise WrongFile(path, 1, f"an edition, or a folder of editions, with {REGULATION}", "none")
    return found


def _play(
    edition: Path, examples: Path | None, codes: tuple[str, ...], day: date | None, settings: Settings
) -> Iterator[Played]:
    own = edition / EXAMPLES
    if examples is None and not own.exists():
        return iter(())
    shelf = read_shelf(own) if examples is not None and own.exists() else Shelf()
    stories = [one for one in read_stories(examples or own, shelf) if not codes or one.code in codes]
    if day is not None:
        stories = [begun_on(story, day) for story in stories]
    home = _beside(edition, settings.calendars)
    calendars, rates = read_calendars(home), find_rates(home)
    return rehearse(stories, edition, _beside(edition, settings.forms), calendars, ZoneInfo(settings.zone), rates)


def _beside(edition: Path, folder: Path) -> Path:
    """The folder an edition carries with it or has above it; else the one of this installation."""
    above = [place / folder.name for place in (edition, *edition.resolve().parents)]
    return next((place for place in above if place.is_dir()), folder)


def _differences(played: Played, day: date | None) -> list[tuple[Step, Looked]]:
    """What counts as different; on another day than the story's own, only a step that cannot be done or read."""
    return [(step, one) for step, one in played.differences if day is None or one.expected.kind in CANNOT]


# for people


def _as_lines(played: list[Played], language: str, day: date | None) -> Iterator[str]:
    for one in played:
        yield from _story(one, language, day)
    counts = {
        "played": sum(not one.is_waiting for one in played),
        "differing": sum(bool(_differences(one, day)) for one in played),
        "waiting": sum(one.is_waiting for one in played),
    }
    yield say(language, DOMAIN, "summary", **counts)


def _story(played: Played, language: str, day: date | None) -> Iterator[str]:
    story = played.story
    named = {"code": story.code, "title": story.title.in_(language)}
    if story.waiting is not None:
        yield say(language, DOMAIN, "waiting", **named, reason=story.waiting.in_(language))
        return
    differences = _differences(played, day)
    if differences:
        yield say(language, DOMAIN, "differs", **named, count=len(differences))
    elif day is not None:
        yield say(language, DOMAIN, "moved", **named, day=day.isoformat())
    else:
        yield say(language, DOMAIN, "as_told", **named, count=len(played.looks))
    yield from _looks(differences if day is None else list(played.looks), language, day)


def _looks(looks: list[tuple[Step, Looked]], language: str, day: date | None) -> Iterator[str]:
    last = None
    for step, looked in looks:
        place = {"path": looked.expected.path, "line": looked.expected.line, "at": f"{step.at:%Y-%m-%d %H:%M}"}
        if place != last:
            yield say(language, DOMAIN, "place", **place)
            last = place
        what = say(language, DOMAIN, looked.expected.kind, name=looked.expected.name)
        if looked.agrees or (day is not None and looked.expected.kind not in CANNOT):
            yield say(language, DOMAIN, "shown", what=what, found=_words(looked.found, language))
            continue
        expected = _words(looked.expected.value, language)
        yield say(language, DOMAIN, "found", what=what, expected=expected, found=_words(looked.found, language))
        for line in looked.reason.get(language, ()):
            yield say(language, DOMAIN, "reason", line=line)


def _words(value: Any, language: str) -> str:
    if value is None or value == ():
        return say(language, DOMAIN, "nothing")
    if isinstance(value, bool):
        return say(language, DOMAIN, "yes" if value else "no")
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


# for machines


def _as_json(played: list[Played], language: str, day: date | None) -> Iterator[str]:
    stories = [
        {
            "story": one.story.code,
            "title": one.story.title.in_(language),
            "path": str(one.story.path),
            "line": one.story.line,
            "waiting": one.story.waiting.in_(language) if one.story.waiting else None,
            "as_told": not one.is_waiting and not _differences(one, day),
            "looks": [_look(step, looked, language) for step, looked in one.looks],
        }
        for one in played
    ]
    differing = sum(bool(_differences(one, day)) for one in played)
    yield json.dumps({"stories": stories, "differing": differing}, ensure_ascii=False, indent=2, default=str)


def _look(step: Step, looked: Looked, language: str) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(timespec="minutes"),
        "path": str(looked.expected.path),
        "line": looked.expected.line,
        "what": looked.expected.kind,
        "name": looked.expected.name,
        "expected": looked.expected.value,
        "found": looked.found,
        "agrees": looked.agrees,
        "reason": list(looked.reason.get(language, ())),
    }
