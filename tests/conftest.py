"""What every test may ask for: a database of either kind, ready to use, and a page of a real browser.

    def test_something(database_address): ...    # once on SQLite, once on PostgreSQL, migrated, empty, its own
    def test_something(page): ...                # Playwright's page in a fresh Chromium profile

A test that needs what this machine does not have is left out and named at the end of the run;
with GOVFLOW_TEST_ALL=1 it fails instead.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page
from psycopg import sql

from govflow import database
from tests.browsers import find_chromium, run_chromium
from tests.postgresql import Server, find_programs, run_server

LEFT_OUT = "left out: "
DIALECTS = ("sqlite", "postgresql")

settings.register_profile("untimed", deadline=None)  # how long an example takes says nothing about right and wrong
settings.load_profile("untimed")


def leave_out(what: str) -> None:
    """This machine lacks what a test needs."""
    if os.environ.get("GOVFLOW_TEST_ALL") == "1":  # noqa: TID251 - a switch of the test run, not a setting
        pytest.fail(f"nothing may be left out, but {what}")
    pytest.skip(LEFT_OUT + what)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    if find_programs() is None:
        leave_out("there is no PostgreSQL on this machine")
    with run_server() as server:
        yield server


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    """Which kind of database: a test that asks for it, or for a database, runs once on each."""
    return str(request.param)


@pytest.fixture
def empty_database(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if dialect == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    yield from _own_database(request.getfixturevalue("postgresql_server"), "template0")


@pytest.fixture
def database_address(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without rows, a copy of one that was prepared once."""
    if dialect == "sqlite":
        copy = tmp_path / "govflow.db"
        shutil.copyfile(request.getfixturevalue("prepared_sqlite"), copy)
        yield f"sqlite:///{copy}"
        return
    prepared = request.getfixturevalue("prepared_postgresql")
    yield from _own_database(request.getfixturevalue("postgresql_server"), prepared)


@pytest.fixture
def another_database(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes further migrated databases, for tests that compare two."""

    def copy() -> str:
        if dialect == "sqlite":
            fresh = tmp_path / f"{uuid4().hex}.db"
            shutil.copyfile(request.getfixturevalue("prepared_sqlite"), fresh)
            return f"sqlite:///{fresh}"
        server = request.getfixturevalue("postgresql_server")
        databases = _own_database(server, request.getfixturevalue("prepared_postgresql"))
        request.addfinalizer(lambda: next(databases, None))
        return next(databases)

    return copy


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prepared = tmp_path_factory.mktemp("prepared") / "govflow.db"
    database.upgrade(f"sqlite:///{prepared}")
    return prepared


@pytest.fixture(scope="session")
def prepared_postgresql(postgresql_server: Server) -> str:
    with psycopg.connect(postgresql_server.connection(), autocommit=True) as connection:
        connection.execute("create database prepared template template0")
    database.upgrade(postgresql_server.address("prepared"))
    return "prepared"


def _own_database(server: Server, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    create = sql.SQL("create database {} template {} strategy file_copy")
    drop = sql.SQL("drop database {} with (force)")
    with psycopg.connect(server.connection(), autocommit=True) as connection:
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
    yield server.address(name)
    with psycopg.connect(server.connection(), autocommit=True) as connection:
        connection.execute(drop.format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        leave_out("there is no Chromium on this machine")
    with run_chromium(str(program)) as chromium:
        yield chromium


@pytest.fixture
def browsing(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile of the browser: no cookies, nothing kept."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="kk-KZ")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(browsing: BrowserContext) -> Iterator[Page]:
    """A page; an uncaught script error or a breach of the content policy on it fails the test."""
    page = browsing.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" in said.text and troubles.append(said.text))
    yield page
    assert troubles == []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was left out and why."""
    reasons = [
        report.longrepr[2].removeprefix("Skipped: ").removeprefix(LEFT_OUT)
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple) and LEFT_OUT in report.longrepr[2]
    ]
    for reason in sorted(set(reasons)):
        terminalreporter.write_line(f"Left out {reasons.count(reason)} tests: {reason}.", yellow=True)
