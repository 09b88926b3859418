"""Server and worker do not start on what they cannot work with, and say why."""

import socket

import pytest
from click.testing import CliRunner

from govflow.cli import main


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_database_without_tables_is_to_be_upgraded_first(
    monkeypatch: pytest.MonkeyPatch, empty_database: str, command: str
):
    monkeypatch.setenv("GOVFLOW_DATABASE", empty_database)
    refused = CliRunner().invoke(main, [command])
    assert refused.exit_code == 1
    assert "govflow database upgrade" in refused.stderr


def test_an_address_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch, database_address: str):
    monkeypatch.setenv("GOVFLOW_DATABASE", database_address)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert refused.exit_code == 1
    assert f"127.0.0.1:{port}" in refused.stderr


def test_a_folder_without_calendars_is_named(monkeypatch: pytest.MonkeyPatch, database_address: str):
    monkeypatch.setenv("GOVFLOW_DATABASE", database_address)
    monkeypatch.setenv("GOVFLOW_CALENDARS", "nowhere")
    refused = CliRunner().invoke(main, ["work"])
    assert refused.exit_code == 1
    assert "nowhere" in refused.stderr
