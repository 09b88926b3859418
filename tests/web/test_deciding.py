"""Decisions over a deadline, a task and a case: who may take them, what each page says, what the ledger keeps."""

import re

import pytest

from govflow.app import App
from govflow.casework.actions.hearing import answer_system
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, save_draft
from govflow.casework.desk import Desk, open_desk, open_reading
from govflow.casework.inbox.items import code_of
from govflow.casework.ledger.store import entries_of
from govflow.casework.people.officers import Machine, Officer, Role
from govflow.casework.people.passwords import sealed
from govflow.casework.people.store import keep_officer
from govflow.languages import LANGUAGES
from tests.casework.conftest import APPLICATION
from tests.casework.review import review_edition
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.test_overview import INTAKE, works_on_next

SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
LOST = {"ending": "MB-LOST", "reason": "Баланың біреуі қайтыс болды"}


@pytest.fixture
def case(reader: Reader) -> str:
    """A case that the division has accepted on 5 March 2018; its terms run."""
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    case = reader.path.rpartition("/")[2]
    for answers in INTAKE:
        works_on_next(reader, case, answers)
    return case


def deadline_of(reader: Reader, case: str, title: str) -> str:
    """The address of a running deadline by its title."""
    page = reader.opens(f"/cases/{case}").page
    number = re.search(rf'id="deadline-(\d+)">\s*<h3>{re.escape(title)}', page)
    assert number, reader.words
    return f"/cases/{case}/deadlines/{number[1]}"


def said(app: App, case: str, event: str) -> list[dict[str, object]]:
    with open_reading(app.house) as connection:
        return [dict(entry.facts) for entry in entries_of(connection, case) if entry.event == event]


FORM_TERM = "Іс макетін қалыптастыру"


def test_a_term_is_stopped_on_a_ground_and_goes_on_with_both_dates(reader: Reader, case: str, app: App):
    place = deadline_of(reader, case, FORM_TERM)
    reader.opens(f"{place}/pause")
    assert "07.03.2018" in reader.words
    assert "жалғасқанша тоқтап тұрады" in reader.words
    reader.sends(f"{place}/pause", own_ground="Тізілім жұмыс істемейді", citation="p.9(2)")
    assert "Мерзім тоқтатыла тұрды" in reader.words
    (stopped,) = said(app, case, "DeadlinePaused")
    assert (stopped["ground"], stopped["citation"]) == ("Тізілім жұмыс істемейді", "p.9(2)")
    reader.sends("/clock", to="06.03.2018", back="/inbox").opens(f"{place}/resume")
    assert "12.03.2018" in reader.words
    reader.sends(f"{place}/resume")
    assert said(app, case, "DeadlineResumed")[0]["due_on"] == "2018-03-12"
    words = reader.opens(place).words
    assert "Бұл мерзімге не істелді" in words
    assert "Тізілім жұмыс істемейді" in words
    assert reader.opens(f"{place}/resume").status == 404


def test_a_decision_without_its_ground_changes_nothing_and_keeps_what_was_typed(
    reader: Reader, case: str, app: App
):
    place = deadline_of(reader, case, FORM_TERM)
    reader.opens(f"{place}/pause").sends(f"{place}/pause", own_ground="Тізілім <b>жұмыс</b> істемейді")
    assert reader.status == 422
    assert "Негізін және оның актідегі орнын көрсетіңіз" in reader.words
    assert 'value="Тізілім &lt;b&gt;жұмыс&lt;/b&gt; істемейді"' in reader.page
    assert said(app, case, "DeadlinePaused") == []


