"""Every shipped edition is clean, covers its act, and its stories give every date."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govflow.casework.cases.serving import serve_edition
from govflow.checks.findings import Severity
from govflow.checks.review import review_edition
from govflow.law.calendars import read_calendars
from govflow.law.catalogue import read_catalogue
from govflow.studio.rehearsal.reading import FILE, read_stories
from govflow.studio.rehearsal.running import rehearse

HOME = Path(__file__).parents[2]
FORMS = HOME / "forms"
EDITIONS = [edition for editions in read_catalogue(HOME / "processes").editions.values() for edition in editions]
STORIES = [
    (edition, story)
    for edition in EDITIONS
    if (edition.folder / FILE).exists()
    for story in read_stories(edition.folder / FILE)
]


@pytest.fixture(scope="module")
def calendars():
    return read_calendars(HOME / "calendars")


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_an_edition_has_no_errors_and_no_warnings(edition):
    found = [finding for verdict in review_edition(edition.folder) for finding in verdict.findings]
    weighty = [one for one in found if one.severity in (Severity.ERROR, Severity.WARNING)]
    assert [f"{one.place.path}:{one.place.line} {one.words('en')}" for one in weighty] == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_point_is_done_by_elements_or_says_why_it_is_no_process(edition):
    elements = serve_edition(edition.folder, FORMS).model.elements
    for point in edition.regulation.points.values():
        assert point.not_a_process or point.elements, point.code
        assert set(point.elements) <= elements.keys(), point.code


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_the_first_day_of_a_shipped_edition_is_marked_as_assumed(edition):
    assert edition.first_day_is_assumed


@pytest.fixture(scope="module")
def plays(calendars):
    """Plays a story once, however many tests look at it."""
    done = {}

    def play(edition, story):
        if story.code not in done:
            [done[story.code]] = rehearse([story], edition.folder, FORMS, calendars, ZoneInfo("Asia/Almaty"))
        return done[story.code]

    return play


@pytest.mark.parametrize(("edition", "story"), STORIES, ids=lambda one: getattr(one, "code", ""))
def test_a_story_is_as_told(edition, story, plays):
    played = plays(edition, story)
    told = [
        f"line {looked.expected.line}: {looked.expected.kind} {looked.expected.name} should be "
        f"{looked.expected.value}, is {looked.found}"
        for _, looked in played.differences
    ]
    assert told == []
    assert played.is_waiting or len(played.looks) > 0


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_wait_of_an_edition_is_reached_by_a_story(edition, plays):
    reached = {one for other, story in STORIES if other is edition for one in plays(edition, story).reached}
    elements = serve_edition(edition.folder, FORMS).model.elements.values()
    waiting = {one.id for one in elements if one.kind in ("userTask", "receiveTask") or "system" in one.attributes}
    assert waiting - reached == set()
