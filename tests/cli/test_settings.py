"""`govflow settings` tells an operator what is set and what it means."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govflow.cli import main
from govflow.languages import LANGUAGES
from govflow.settings import Settings, read_settings, variable


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_shown_with_its_meaning(language: str):
    shown = CliRunner().invoke(main, ["settings", "--json", "--language", language])
    assert shown.exit_code == 0, shown.output
    rows = json.loads(shown.output)
    assert [row["variable"] for row in rows] == [variable(name) for name in Settings.__dataclass_fields__]
    assert all(row["meaning"] for row in rows)


def test_a_changed_setting_is_shown_beside_its_default(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOVFLOW_PORT", "9001")
    shown = CliRunner().invoke(main, ["settings"])
    assert "GOVFLOW_PORT=9001 (default: 8017)" in shown.output


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOVFLOW_DATABASE", "postgresql://govflow:geheim@db/govflow")
    shown = CliRunner().invoke(main, ["settings"])
    assert "geheim" not in shown.output
    assert "postgresql://govflow:***@db/govflow" in shown.output


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("GOVFLOW_PORT", "eighty", "a whole number"), ("GOVFLOW_PROFILE", "live", "production, training, demo")],
)
def test_a_wrong_setting_is_named_with_what_it_may_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
):
    monkeypatch.setenv(name, value)
    shown = CliRunner().invoke(main, ["settings"])
    assert shown.exit_code == 1
    assert f"{name} is '{value}'" in shown.stderr
    assert expected in shown.stderr


def test_run_from_anywhere_it_finds_what_came_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    counted = CliRunner().invoke(main, ["count", "30wd", "--since", "2018-03-14"])
    assert counted.output == "2018-04-28\n"
    (tmp_path / "calendars").mkdir()
    assert read_settings().calendars == Path("calendars"), "a folder of one's own comes first"
