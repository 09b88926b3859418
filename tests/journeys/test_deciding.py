"""A term is stopped, a task handed over, a case ended: by keyboard, without scripts, in each language."""

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from govflow.languages import LANGUAGES
from govflow.server import create_server
from tests.journeys.conftest import Visitor
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.test_overview import INTAKE, SERVICE, works_on_next

GROUND = {"own_ground": "Тізілім жұмыс істемейді", "citation": "p.9(2)"}


def begin(visitor: Visitor) -> None:
    """A case that the division has accepted; what comes before is done without a browser."""
    with TestClient(create_server(visitor.app), base_url="http://127.0.0.1") as client:
        clerk = Reader(client).signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
        clerk.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
        visitor.case = clerk.path.rpartition("/")[2]
        for answers in INTAKE:
            works_on_next(clerk, visitor.case, answers)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_decision_is_open_to_everybody(visitor: Visitor, language: str):
    visitor.speaks(language)
    begin(visitor)
    visitor.signs_in("mysal")
    visitor.opens(f"/inbox?text={visitor.case}")
    visitor.page.locator("#inbox form button").first.click()
    visitor.page.locator("button[value=complete]").wait_for()
    item = visitor.page.url.rpartition("/")[2]
    visitor.opens(f"/tasks/{item}/hand-over")
    visitor.page.locator("form[novalidate] button.main").click()
    visitor.page.locator(".faults").wait_for()
    visitor.meets_no_barrier()
    visitor.types({"receiver": "ulgi", "why": "Демалыс"})
    visitor.page.locator('[name="why"]').press("Enter")
    visitor.page.wait_for_url(f"**/cases/{visitor.case}")
    visitor.sees("Үлгібаева Сәуле")
    visitor.meets_no_barrier()
    visitor.signs_in("super")
    visitor.opens(f"/cases/{visitor.case}/end")
    visitor.meets_no_barrier()
    visitor.types({"ending": "MB-WITHDRAWN", "reason": "Өтініш беруші қайтарып алды"})
    visitor.page.locator("button.danger").press("Enter")
    visitor.page.wait_for_url(f"**/cases/{visitor.case}")
    visitor.sees("Өтініш беруші қайтарып алды")


@pytest.mark.slow
def test_a_term_is_stopped_without_scripts(visitor: Visitor, browser: Browser):
    begin(visitor)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    plain = context.new_page()
    plain.goto(f"{visitor.address}/sign-in?as=super")
    plain.locator("[name=password]").fill("demo")
    plain.locator("main button").click()
    plain.goto(f"{visitor.address}/cases/{visitor.case}")
    plain.locator('aside a[href*="/deadlines/"]').last.click()
    plain.locator('a[href$="/pause"]').click()
    for name, words in GROUND.items():
        plain.locator(f'[name="{name}"]').fill(words)
    plain.locator("form[novalidate] button.main").click()
    plain.get_by_text("Мерзім тоқтатыла тұрды").wait_for()
    assert GROUND["own_ground"] in plain.locator("#changed + .table-box").inner_text()
    context.close()
