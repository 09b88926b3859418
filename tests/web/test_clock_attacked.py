"""The clock of a demo moved anywhere while cases are open: pages answer, work goes on, the ledger holds."""

import pytest

from govflow.app import App
from govflow.casework.actions.clockwork import ring_next
from govflow.casework.questions.proof import verify_ledger
from govflow.casework.questions.today import business_clock
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told

pytestmark = pytest.mark.slow
SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
DAYS = (
    "01.01.2010",
    "31.12.2016",
    "06.03.2018",
    "29.02.2024",
    "01.03.2024",
    "31.12.2030",
    "31.12.2070",
    "05.03.2018",
)
PAGES = {
    "mysal": (
        "/", "/inbox", "/inbox?late=yes", "/cases", "/cases/{case}", "/cases/{case}?story=whole", "/cases/new",
        "/calendar", "/services", "/status",
    ),
    "super": ("/overview", "/overview?ended=yes", "/overview/decisions", "/cases/{case}"),
    "design": ("/designer", "/inbox"),
}  # fmt: skip
NO_DAYS = (
    "01.01.0001", "31.12.9999", "31.12.2009", "01.01.2071", "29.02.2023", "0", "\x00", "2018-03-05T10:00",
    "05.03.2018 10:00", "٠٥.٠٣.٢٠١٨", "5" * 5000,
)  # fmt: skip


@pytest.fixture
def case(anyone: Reader) -> str:
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    return anyone.path.rpartition("/")[2]


def test_every_page_answers_on_every_day_the_clock_can_be_moved_to(anyone: Reader, either: App, case: str):
    for day in DAYS:
        assert anyone.signs_in("mysal").sends("/clock", to=day, back="/").status == 200
        for name, paths in PAGES.items():
            anyone.signs_in(name)
            for path in paths:
                assert anyone.opens(path.format(case=case)).status == 200, f"{day} {name}: {path}"
    assert list(verify_ledger(either.house)) == []


def test_work_goes_on_after_the_clock_was_moved_back_and_forth(anyone: Reader, either: App, case: str):
    item = anyone.opens("/inbox").page.split('action="/tasks/')[1].split("/claim")[0]
    anyone.sends(f"/tasks/{item}/claim")
    for day in ("01.01.2010", "31.12.2030", "01.03.2024"):
        anyone.opens("/").sends("/clock", to=day, back="/")
        while ring_next(either.house):
            pass
        anyone.opens(f"/tasks/{item}").sends(f"/tasks/{item}", ticket_no="A-12", **{"what-to-do": "save"})
        assert anyone.status in (200, 404, 409)
    anyone.sends(f"/tasks/{item}", ticket_no="A-12")
    assert anyone.status in (200, 404, 409)
    assert anyone.opens(f"/cases/{case}").status == 200
    assert list(verify_ledger(either.house)) == []


def test_the_clock_stops_at_the_end_of_the_calendar(anyone: Reader, either: App):
    anyone.signs_in("mysal").sends("/clock", to="31.12.2070", back="/")
    last = business_clock(either.house).shift
    assert anyone.opens("/").sends("/clock", step="day").status == 422
    assert business_clock(either.house).shift == last


@pytest.mark.parametrize("written", NO_DAYS)
def test_no_other_day_is_taken(anyone: Reader, either: App, written: str):
    before = business_clock(either.house).shift
    assert anyone.signs_in("mysal").sends("/clock", to=written).status == 422
    assert business_clock(either.house).shift == before
