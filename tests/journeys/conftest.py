"""A server with its clockwork, and people who click through it in a real browser."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from playwright.sync_api import Locator, Page

from govflow.app import App, assembled
from govflow.casework.actions.clockwork import ring_next
from govflow.casework.questions.story import story
from govflow.cli.demo.opening import fill
from govflow.database import upgrade
from govflow.server import create_server
from tests.web.conftest import settings

ASSETS = Path(__file__).parents[2] / "src" / "govflow" / "web" / "assets"
AXE = ASSETS / "for-tests" / "axe.js"
Picture = Callable[[str], None]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    address = f"sqlite:///{tmp_path / 'govflow.db'}"
    upgrade(address)
    with assembled(settings(address, tmp_path / "files")) as app:
        fill(app.house, ZoneInfo("Asia/Almaty"), with_cases=False)
        yield app


@pytest.fixture
def address(app: App) -> Iterator[str]:
    """Where the server of this test listens."""
    server = uvicorn.Server(uvicorn.Config(create_server(app), host="127.0.0.1", port=0, log_level="warning"))
    ready = threading.Event()
    started = server.startup

    async def startup(*given: Any, **named: Any) -> None:
        await started(*given, **named)
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(20)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


@dataclass
class Visitor:
    """Somebody at a browser. Every page they stop at is looked over for barriers."""

    page: Page
    address: str
    app: App
    case: str = ""

    def opens(self, path: str) -> None:
        self.page.goto(self.address + path)

    def speaks(self, language: str) -> None:
        self.opens(f"/language/{language}")

    def signs_in(self, account: str) -> None:
        leaving = self.page.locator('form[action="/sign-out"] button')
        if leaving.count():
            leaving.click()
            self.page.wait_for_url(self.address + "/")
        self.opens("/")
        self.page.locator(f'[data-account="{account}"]').click()
        self.page.locator(".who").wait_for()

    def moves_clock(self, day: str) -> None:
        """Move business time, and let the clockwork ring whatever comes due on the way."""
        self.page.locator("#clock-to").fill(day)
        self.page.locator(".banner button").first.click()
        self.page.locator(".banner time", has_text=day).wait_for()
        while ring_next(self.app.house):
            pass

    def types(self, answers: Mapping[str, Any], prefix: str = "") -> None:
        for name, value in answers.items():
            if isinstance(value, Mapping):
                self.types(value, f"{prefix}{name}.")
            elif isinstance(value, list):
                self._types_rows(f"{prefix}{name}", value)
            else:
                self._types_one(f"{prefix}{name}", value)

    def _types_rows(self, name: str, rows: list[Mapping[str, Any]]) -> None:
        for number, row in enumerate(rows):
            hidden = self.page.locator(f'input[name="{name}.{number}"]')
            if not hidden.count():
                self.page.locator(f'button[value="add:{name}"]').click()
                hidden.wait_for(state="attached")
            self.types(row, f"{name}.{number}.")

    def _types_one(self, name: str, value: Any) -> None:
        field = self.page.locator(f'[name="{name}"]').first
        if field.get_attribute("type") == "radio":
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        elif field.get_attribute("type") == "checkbox":
            field.set_checked(value)
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)

    def does(self, account: str, step: str, answers: Mapping[str, Any] | None = None) -> None:
        """Take a step from the inbox, or from the page of the case, fill it in, sign what it signs, complete it."""
        self.signs_in(account)
        self.opens(f"/inbox?text={self.case}")
        row = self.page.locator(f'[data-step="{step}"]')
        if row.count():
            row.locator("td:last-child a, td:last-child button").click()
        else:
            self.opens(f"/cases/{self.case}")
            self.page.locator(f'tr[data-row="{step}"] a.button').click()
        self.page.locator("button[value=complete]").wait_for()
        self.types(answers or {})
        self.signs()
        self.page.locator("button[value=complete]").click()
        self.page.wait_for_url(f"{self.address}/cases/{self.case}")

    def signs(self) -> None:
        papers = self.page.locator('button[value^="sign:"]').count()
        for number in range(papers):
            self.page.locator('button[value^="sign:"]').nth(number).click()
            self.page.locator("#sign .tag.good").nth(number).wait_for()

    def meets_no_barrier(self) -> None:
        """No violation of WCAG 2.2 AA that a machine can see, and nothing wider than a phone."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(f"axe.run(document, {{runOnly: {LEVELS}}}).then(found => found.violations)")
        said = [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]
        assert said == [], f"{self.page.url}\n" + "\n".join(said)
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": 320, "height": 800})
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if before:
            self.page.set_viewport_size(before)
        assert width <= 320, f"{self.page.url} is {width} pixels wide on a phone"

    def sees(self, words: str) -> Locator:
        found = self.page.get_by_text(words).first
        found.wait_for()
        return found


@pytest.fixture
def visitor(page: Page, address: str, app: App) -> Iterator[Visitor]:
    visitor = Visitor(page, address, app)
    yield visitor
    if visitor.case:  # shown only where the journey fails
        for line in story(app.house, visitor.case):
            print(line.at, line.sentence("en"))  # noqa: T201 - for whoever reads the failure


@pytest.fixture
def picture(visitor: Visitor) -> Picture:
    """Keeps a picture of the page where `GOVFLOW_PICTURES` names a folder."""
    folder = os.environ.get("GOVFLOW_PICTURES")  # noqa: TID251 - a switch of the test run, not a setting

    def keep(name: str) -> None:
        if folder:
            visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep
