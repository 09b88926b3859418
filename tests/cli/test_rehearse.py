"""`govflow rehearse` tells what is as told, what differs and why, and ends with the code that says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govflow.cli.rehearse import command

HOME = Path(__file__).parents[2]
EDITION = HOME / "processes" / "mothers-benefit"
STORY = """\
stories:
  - story: X
    title: {kk: Мысал, ru: Пример, en: Example}
    steps:
      - {plays: accepted, on: 2018-03-05 10:00}
      - {plays: division-sends, on: 2018-03-07, expects: {open: [{task: F-04, due: DAY}]}}
"""


@pytest.fixture
def rehearse(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # forms and calendars are found from the edition, wherever one stands

    def run(*arguments: str, day: str | None = None):
        path = tmp_path / "stories.yaml"
        path.write_text(STORY.replace("DAY", day or ""), encoding="utf-8")
        more = ["--examples", str(path)] if day else []
        return CliRunner().invoke(command, [str(EDITION), *more, *arguments])

    return run


def test_the_right_day_is_as_told_and_a_wrong_one_is_explained(rehearse):
    right = rehearse(day="2018-03-13")
    assert right.exit_code == 0
    assert "X  Example: as told" in right.output

    wrong = rehearse("--language", "kk", day="2018-03-09")
    assert wrong.exit_code == 1
    assert "күтілгені 2018-03-09, табылғаны 2018-03-13" in wrong.output
    assert "Халықаралық әйелдер күні" in wrong.output


def test_machines_get_every_look_with_its_reason(rehearse):
    told = json.loads(rehearse("--json", day="2018-03-09").output)
    [story] = told["stories"]
    [look] = [one for one in story["looks"] if not one["agrees"]]
    assert (look["name"], look["expected"], look["found"]) == ("F-04", "2018-03-09", "2018-03-13")
    assert look["reason"]
    assert told["differing"] == 1


def test_a_waiting_story_says_what_it_waits_for(rehearse):
    told = rehearse("--story", "S16")
    assert told.exit_code == 0
    assert "S16  Bad official signature: waits." in told.output


def test_another_day_shows_the_dates_and_is_no_difference(rehearse):
    told = rehearse("--story", "S1", "--on", "2026-03-16")
    assert told.exit_code == 0
    assert "T-CAP4: last day of the term: 2026-03-20" in told.output


def test_a_folder_without_editions_is_a_sentence_and_code_one(tmp_path):
    told = CliRunner().invoke(command, [str(tmp_path)])
    assert told.exit_code == 1
    assert "regulation.yaml" in told.output