def test_another_term_of_the_act_takes_the_place_of_a_running_one(reader: Reader, case: str, app: App):
    place = deadline_of(reader, case, FORM_TERM)
    reader.opens(f"{place}/replace")
    assert "4 жұмыс күні) → 13.03.2018" in reader.words
    reader.sends(f"{place}/replace", with_term="T-CAP4", own_ground="Филиалдың сұрауы", citation="p.6")
    assert "Мерзім ауыстырылды" in reader.words
    (replaced,) = said(app, case, "DeadlineReplaced")
    assert (replaced["before"], replaced["due_on"]) == ("2018-03-07", "2018-03-13")
    assert "ауыстырылды" in reader.words
    assert reader.opens(f"{place}/pause").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_decision_speaks_the_readers_language(reader: Reader, case: str, language: str):
    place = deadline_of(reader, case, FORM_TERM)
    titles = {
        "pause": {"kk": "Мерзімді тоқтата тұру", "ru": "Приостановить срок", "en": "Stop the term"},
        "replace": {"kk": "Мерзімді басқасымен ауыстыру", "ru": "Заменить срок другим", "en": "Replace the term"},
    }
    reader.speaks(language)
    for way, title in titles.items():
        assert title[language] in reader.opens(f"{place}/{way}").words
    reader.signs_in("super").opens(f"/cases/{case}/end")
    assert {"kk": "Істі тоқтату", "ru": "Прекратить дело", "en": "End the case"}[language] in reader.words


def test_only_who_answers_for_a_term_or_stands_above_changes_it(reader: Reader, case: str):
    place = deadline_of(reader, case, FORM_TERM)
    for stranger in ("synaq", "design"):
        assert reader.signs_in(stranger).opens(f"{place}/pause").status in (403, 404)
    for other in ("branch", "spec"):
        reader.signs_in(other)
        assert reader.opens(f"{place}/pause").status == 403
        assert reader.sends(f"{place}/pause", own_ground="x", citation="p.1").status == 403
        assert f"{place}/pause" not in reader.opens(place).page
    for above in ("super", "head"):
        assert reader.signs_in(above).opens(f"{place}/pause").status == 200


@pytest.fixture
def extendable(reader: Reader, app: App) -> str:
    """A case of the small review edition, sent back to the applicant: a term that the act lets be extended runs."""
    app.house.editions.add(review_edition())
    intake = Officer("counter", "Терезе Үлгі", "", frozenset({Role("division-1", "INTAKE")}))
    with open_desk(app.house) as desk:
        keep_officer(desk.rows, intake, sealed("demo"))
    reader.signs_in("counter").sends("/clock", to="05.03.2018", back="/inbox")
    spec = Officer("spec", "", "", frozenset({Role("provider", "SPEC")}))
    with open_desk(app.house) as desk:
        case = open_case("review", APPLICATION, by=intake, desk=desk, unit="division-1")
    for element, by, answers in (("ACCEPT", intake, {}), ("EXAMINE", spec, {"verdict": "BACK"})):
        does(app, case, element, by, answers)
    return case


def does(app: App, case: str, element: str, by: Officer, answers: dict[str, object]) -> None:
    """Claim, sign where it must be, complete; the register answers by itself."""
    with open_desk(app.house) as desk:
        item = code_of(case, item_at(desk, case, element))
        claim_task(item, by=by, desk=desk)
        save_draft(item, answers, by=by, desk=desk)
        if element == "EXAMINE":
            sign_paper(item, "DRAFT", by=by, desk=desk)
        complete_task(item, answers, by=by, desk=desk)
        if element == "ACCEPT":
            register = code_of(case, item_at(desk, case, "REGISTER"))
            answer_system(register, {}, by=Machine("register"), desk=desk)


def item_at(desk: Desk, case: str, element: str) -> int:
    file = desk.file(case, by="test")
    return next(item.wait for item in file.items.values() if item.element == element)


def test_a_task_is_handed_over_with_its_draft_and_its_reason(reader: Reader, case: str, app: App):
    reader.opens("/inbox", text=case)
    item = reader.page.split('action="/tasks/')[1].split("/claim")[0]
    reader.sends(f"/tasks/{item}/claim").opens(f"/tasks/{item}/hand-over")
    assert "Үлгібаева Сәуле" in reader.words
    assert "Сынақов Ерлан" not in reader.words
    reader.sends(f"/tasks/{item}/hand-over", receiver="ulgi", why="Демалыс")
    assert "Тапсырма берілді" in reader.words
    assert "Мысалова Айна" in reader.words
    (handed,) = said(app, case, "TaskHandedOver")
    assert (handed["to"], handed["reason"]) == ("ulgi", "Демалыс")
    assert reader.opens(f"/tasks/{item}/hand-over").status == 404
    assert 'name="what-to-do" value="complete"' in reader.signs_in("ulgi").opens(f"/tasks/{item}").page


