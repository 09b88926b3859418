"""The working calendar for everybody; decisions that move days for a supervisor; why a date is what it is."""

import pytest

from govflow.app import App
from govflow.casework.actions.replaying import apply_decrees
from govflow.casework.people.officers import Officer
from govflow.casework.questions.casepage import case_page
from govflow.casework.questions.staff import who_works_here
from govflow.languages import LANGUAGES
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.test_overview import INTAKE, works_on_next

ORDER = """
adds_to: 2018
decisions:
  ORDER-1: {title: {kk: "1-бұйрық", ru: "Приказ № 1", en: "Order No. 1"}, known: 2018-03-01}
moved:
  - {rest_day: 2018-03-13, working_day: 2018-05-19, week: [5], decision: ORDER-1}
"""
SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}


@pytest.fixture
def case(reader: Reader) -> str:
    """A case opened on 5 March 2018, whose terms run over 13 March."""
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    case = reader.path.rpartition("/")[2]
    for answers in INTAKE:
        works_on_next(reader, case, answers)
    return case


def sends_order(reader: Reader, text: str, path: str = "/overview/decisions/preview") -> Reader:
    reader.opens("/overview/decisions")
    return reader.sends(path, files={"file": ("order.yaml", text.encode(), "application/yaml")})


def officer_named(app: App, name: str) -> Officer:
    return next(one for one in who_works_here(app.house)[0] if one.id == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_shows_moved_days_with_their_source(reader: Reader, language: str):
    reader.speaks(language).opens("/calendar", year="2018")
    assert reader.status == 200
    assert 'id="d2018-04-28"' in reader.page
    assert "864" in reader.words
    assert reader.page.count("<caption>") == 12


def test_the_calendar_of_an_earlier_day(reader: Reader):
    now, then = (
        reader.opens("/calendar", year="2024", known_on=day).page.split('href="#d2024-06-17"')[0][-40:]
        for day in ("", "01.05.2024")
    )
    assert 'class="worked"' in now
    assert 'class="special"' in then


@pytest.mark.parametrize("query", [{"year": "9999"}, {"year": "x"}, {"week": "9"}, {"known_on": "31.02.2018"}])
def test_a_year_that_cannot_be_is_another(reader: Reader, query: dict[str, str]):
    assert reader.opens("/calendar", **query).status == 200


def test_a_closure_is_shown_where_it_holds(reader: Reader):
    closure = """
adds_to: 2018
decisions:
  FLOOD: {title: {kk: "Су тасқыны", ru: "Паводок", en: "Flood order"}, known: 2018-03-01}
days_off:
  - {day: 2018-03-13, kind: closed, territory: kz/75, law: FLOOD, name: {kk: "тасқын", ru: "паводок", en: "flood"}}
"""
    assert 'name="territory"' not in reader.opens("/calendar", year="2018").page
    reader.signs_in("super")
    sends_order(reader, closure, "/overview/decisions")
    assert "Flood order" not in reader.speaks("en").opens("/calendar", year="2018").words
    there = reader.opens("/calendar", year="2018", territory="kz/75")
    assert "flood (closed), only in kz/75" in there.words
    assert "Flood order" in there.words
    assert "20180313" in reader.opens("/calendar/2018.ics", territory="kz/75").page
    assert "20180313" not in reader.opens("/calendar/2018.ics", territory="kz/71").page


def test_the_year_as_icalendar(client: object, reader: Reader):
    reader.speaks("ru").opens("/calendar/2018.ics")
    assert reader.page.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20180430" in reader.page
    assert reader.opens("/calendar/1.ics").status == 200


def test_a_supervisor_previews_applies_and_undoes(app: App, reader: Reader, case: str):
    reader.signs_in("super").speaks("en")
    sends_order(reader, ORDER)
    assert reader.status == 200, reader.words
    assert case in reader.words
    assert "Order No. 1" in reader.words
    assert app.house.shelf.decrees == ()
    sends_order(reader, ORDER, "/overview/decisions")
    assert "being applied" in reader.words
    assert apply_decrees(app.house).moved > 0
    assert "applied" in reader.opens("/overview/decisions").words
    again = sends_order(reader, ORDER, "/overview/decisions")
    assert again.status in (409, 422)
    reader.opens("/overview/decisions").sends("/overview/decisions/1/undo")
    apply_decrees(app.house)
    assert "undoes decision 1" in reader.opens("/overview/decisions").words
    assert reader.sends("/overview/decisions/1/undo").status in (409, 422)


def test_the_page_of_a_deadline_tells_both_counts_to_clerk_and_applicant(app: App, reader: Reader, case: str):
    reader.signs_in("super")
    sends_order(reader, ORDER, "/overview/decisions")
    apply_decrees(app.house)
    found = case_page(app.house, case, officer_named(app, "super"))
    moved = next(one for one in found.deadlines if one.clock.changes)
    number = moved.clock.no
    for language in LANGUAGES:
        shown = reader.speaks(language).opens(f"/cases/{case}/deadlines/{number}")
        assert shown.page.count('<ol class="why">') == 2
        assert "ORDER-1" in shown.words
    reader.opens("/sign-in").sends("/sign-out")
    asked = reader.opens("/status", number=case, iin=str(APPLICANT["applicant_iin"]))
    assert asked.page.count('<ol class="why">') >= 2
    assert "Order No. 1" in asked.words


@pytest.mark.parametrize("text", ["", "year: 2018", "adds_to: 1999", ORDER.replace("03-13", "03-11"), "{{{"])
def test_what_is_no_decision_is_refused_with_a_reason(reader: Reader, text: str):
    reader.signs_in("super")
    for path in ("/overview/decisions/preview", "/overview/decisions"):
        assert sends_order(reader, text, path).status in (409, 422)


def test_nobody_else_sees_decisions(reader: Reader):
    reader.signs_in("mysal")
    assert reader.opens("/overview/decisions").status in (403, 404)
    assert reader.sends("/overview/decisions", text=ORDER, name="x").status in (403, 404)
