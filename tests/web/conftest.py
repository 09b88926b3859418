"""The pages of an installation with the people of the demo, and readers who open them without a browser."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from govflow.app import App, assembled
from govflow.casework.actions.clockwork import move_clock
from govflow.casework.cases.editions import Editions
from govflow.casework.desk import House, open_desk
from govflow.cli.demo.office import OFFICERS
from govflow.cli.demo.opening import fill
from govflow.database import open_database, upgrade
from govflow.server import create_server
from govflow.settings import Profile, Settings

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r'name="csrf-token" value="([^"]+)"')


@dataclass
class Reader:
    """Somebody who opens pages, follows links and sends forms."""

    client: TestClient
    page: str = ""
    status: int = 0
    path: str = ""

    def opens(self, path: str, **query: str) -> "Reader":
        return self._seen(self.client.get(path, params=query or None))

    def sends(self, path: str, files: Any = None, **fields: Any) -> "Reader":
        token = TOKEN.search(self.page)
        data = {"csrf-token": unescape(token[1]) if token else "", **fields}
        return self._seen(self.client.post(path, data=data, files=files))

    def _seen(self, answer: Any) -> "Reader":
        self.page, self.status, self.path = answer.text, answer.status_code, answer.url.path
        return self

    def signs_in(self, name: str, password: str = "demo", **more: str) -> "Reader":  # noqa: S107 - of the demo
        return self.opens("/sign-in").sends("/sign-in", name=name, password=password, **more)

    def speaks(self, language: str) -> "Reader":
        return self.opens(f"/language/{language}")

    @property
    def words(self) -> str:
        """The page without its marks."""
        return " ".join(unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", self.page, flags=re.S)).split())


def settings(database: str, storage: Path, profile: Profile = Profile.DEMO) -> Settings:
    folders = {name: ROOT / name for name in ("processes", "forms", "calendars")}
    return Settings(profile=profile, database=database, storage=storage, **folders)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the people of the demo and no cases, made once."""
    path = tmp_path_factory.mktemp("settled") / "govflow.db"
    upgrade(f"sqlite:///{path}")
    with assembled(settings(f"sqlite:///{path}", path.parent)) as app:
        fill(app.house, ZoneInfo("Asia/Almaty"), with_cases=False)
    return path


@pytest.fixture(scope="session")
def read_once(settled: Path) -> Iterator[House]:
    """The editions and calendars, which do not change from test to test."""
    with assembled(settings(f"sqlite:///{settled}", settled.parent)) as app:
        yield app.house


@pytest.fixture
def app(settled: Path, read_once: House, tmp_path: Path) -> Iterator[App]:
    copy = tmp_path / "govflow.db"
    copy.write_bytes(settled.read_bytes())
    chosen = settings(f"sqlite:///{copy}", tmp_path / "files")
    editions = Editions(read_once.editions.offered(date(2018, 3, 5), chosen.profile))
    database = open_database(chosen.database)
    app = App(chosen, replace(read_once, database=database, editions=editions, stored=set()))
    yield app
    app.close()


@pytest.fixture
def either(database_address: str, read_once: House, tmp_path: Path) -> Iterator[App]:
    """The same office on either database, its clock on 5 March 2018."""
    chosen = settings(database_address, tmp_path / "files")
    editions = Editions(read_once.editions.offered(date(2018, 3, 5), chosen.profile))
    database = open_database(database_address)
    app = App(chosen, replace(read_once, database=database, editions=editions, stored=set()))
    fill(app.house, ZoneInfo(chosen.zone), with_cases=False)
    with open_desk(app.house) as desk:
        move_clock(datetime(2018, 3, 5, 4, tzinfo=UTC), by=OFFICERS[0], desk=desk)
    yield app
    app.close()


@pytest.fixture
def anyone(either: App) -> Iterator[Reader]:
    """Who opens pages on either database. What breaks there is a page with status 500, as it is for them."""
    with TestClient(create_server(either), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield Reader(client)


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    with TestClient(create_server(app), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def reader(client: TestClient) -> Reader:
    return Reader(client)


def told(fields: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested answers as a browser sends them."""
    flat: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            flat |= told(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            for number, row in enumerate(value):
                flat |= {f"{prefix}{name}.{number}": "row", **told(row, f"{prefix}{name}.{number}.")}
        elif value is True:
            flat[prefix + name] = "on"
        elif value is not False:
            flat[prefix + name] = str(value)
    return flat
