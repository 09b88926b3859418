"""`govflow calendar replay` over an installation with running cases."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from govflow.casework.desk import House
from govflow.cli import main
from tests.casework.conftest import CALENDARS, Office
from tests.casework.test_decrees import MONDAY_OFF, due

pytest_plugins = ("tests.casework.conftest",)


@pytest.fixture
def order(tmp_path: Path) -> Path:
    file = tmp_path / "order.yaml"
    file.write_text(MONDAY_OFF, encoding="utf-8")
    return file


@pytest.fixture
def govflow(office: Office, database_address: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command in the same house: its editions are those of the test."""
    from contextlib import contextmanager

    from govflow.app import App
    from govflow.cli import calendar_replay
    from govflow.settings import read_settings

    @contextmanager
    def assembled(settings: Any) -> Any:
        house = office.house
        yield App(settings, House(house.database, house.editions, house.calendars, house.zone, house.profile))

    monkeypatch.setattr(calendar_replay, "assembled", assembled)
    monkeypatch.setenv("GOVFLOW_CALENDARS", str(CALENDARS))
    assert read_settings().calendars == CALENDARS

    def run(*words: str) -> Any:
        return CliRunner().invoke(main, ["calendar", *words])

    return run


def test_a_preview_changes_nothing_and_applying_does(office: Office, govflow: Any, order: Path):
    case = office.on("2018-09-04").to_specialist()
    before = due(office, case)
    shown = json.loads(govflow("replay", str(order), "--json").stdout)
    assert (shown["moved"], [day["day"] for day in shown["days"]]) == (2, ["2018-09-10", "2018-10-13"])
    assert shown["by_service"] == [{"key": "review", "moved": 2, "cured": 0, "breached": shown["breached"]}]
    assert due(office, case) == before
    for language in ("kk", "ru", "en"):
        said = govflow("replay", str(order), "--language", language)
        assert said.exit_code == 0
        assert case in said.stdout
    done = govflow("replay", str(order), "--apply")
    assert done.exit_code == 0, done.output
    assert due(office, case) != before
    again = govflow("replay", str(order), "--apply")
    assert again.exit_code == 1
    assert govflow("resume").exit_code == 0


def test_a_wrong_file_is_named_with_its_line(office: Office, govflow: Any, tmp_path: Path):
    file = tmp_path / "wrong.yaml"
    file.write_text("adds_to: 2018\nmoved:\n  - {rest_day: 2018-09-09, working_day: 2018-10-13, decision: X}\n")
    said = govflow("replay", str(file), "--apply")
    assert said.exit_code == 1
    assert "wrong.yaml:3" in said.stderr
