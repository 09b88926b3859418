"""The supervisor's and the citizen's pages: the late step and its reason, the state of a case by its number."""

import pytest

from govflow.app import App
from govflow.casework.actions.clockwork import ring_next
from govflow.languages import LANGUAGES
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told

SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
INTAKE: tuple[dict[str, object], ...] = (
    {"ticket_no": "A-12"},
    {},
    {"package_complete": True, "copies_match": True},
    {"gbdfl_result": "CONFIRMED"},
    {"comparisons": [{"document": "Жеке куәлік", "register_answer": "MATCH"}]},
    {"scans": [{"document": "Награда куәлігі", "pages": 2}]},
    {"scan_quality_ok": True},
    {},
    {},
)


@pytest.fixture
def late_case(reader: Reader, app: App) -> str:
    """A case accepted on 5 March 2018 and forgotten by the division until 19 March."""
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    case = reader.path.rpartition("/")[2]
    for answers in INTAKE:
        works_on_next(reader, case, answers)
    reader.sends("/clock", to="19.03.2018", back="/inbox")
    while ring_next(app.house):
        pass
    return case


def works_on_next(reader: Reader, case: str, answers: dict[str, object]) -> None:
    reader.opens(f"/cases/{case}")
    item = reader.page.split('href="/tasks/')[1].split('"')[0]
    if "/claim" in reader.opens(f"/tasks/{item}").page:
        reader.sends(f"/tasks/{item}/claim")
    reader.sends(f"/tasks/{item}", **told(answers))
    assert reader.path == f"/cases/{case}", reader.words


def test_the_supervisor_finds_the_late_step_and_the_reason_of_the_date(reader: Reader, late_case: str):
    reader.signs_in("super")
    assert reader.path == "/overview"
    for by in ("service", "unit", "element", "officer"):
        assert late_case in reader.opens("/overview", by=by).words
    only = reader.opens("/overview", by="unit", only="division-1")
    assert late_case in only.words
    assert late_case not in reader.opens("/overview", by="unit", only="division-2").words
    link = reader.opens("/overview").page.split(f'href="/cases/{late_case}/deadlines/')[1].split('"')[0]
    reader.opens(f"/cases/{late_case}/deadlines/{link}")
    assert "6 жұмыс күніне кешікті" in reader.words
    assert "07.03.2018, сәрсенбі" in reader.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_date_is_the_last_day_is_told_day_by_day(reader: Reader, late_case: str, language: str):
    reader.speaks(language).opens(f"/cases/{late_case}")
    number = reader.page.split('id="deadline-')[1].split('"')[0]
    reader.opens(f"/cases/{late_case}/deadlines/{number}")
    assert reader.page.count("<li>") > 3
    assert reader.opens(f"/cases/{late_case}/deadlines/9999").status == 404


def test_heat_and_numbers_lie_on_the_diagram(reader: Reader, late_case: str):
    reader.signs_in("super")
    assert '"kind": "late"' in reader.page
    assert '"heat"' in reader.page
    drawn = reader.client.get("/overview/diagram", params={"service": "mothers-benefit", "process": "MB-P3"})
    assert b'id="MB-P3"' in drawn.content
    assert reader.client.get("/overview/diagram", params={"service": "no", "process": "no"}).content == b""


def test_nothing_late_is_said_plainly(reader: Reader):
    assert "мерзімі жақын да іс жоқ" in reader.signs_in("super").words


def test_a_question_no_system_answered_is_seen(reader: Reader):
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    case = reader.path.rpartition("/")[2]
    works_on_next(reader, case, {"ticket_no": "A-12"})
    assert "EMAKET" in reader.signs_in("super").words


def test_an_incident_that_is_none_cannot_be_retried(reader: Reader, late_case: str):
    reader.signs_in("super")
    assert reader.sends(f"/overview/incidents/{late_case}/1").status == 409


def test_a_citizen_sees_the_state_by_number_and_iin_and_by_nothing_less(reader: Reader, late_case: str):
    reader.client.cookies.clear()
    seen = reader.opens("/status", number=late_case.lower(), iin="991399000019")
    assert seen.status == 200
    assert "Іс қаралып жатыр" in seen.words
    for number, iin in (
        (late_case, ""),
        (late_case, "991399001809"),
        ("D-MB", "991399000019"),
        ("", "991399000019"),
    ):
        assert reader.opens("/status", number=number, iin=iin).status == 404
        assert "Үлгіқызы" not in reader.words


def test_numbers_cannot_be_guessed_for_ever(reader: Reader, late_case: str):
    reader.client.cookies.clear()
    for number in range(20):
        reader.opens("/status", number=f"D-MB-2018-{number + 100:06d}", iin="991399000019")
    assert reader.opens("/status", number=late_case, iin="991399000019").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_services_are_listed_for_everybody(reader: Reader, language: str):
    words = reader.speaks(language).opens("/services").words
    assert {"kk": "мемлекеттік жәрдемақы", "ru": "государственного пособия", "en": "state benefit"}[
        language
    ] in words


def test_a_number_no_database_can_look_for_is_not_understood(reader: Reader):
    reader.signs_in("super").opens("/overview").sends("/overview/incidents/D-MB-2018-000001/99999999999999999999")
    assert reader.status == 422
