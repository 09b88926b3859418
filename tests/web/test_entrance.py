"""The way in: languages, signing in and out, what protects the pages, the clock of the demo."""

import pytest
from starlette.testclient import TestClient

from govflow.app import App, assembled
from govflow.casework.questions.today import business_clock
from govflow.database import upgrade
from govflow.languages import LANGUAGES
from govflow.server import create_server
from govflow.settings import Profile
from govflow.web.pages.reader import Attempts
from govflow.web.pages.safety import safe_way_back
from tests.web.conftest import Reader, settings

GREETING = {"kk": "Қош келдіңіз", "ru": "Добро пожаловать", "en": "Welcome"}


def test_the_first_page_is_kazakh_and_the_others_are_a_click_away(reader: Reader):
    assert GREETING["kk"] in reader.opens("/").words
    for language in LANGUAGES:
        reader.speaks(language)
        assert GREETING[language] in reader.words
        assert f'<html lang="{language}">' in reader.page


def test_the_choice_of_language_comes_back_to_the_page_and_to_no_other_site(reader: Reader):
    assert reader.opens("/language/ru", back="/status").path == "/status"
    assert reader.opens("/language/kk", back="//elsewhere.example/").path == "/"


@pytest.mark.parametrize(
    "path", [None, "", "x", "//a.b", "/\\a.b", "https://a.b", "/a\r\nb", "/\t/a.b", "/a\\b", "/\x00"]
)
def test_a_way_back_never_leads_elsewhere(path: str | None):
    assert safe_way_back(path) == "/"


def test_the_demo_shows_its_accounts_and_production_shows_none(reader: Reader, app: App, tmp_path):
    assert 'data-account="mysal"' in reader.opens("/").page
    address = f"sqlite:///{tmp_path / 'real.db'}"
    upgrade(address)
    with assembled(settings(address, tmp_path, Profile.PRODUCTION)) as real:
        page = TestClient(create_server(real), base_url="http://127.0.0.1").get("/").text
    assert "data-account" not in page
    assert "/clock" not in page


def test_each_role_lands_where_it_works(reader: Reader):
    places = {"mysal": "/inbox", "super": "/overview", "design": "/designer", "operate": "/"}
    assert {who: reader.signs_in(who).path for who in places} == places


def test_a_wrong_password_says_so_and_keeps_the_name(reader: Reader):
    reader.signs_in("mysal", "wrong")
    assert reader.status == 422
    assert 'value="mysal"' in reader.page
    assert "құпиясөз дұрыс емес" in reader.words
    assert reader.opens("/inbox").path == "/sign-in"


def test_an_unknown_name_is_told_no_more_than_a_wrong_password(reader: Reader):
    known = reader.signs_in("mysal", "wrong").words.replace("mysal", "")
    assert reader.signs_in("nobody", "wrong").words.replace("nobody", "") == known