def test_a_supervisor_gives_a_task_to_another_officer_or_takes_it_back(reader: Reader, case: str, app: App):
    reader.opens("/inbox", text=case)
    item = reader.page.split('action="/tasks/')[1].split("/claim")[0]
    reader.sends(f"/tasks/{item}/claim")
    reader.signs_in("super").opens(f"/tasks/{item}/hand-over")
    assert "Мысалова Айна" in reader.words
    reader.sends(f"/tasks/{item}/hand-over", receiver="nobody", why="x")
    assert reader.status == 422
    reader.sends(f"/tasks/{item}/hand-over", receiver="ulgi", why="")
    assert reader.status == 422
    reader.sends(f"/tasks/{item}/hand-over", receiver="*", why="Ауырып қалды")
    (back,) = said(app, case, "TaskTakenBack")
    assert (back["holder"], back["reason"]) == ("mysal", "Ауырып қалды")
    assert "Мысалова Айна қолынан" in reader.words


def test_a_case_ends_on_a_ground_of_the_act_and_its_page_says_what_that_changes(
    reader: Reader, case: str, app: App
):
    reader.opens(f"/cases/{case}/end")
    assert reader.status == 403
    reader.signs_in("head").opens(f"/cases/{case}/end")
    assert "Іс барысында құқығынан айырылу" in reader.words
    assert "енді есептелмейді" in reader.words
    assert reader.sends(f"/cases/{case}/end", ending="MB-LOST", reason="").status == 422
    assert reader.sends(f"/cases/{case}/end", ending="MB-G1", reason="x").status == 422
    reader.sends(f"/cases/{case}/end", **LOST)
    assert "Іс тоқтатылды" in reader.words
    (ended,) = said(app, case, "CaseCancelled")
    assert (ended["ground"], ended["citation"]) == ("MB-LOST", "A24 (A24)")
    assert reader.sends(f"/cases/{case}/end", **LOST).status == 409


def test_a_form_sent_twice_is_answered_with_the_reference_of_the_first_answer(reader: Reader, app: App):
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE)
    key = re.findall(r'name="sending" value="([^"]+)"', reader.page)[-1]
    typed = {**SERVICE, **told(APPLICANT), "sending": key}
    case = reader.sends("/cases/new", **typed).path.rpartition("/")[2]
    assert reader.sends("/cases/new", **typed).status == 409
    assert f"{case}#" in reader.words
    assert f'href="/cases/{case}"' in reader.page
    assert "D-MB-2018-000002" not in reader.opens("/cases", text="991399000019").words
    another = reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT), sending="k2")
    assert another.path.endswith("D-MB-2018-000002")


def test_a_form_that_was_refused_can_be_sent_again_with_the_same_key(reader: Reader):
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox").opens("/cases/new", **SERVICE)
    wrong = told(APPLICANT | {"applicant_iin": "1"})
    assert reader.sends("/cases/new", **SERVICE, **wrong, sending="same").status == 422
    assert reader.sends("/cases/new", **SERVICE, **told(APPLICANT), sending="same").path.startswith("/cases/D-")


def test_a_term_is_extended_as_far_as_the_act_lets_and_each_length_shows_its_day(
    reader: Reader, extendable: str, app: App
):
    place = deadline_of(reader, extendable, "T-APP25")
    assert "extend" in reader.opens(place).page
    reader.opens(f"{place}/extend")
    assert reader.page.count("→") == 6  # five lengths and the line of what changes
    assert reader.sends(f"{place}/extend", length="6", why="x").status == 422
    reader.sends(f"{place}/extend", length="5", why="Ауру")
    (extended,) = said(app, extendable, "DeadlineExtended")
    assert (extended["by_length"], extended["ground"], extended["citation"]) == (5, "Ауру", "p.1")
    assert extended["before"] < extended["due_on"]
    assert reader.opens(f"{place}/extend").status == 404  # once, says the act
