"""The clerk's pages on the real regulation: the application, the inbox, the task, the case."""

import pytest

from govflow.languages import LANGUAGES
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told

SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}


@pytest.fixture
def clerk(reader: Reader) -> Reader:
    """At the counter of division 1 on 5 March 2018."""
    return reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")


def applied(clerk: Reader, **other: object) -> str:
    """The number of a case opened at the counter."""
    clerk.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT | other))
    assert clerk.status == 200, clerk.words
    return clerk.path.rpartition("/")[2]


def first_item(clerk: Reader) -> str:
    clerk.opens("/inbox")
    return clerk.page.split('action="/tasks/')[1].split("/claim")[0]


def claimed(clerk: Reader) -> str:
    applied(clerk)
    item = first_item(clerk)
    clerk.sends(f"/tasks/{item}/claim")
    return item


def test_what_can_be_begun_is_listed(clerk: Reader):
    words = clerk.opens("/cases/new").words
    assert "Жәрдемақы тағайындау" in words
    assert "Ақпаратты ұсыну" in words


def test_an_application_becomes_a_case_of_its_applicant(clerk: Reader):
    case = applied(clerk)
    assert case == "D-MB-2018-000001"
    assert "Үлгіқызы Сынақ" in clerk.words
    assert "Өтініш пен құжаттарды қабылдау" in clerk.words


def test_a_wrong_application_keeps_what_was_typed_and_says_what_is_wrong_beside_the_field(clerk: Reader):
    typed = told(APPLICANT | {"applicant_iin": "991399000018", "birth_date": "31.02.1975", "last_name": "<b>Үлгі"})
    clerk.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **typed)
    assert clerk.status == 422
    assert "2 жерді түзету керек" in clerk.words
    assert 'value="991399000018"' in clerk.page
    assert 'value="31.02.1975"' in clerk.page
    assert 'value="&lt;b&gt;Үлгі"' in clerk.page
    assert 'aria-invalid="true"' in clerk.page
    assert 'href="#f-applicant_iin"' in clerk.page
    assert "Бақылау цифры сәйкес емес" in clerk.words
    assert "мұндай іс жоқ" in clerk.opens("/cases").words.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_are_told_in_the_readers_language(clerk: Reader, language: str):
    clerk.speaks(language).opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE)
    said = {"kk": "Бұл жолды толтырыңыз", "ru": "Заполните это поле", "en": "Fill in this field"}
    assert said[language] in clerk.words


def test_rows_are_added_and_taken_away_without_a_script(clerk: Reader):
    typed = told(APPLICANT)
    clerk.opens("/cases/new", **SERVICE)
    clerk.sends("/cases/new", **SERVICE, **typed, **{"what-to-do": "add:children"})
    assert 'name="children.0.iin"' in clerk.page
    assert 'value="Үлгіқызы"' in clerk.page
    clerk.sends("/cases/new", **SERVICE, **typed, **{"children.0": "row", "what-to-do": "remove:children.0"})
    assert 'name="children.0.iin"' not in clerk.page


def test_the_inbox_offers_what_the_post_may_do_and_finds_by_number_iin_and_name(clerk: Reader):
    case = applied(clerk)
    for text in (case, case.lower(), "991399000019", "үлгі"):
        assert case in clerk.opens("/inbox", text=text).words
    for text in ("D-MB-2018-9", "000", "Мысал"):
        assert case not in clerk.opens("/inbox", text=text).words
    assert case in clerk.opens("/inbox", service="mothers-benefit", state="INTAKE", late="no").words
    assert case not in clerk.opens("/inbox", late="yes").words
    assert case not in clerk.opens("/inbox", mine="yes").words


def test_a_filter_that_htmx_asks_for_brings_the_table_alone(clerk: Reader):
    case = applied(clerk)
    answer = clerk.client.get("/inbox", params={"text": case}, headers={"HX-Request": "true"})
    assert case in answer.text
    assert "<html" not in answer.text


def test_a_task_is_claimed_kept_as_a_draft_and_released(clerk: Reader):
    item = claimed(clerk)
    assert "Тапсырма сізде" in clerk.words
    clerk.sends(f"/tasks/{item}", ticket_no="A-12", **{"what-to-do": "save"})
    assert 'value="A-12"' in clerk.page
    clerk.sends(f"/tasks/{item}/release")
    assert "қайтарылды" in clerk.words
    clerk.signs_in("ulgi").opens("/inbox").sends(f"/tasks/{item}/claim")
    assert 'value="A-12"' in clerk.page