def test_who_guesses_too_often_has_to_wait(reader: Reader):
    statuses = [reader.signs_in("mysal", "wrong").status for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert reader.signs_in("mysal").status == 429
    assert reader.signs_in("super").path == "/overview"


def test_failed_attempts_are_forgotten_after_a_while():
    gate = Attempts(most=2, within=10)
    gate.add("a", 0)
    gate.add("a", 5)
    assert gate.are_too_many("a", 9)
    assert not gate.are_too_many("b", 9)
    assert not gate.are_too_many("a", 11)
    assert not gate.are_too_many("a", 16)
    assert gate.failed == {}


def test_a_right_password_does_not_count_and_many_at_once_count_as_many():
    gate = Attempts(most=2, within=10)
    for at in (1.0, 2.0):
        gate.add("a", at)
    assert gate.are_too_many("a", 3)
    gate.take_back("a", 2.0)
    assert not gate.are_too_many("a", 3)
    gate.take_back("a", 1.0)
    gate.take_back("a", 1.0)
    assert gate.failed == {}


def test_signing_in_again_ends_the_session_before(reader: Reader):
    reader.signs_in("mysal")
    secret = reader.client.cookies["govflow_session"]
    reader.signs_in("ulgi")
    assert reader.client.cookies["govflow_session"] != secret
    reader.client.cookies.clear()
    reader.client.cookies.set("govflow_session", secret)
    assert reader.opens("/inbox").path == "/sign-in"


def test_after_signing_out_the_old_session_opens_nothing(reader: Reader):
    reader.signs_in("mysal")
    secret = reader.client.cookies["govflow_session"]
    assert reader.sends("/sign-out").path == "/"
    reader.client.cookies.set("govflow_session", secret)
    assert reader.opens("/inbox").path == "/sign-in"


def test_after_signing_in_the_reader_comes_to_the_page_first_asked_for(reader: Reader):
    asked = reader.opens("/cases")
    assert asked.path == "/sign-in"
    assert reader.signs_in("mysal", next="/cases").path == "/cases"


def test_a_portal_is_for_its_role(reader: Reader):
    reader.signs_in("mysal")
    for path in ("/overview", "/designer"):
        assert reader.opens(path).status == 403
    reader.signs_in("super")
    assert reader.opens("/inbox").status == 403
    reader.signs_in("design")
    assert reader.opens("/inbox").status == 200


def test_what_another_site_sends_changes_nothing(reader: Reader):
    reader.signs_in("mysal")
    forged = reader.client.post("/sign-out", data={"csrf-token": "guessed"})
    assert forged.status_code == 403
    assert "Ештеңе өзгерген жоқ" in forged.text
    reader.opens("/inbox")
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    token = reader.page.split('name="csrf-token" value="')[1].split('"')[0]
    assert reader.client.post("/sign-out", data={"csrf-token": token}, headers=elsewhere).status_code == 403
    assert reader.opens("/inbox").status == 200


def test_every_answer_carries_the_headers_that_protect_it(reader: Reader):
    for path in ("/", "/services", "/nowhere", "/assets/style.css"):
        headers = reader.client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert reader.client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in reader.client.get("/assets/style.css").headers["cache-control"]


def test_cookies_are_kept_from_scripts_and_other_sites(reader: Reader):
    answer = reader.client.get("/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=lax" in answer.headers["set-cookie"]


def test_a_flood_is_refused_before_it_is_read(reader: Reader):
    answer = reader.client.post("/sign-in", content=b"", headers={"content-length": "999999999"})
    assert answer.status_code == 413
    assert "Жіберілген дерек тым үлкен" in answer.text


@pytest.mark.parametrize(
    "length",
    [{"content-length": "1000001"}, {"content-length": "9" * 20}, {"content-length": "²"}, {"content-length": "-1"},
     {"transfer-encoding": "Chunked"}, {"transfer-encoding": "gzip, identity"}],
)  # fmt: skip
def test_a_stranger_sends_little_and_says_how_much(reader: Reader, length: dict[str, str]):
    headers = {**length, "content-type": "application/x-www-form-urlencoded"}
    raw = [(name.encode(), value.encode("utf-8")) for name, value in headers.items()]
    assert reader.client.post("/sign-in", content=b"", headers=raw).status_code == 413


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_said_in_the_readers_language(reader: Reader, language: str):
    reader.speaks(language).opens("/nowhere")
    assert reader.status == 404
    assert {"kk": "Мұндай бет жоқ", "ru": "Такой страницы нет", "en": "There is no such page"}[
        language
    ] in reader.words


def test_the_clock_is_moved_for_everybody_and_the_banner_says_so(reader: Reader, app: App):
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    assert reader.path == "/inbox"
    assert "05.03.2018 09:00" in reader.words
    assert f"{business_clock(app.house).now():%d.%m.%Y}" == "05.03.2018"
    reader.sends("/clock", step="day")
    assert "06.03.2018 09:00" in reader.words


@pytest.mark.parametrize("written", ["", "31.02.2018", "yesterday", "05.03.1200"])
def test_a_day_that_is_none_does_not_move_the_clock(reader: Reader, app: App, written: str):
    before = business_clock(app.house).shift
    reader.signs_in("mysal").sends("/clock", to=written)
    assert reader.status == 422
    assert business_clock(app.house).shift == before


def test_a_stranger_does_not_move_the_clock(reader: Reader, app: App):
    before = business_clock(app.house).shift
    assert reader.opens("/").sends("/clock", to="05.03.2018").status == 401
    assert business_clock(app.house).shift == before


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "undefined"])
def test_a_form_in_a_foreign_charset_is_refused(reader: Reader, charset: str):
    reader.opens("/sign-in")
    part = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    assert reader.client.post("/sign-in", content=part, headers={"content-type": kind}).status_code == 400
