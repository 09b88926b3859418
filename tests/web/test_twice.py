"""Done twice, at once, too late: one of them is kept, the other is told so, and nothing else is changed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from starlette.testclient import TestClient

from govflow.app import App
from govflow.casework.actions.clockwork import move_clock, ring_next
from govflow.casework.desk import open_desk
from govflow.casework.questions.proof import verify_ledger
from govflow.cli.demo.office import OFFICERS
from govflow.languages import LANGUAGES
from govflow.server import create_server
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.everything import everything

pytestmark = pytest.mark.slow
SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
SENTENCE = {
    "kk": re.compile(r"[әғқңөұүһі]", re.I),
    "ru": re.compile(r"[а-яё]{4}", re.I),
    "en": re.compile(r"[a-z]{4}", re.I),
}


@pytest.fixture
def item(anyone: Reader) -> str:
    """The first task of a case that has just been opened at the counter."""
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    return anyone.opens("/inbox").page.split('action="/tasks/')[1].split("/claim")[0]


def someone(app: App, name: str) -> Reader:
    """Another person at a browser of their own."""
    client = TestClient(create_server(app), base_url="http://127.0.0.1", raise_server_exceptions=False)
    return Reader(client).signs_in(name)


def at_once(*deeds: Callable[[], object]) -> None:
    """Everybody waits for everybody, then all begin."""
    ready = Barrier(len(deeds))

    def act(deed: Callable[[], object]) -> None:
        ready.wait()
        deed()

    threads = [Thread(target=act, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)


def counted(app: App, event: str) -> int:
    return sum(f"'{event}'" in row for row in everything(app.house.database)["ledger"])


def test_of_those_who_claim_at_once_one_has_the_task(item: str, either: App):
    people = [someone(either, name).opens("/inbox") for name in ("mysal", "ulgi", "mysal", "ulgi")]
    at_once(*[lambda one=one: one.sends(f"/tasks/{item}/claim") for one in people])
    statuses = [one.status for one in people]
    assert set(statuses) == {200, 409}
    assert counted(either, "TaskClaimed") == 1
    assert list(verify_ledger(either.house)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_tabs_that_complete_at_once_one_is_told_in_a_sentence(item: str, either: App, language: str):
    tabs = [someone(either, "mysal").speaks(language) for _ in range(4)]
    tabs[0].sends(f"/tasks/{item}/claim")
    for tab in tabs:
        tab.opens(f"/tasks/{item}")
    at_once(*[lambda tab=tab: tab.sends(f"/tasks/{item}", ticket_no="A-12") for tab in tabs])
    done = [tab for tab in tabs if tab.status == 200]
    refused = [tab for tab in tabs if tab.status in (404, 409)]
    assert (len(done), len(refused)) == (1, 3)
    assert counted(either, "TaskCompleted") == 1
    assert all(SENTENCE[language].search(one.words) and 'role="alert"' in one.page for one in refused)
    assert list(verify_ledger(either.house)) == []


def test_a_form_sent_again_changes_nothing_and_is_answered_in_a_sentence(item: str, anyone: Reader, either: App):
    anyone.opens("/inbox").sends(f"/tasks/{item}/claim").sends(f"/tasks/{item}", ticket_no="A-12")
    before = everything(either.house.database)
    anyone.speaks("en").sends(f"/tasks/{item}", ticket_no="B-13")
    assert anyone.status in (404, 409)
    assert 'role="alert"' in anyone.page
    assert anyone.sends(f"/tasks/{item}/claim").status == 409
    assert anyone.sends(f"/tasks/{item}/release").status == 409
    assert everything(either.house.database) == before


def test_what_one_does_not_hold_one_does_not_complete(item: str, anyone: Reader, either: App):
    before = everything(either.house.database)
    assert anyone.opens("/inbox").sends(f"/tasks/{item}", ticket_no="A-12").status == 409
    assert anyone.sends(f"/tasks/{item}/release").status == 409
    assert everything(either.house.database) == before


def test_of_a_worker_and_a_clerk_at_the_same_case_neither_loses(item: str, anyone: Reader, either: App):
    anyone.opens("/inbox").sends(f"/tasks/{item}/claim").opens(f"/tasks/{item}")
    with open_desk(either.house) as desk:
        move_clock(datetime(2018, 9, 3, 4, tzinfo=UTC), by=OFFICERS[0], desk=desk)
    rung: list[int] = []
    at_once(
        lambda: anyone.sends(f"/tasks/{item}", ticket_no="A-12"),
        lambda: rung.append(sum(1 for _ in iter(lambda: ring_next(either.house), None))),
        lambda: rung.append(sum(1 for _ in iter(lambda: ring_next(either.house), None))),
    )
    assert anyone.status in (200, 404, 409)
    assert counted(either, "TaskCompleted") == (anyone.status == 200)
    assert list(verify_ledger(either.house)) == []


def test_the_same_application_sent_by_two_tabs_at_once_is_two_cases_with_two_numbers(either: App):
    tabs = [someone(either, "mysal").opens("/cases/new", **SERVICE) for _ in range(4)]
    at_once(*[lambda tab=tab: tab.sends("/cases/new", **SERVICE, **told(APPLICANT)) for tab in tabs])
    assert [tab.status for tab in tabs] == [200] * 4, [tab.words[:600] for tab in tabs]
    assert len({tab.path for tab in tabs}) == 4
    assert all(tab.path.startswith("/cases/D-MB-2018-") for tab in tabs)
