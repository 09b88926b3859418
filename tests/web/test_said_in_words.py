"""What a person reads are words: no codes of a service, no dates of a machine, and no answer given for them."""

from dataclasses import replace
from datetime import date

import pytest

from govflow.app import App
from govflow.casework.cases.rejections import NotInForce
from govflow.casework.people.officers import CLOCK
from govflow.casework.questions.story import story
from govflow.languages import LANGUAGES
from govflow.law.calendars import BeforeTheCalendar
from govflow.web.pages.tone import sentence
from tests.web.conftest import Reader
from tests.web.test_clerk import clerk
from tests.web.test_designer import CARD, designer, uploads
from tests.web.test_reasons import refused

__all__ = ["clerk", "designer"]
SLOW = (
    b'<bpmn:boundaryEvent id="slow" name="Two days" attachedToRef="take"><bpmn:outgoing>f7</bpmn:outgoing>'
    b"<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>"
    b'</bpmn:boundaryEvent><bpmn:sequenceFlow id="f7" sourceRef="slow" targetRef="no" /></bpmn:process>'
)
PROSE = (
    b'sourceRef="ok" targetRef="give"><bpmn:conditionExpression>lives in our district</bpmn:conditionExpression>'
    b"</bpmn:sequenceFlow>"
)
OUTCOMES = {"kk": "Қабылдаудан бас тартылды", "ru": "Отказано в приёме", "en": "Intake refused"}


def foreign(designer: Reader) -> str:
    """A case of a diagram from another tool, all of whose lanes are the designer's own."""
    drawn = CARD.read_bytes().replace(b"</bpmn:process>", SLOW)
    uploads(designer, drawn.replace(b'sourceRef="ok" targetRef="give" />', PROSE))
    assert "Lives here?" in designer.words
    designer.sends(f"{designer.path}/open", title="Library card")
    service = designer.page.split("/cases/new?service=")[1].split('"')[0]
    designer.opens("/cases/new", service=service).sends("/cases/new", service=service)
    return designer.path.rpartition("/")[2]


def claims_next(designer: Reader) -> str:
    item = designer.opens("/inbox").page.split('action="/tasks/')[1].split("/claim")[0]
    designer.sends(f"/tasks/{item}/claim")
    return item


def test_a_foreign_case_is_told_by_its_lanes_its_channel_and_the_name_of_its_timer(designer: Reader):
    case = foreign(designer.speaks("en"))
    designer.opens(f"/cases/{case}")
    assert "Desk, Office" in designer.words
    assert "channel Applicant" in designer.words
    assert "Two days" in designer.words
    assert "P2D" not in designer.words
    deadline = designer.page.split(f'href="/cases/{case}/deadlines/')[1].split('"')[0]
    designer.opens(f"/cases/{case}/deadlines/{deadline}")
    assert "taken from a timer of the diagram (“P2D”)" in designer.words
    assert "not been counted yet" not in designer.words


def test_no_way_is_chosen_for_the_person_who_is_asked(designer: Reader):
    case = foreign(designer.speaks("en"))
    for _ in ("take", "check"):
        designer.sends(f"/tasks/{claims_next(designer)}")
    item = designer.opens("/inbox").page.split('href="/tasks/')[1].split('"')[0]
    designer.opens(f"/tasks/{item}")
    assert 'type="radio"' in designer.page
    assert "checked" not in designer.page
    designer.sends(f"/tasks/{item}", **{"what-to-do": "complete"})
    assert designer.status == 422
    assert "No way was chosen" in designer.words
    designer.sends(f"/tasks/{item}", flow="f4", **{"what-to-do": "complete"})
    assert designer.path == f"/cases/{case}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_clerk_and_citizen_read_how_a_case_ended(clerk: Reader, language: str):
    case = refused(clerk)
    for page in (f"/cases/{case}", f"/status?number={case}&iin=991399000019"):
        clerk.speaks(language).opens(page)
        assert OUTCOMES[language] in clerk.words
        assert "INTAKE_REFUSED" not in clerk.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_its_days_as_the_pages_do(language: str):
    early = BeforeTheCalendar(day=date(2009, 12, 31), first=date(2010, 1, 1))
    assert "31.12.2009" in sentence(early, language)
    assert "01.02.2017" in sentence(NotInForce(service="mothers-benefit", on=date(2017, 2, 1)), language)


def test_what_the_clock_ended_is_told_as_not_done_and_not_as_done_late(clerk: Reader, app: App):
    opened = story(app.house, refused(clerk))[0]
    facts = {"no": 1, "term": "T-FORM", "due_on": "2018-03-07", "officer": None}
    late = replace(opened, event="DeadlineEndedLate", facts=facts)
    assert "done late (the last day was 07.03.2018); officer: nobody yet" in late.sentence("en")
    assert "not done by the end of its last day, 07.03.2018" in replace(late, by=CLOCK.id).sentence("en")


def test_a_supervisor_comes_to_the_cases_from_oversight_and_back(reader: Reader):
    reader.speaks("en").signs_in("super").opens("/overview")
    assert 'href="/cases"' in reader.page
    assert '<a href="/overview">Oversight of terms</a>' in reader.opens("/cases").page
