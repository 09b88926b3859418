"""`govflow doctor` says what is amiss, and what to do about it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from govflow.cli import main
from govflow.languages import LANGUAGES


def examined(monkeypatch: pytest.MonkeyPatch, address: str, *words: str) -> Result:
    monkeypatch.setenv("GOVFLOW_DATABASE", address)
    return CliRunner().invoke(main, ["doctor", *words])


def findings(result: Result) -> dict[str, Any]:
    return {finding["subject"]: finding for finding in json.loads(result.output)}


def test_a_migrated_database_is_well_and_a_blank_one_is_to_be_upgraded(
    monkeypatch: pytest.MonkeyPatch, database_address: str, tmp_path: Path
):
    assert findings(examined(monkeypatch, database_address, "--json"))["tables"]["is_well"]
    blank = examined(monkeypatch, f"sqlite:///{tmp_path / 'blank.db'}", "--json")
    assert blank.exit_code == 1
    assert not findings(blank)["tables"]["is_well"]
    assert "database upgrade" in findings(blank)["tables"]["sentence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_database_out_of_reach_is_a_sentence(monkeypatch: pytest.MonkeyPatch, language: str):
    address = "postgresql://nobody:geheim@127.0.0.1:9/none"
    result = examined(monkeypatch, address, "--json", "--language", language)
    assert result.exit_code == 1
    assert not findings(result)["database"]["is_well"]
    assert "geheim" not in result.output


def test_what_is_no_address_is_told_what_one_looks_like(monkeypatch: pytest.MonkeyPatch):
    assert "sqlite:///path" in examined(monkeypatch, "the database").output


def test_a_folder_without_calendars_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("GOVFLOW_CALENDARS", str(tmp_path))
    result = examined(monkeypatch, f"sqlite:///{tmp_path / 'blank.db'}", "--json")
    assert not findings(result)["calendars"]["is_well"]
    assert str(tmp_path) in findings(result)["calendars"]["sentence"]
