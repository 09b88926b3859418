"""`govflow calendar`, as it is typed."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from govflow.cli import main

HOME = Path(__file__).parents[2] / "calendars"
MOVE = """\
adds_to: 2026
decisions:
  X1:
    title: {kk: "№ 1 бұйрық", ru: "Приказ № 1", en: "Order No. 1"}
    known: 2026-11-25
moved:
  - {rest_day: 2026-12-31, working_day: 2026-12-26, week: [5], decision: X1}
"""


def calendar(*typed: str):
    return CliRunner().invoke(main, ["calendar", *typed])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_year_is_shown_with_its_sources(language: str):
    shown = calendar("show", "2018", "--language", language).output
    assert "246" in shown.splitlines()[0]
    assert "864" in shown
    assert len(shown.splitlines()) == 1 + 28


def test_a_year_is_shown_to_machines():
    shown = json.loads(calendar("show", "2018", "--json").output)
    saturday = next(day for day in shown["days"] if day["day"] == "2018-04-28")
    assert (saturday["is_working"], saturday["other"], saturday["known"]) == (True, "2018-04-30", "unknown")


def test_a_year_is_shown_as_it_was_known():
    before = calendar("show", "2024", "--as-known-on", "2024-05-31").output
    assert "17.06.2024, Monday: First day of Kurban Ait" in before
    after = calendar("show", "2024").output
    assert "17.06.2024, Monday: working day, no longer off (First day of Kurban Ait)" in after
    assert "Announcement of 7 June 2024" in after
    assert "forecast" in calendar("show", "2031").output


def test_the_files_do_not_differ_from_the_package():
    answer = calendar("diff")
    assert (answer.exit_code, answer.output) == (0, "No difference.\n")


def test_a_difference_about_a_day_that_has_passed_ends_with_1(tmp_path):
    shutil.copytree(HOME, tmp_path / "calendars")
    year = tmp_path / "calendars" / "kz" / "2018.yaml"
    written = year.read_text(encoding="utf-8")
    year.write_text(written.replace("working_day: 2018-04-28", "working_day: 2018-04-21"), encoding="utf-8")
    answer = calendar("diff", "2018", "--calendars", str(tmp_path / "calendars"))
    assert answer.exit_code == 1
    assert [line[:10] for line in answer.output.splitlines()] == ["21.04.2018", "28.04.2018"]


def test_what_changed_since_a_day_is_told_with_the_decision():
    told = calendar("diff", "--as-known-on", "2026-03-01").output
    assert "31.08.2026, Monday, 5-day week: before — off for the holiday" in told
    assert "15.03.2027, Monday, 5-day week: before — working day, now — Constitution Day" in told
    assert "2022" not in [line[:4] for line in told.splitlines()]


def test_a_draft_is_a_file_that_loads(tmp_path):
    shutil.copytree(HOME, tmp_path / "calendars")
    (tmp_path / "2029.yaml").write_text(calendar("draft", "2029").output, encoding="utf-8")
    home = ("--calendars", str(tmp_path / "calendars"))
    assert calendar("load", str(tmp_path / "2029.yaml"), "--save", *home).exit_code == 0
    assert "forecast" not in calendar("show", "2029", *home).output


def test_a_decision_is_previewed_and_kept_only_when_asked(tmp_path):
    shutil.copytree(HOME, tmp_path / "calendars")
    home = ("--calendars", str(tmp_path / "calendars"))
    (tmp_path / "order.yaml").write_text(MOVE, encoding="utf-8")
    preview = calendar("load", str(tmp_path / "order.yaml"), *home).output
    assert [line[:10] for line in preview.splitlines()[:2]] == ["26.12.2026", "31.12.2026"]
    assert "31.12.2026" not in calendar("show", "2026", *home).output
    calendar("load", str(tmp_path / "order.yaml"), "--save", *home)
    assert (tmp_path / "calendars" / "kz" / "2026-order.yaml").is_file()
    assert "31.12.2026" in calendar("show", "2026", *home).output


def test_a_wrong_decision_is_refused_and_changes_nothing(tmp_path):
    shutil.copytree(HOME, tmp_path / "calendars")
    (tmp_path / "order.yaml").write_text(MOVE.replace("2026-12-26", "2026-12-16"), encoding="utf-8")
    answer = calendar("load", str(tmp_path / "order.yaml"), "--save", "--calendars", str(tmp_path / "calendars"))
    assert answer.exit_code == 1
    assert "order.yaml:7: expected a day either off or worked, found 2026-12-16 off" in answer.stderr
    assert not (tmp_path / "calendars" / "kz" / "2026-order.yaml").exists()


def test_a_year_is_exported():
    assert calendar("ics", "2018").output.startswith("BEGIN:VCALENDAR")