def test_a_task_somebody_else_holds_is_not_taken_from_them(clerk: Reader):
    item = claimed(clerk)
    clerk.signs_in("ulgi").sends(f"/tasks/{item}/claim")
    assert clerk.status == 409
    assert clerk.sends(f"/tasks/{item}", ticket_no="B-1").status == 409


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_done_meanwhile_tells_who_did_it_and_when_and_gives_back_what_was_typed(
    clerk: Reader, language: str
):
    item = claimed(clerk)
    assert clerk.sends(f"/tasks/{item}", ticket_no="A-12").path.startswith("/cases/")
    clerk.signs_in("ulgi").speaks(language).sends(f"/tasks/{item}", ticket_no="B-77")
    assert clerk.status == 409
    done = {"kk": "орындап қойған", "ru": "уже выполнил", "en": "already done by"}
    for words in (done[language], "Мысалова Айна", "05.03.2018", f"{item.rpartition('.')[0]}#", "B-77"):
        assert words in clerk.words
    assert clerk.opens(f"/tasks/{item}").status == 409


def test_a_task_that_changed_hands_gives_back_what_was_typed(clerk: Reader):
    item = claimed(clerk)
    clerk.opens(f"/tasks/{item}/hand-over").sends(f"/tasks/{item}/hand-over", receiver="ulgi", why="Демалыс")
    clerk.sends(f"/tasks/{item}", ticket_no="A-12")
    assert clerk.status == 409
    assert "Үлгібаева Сәуле" in clerk.words
    assert "A-12" in clerk.words


def test_other_units_neither_see_nor_touch_the_case(clerk: Reader):
    item = claimed(clerk)
    case = item.rpartition(".")[0]
    clerk.signs_in("synaq")
    assert clerk.opens(f"/cases/{case}").status == 404
    assert clerk.opens(f"/tasks/{item}").status == 404
    assert clerk.sends(f"/tasks/{item}/claim").status == 404
    assert case not in clerk.opens("/cases").words


def test_the_reply_of_a_system_is_written_down_by_hand(clerk: Reader):
    item = claimed(clerk)
    case = item.rpartition(".")[0]
    clerk.sends(f"/tasks/{item}", ticket_no="A-12")
    assert "Жауабын жазу" in clerk.words
    reply = clerk.page.split('href="/tasks/')[1].split('"')[0]
    clerk.opens(f"/tasks/{reply}").sends(f"/tasks/{reply}", emaket_found="")
    assert clerk.path == f"/cases/{case}"
    assert "Құжаттардың толықтығын" in clerk.words or "толық" in clerk.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_case_page_tells_where_it_stands_in_three_languages(clerk: Reader, language: str):
    case = applied(clerk)
    clerk.speaks(language).opens(f"/cases/{case}")
    assert clerk.status == 200
    assert {"kk": "Қазір қай жерде", "ru": "Где дело сейчас", "en": "Where it stands"}[language] in clerk.words
    step = {"kk": "құжаттарды қабылдау", "ru": "Принять заявление", "en": "Receive application"}
    assert step[language] in clerk.words


def test_the_diagram_is_given_out_as_it_was_drawn_with_the_place_marked(clerk: Reader):
    case = applied(clerk)
    clerk.opens(f"/cases/{case}")
    assert '"element": "I-02", "kind": "here"' in clerk.page
    assert '"element": "M-02", "kind": "here"' in clerk.opens(f"/cases/{case}", process="MB-P1").page
    answer = clerk.client.get(f"/cases/{case}/diagram", params={"process": "MB-P2"})
    assert answer.headers["content-type"].startswith("application/xml")
    assert b'<bpmn:process id="MB-P2"' in answer.content


def test_reading_a_case_is_put_down_in_its_ledger(clerk: Reader):
    case = applied(clerk)
    before = clerk.opens(f"/cases/{case}").page.count("Мысалова Айна")
    assert clerk.opens(f"/cases/{case}").page.count("Мысалова Айна") == before + 1


def test_a_file_is_attached_and_shown_as_a_paper(clerk: Reader):
    case = applied(clerk)
    scan = {"file": ("scan.pdf", b"%PDF-1.4 example", "application/pdf")}
    clerk.opens(f"/cases/{case}").sends(f"/cases/{case}/documents", files=scan, paper="D-PKG")
    assert clerk.status == 200
    assert "Файл іске тіркелді" in clerk.words
    assert "келген" in clerk.words


def test_a_paper_is_a_sheet_marked_as_training(clerk: Reader):
    case = applied(clerk)
    clerk.opens(f"/cases/{case}")
    paper = clerk.page.split(f'href="/cases/{case}/papers/')[1].split('"')[0]
    clerk.opens(f"/cases/{case}/papers/{paper}")
    assert clerk.status == 200
    assert "ОҚУ ҮЛГІСІ" in clerk.words
    assert clerk.opens(f"/cases/{case}/papers/9999").status == 404


def test_a_service_that_is_not_offered_is_refused(clerk: Reader):
    assert clerk.opens("/cases/new", service="nothing").status == 409
