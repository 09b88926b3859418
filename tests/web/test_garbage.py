"""Whatever is typed into an address or a form, the answer is a page that says so, and nothing is changed."""

from html import escape

import pytest

from govflow.app import App
from govflow.languages import LANGUAGES
from tests.web.applicant import APPLICANT
from tests.web.conftest import TOKEN, Reader, told
from tests.web.everything import everything

pytestmark = pytest.mark.slow
SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
ADDRESSES = (
    "/cases/{}", "/cases/{}/diagram", "/cases/{}/deadlines/1", "/cases/{}/papers/1", "/cases/{}/messages/1",
    "/cases/D-MB-2018-000001/papers/{}", "/cases/D-MB-2018-000001/deadlines/{}", "/cases?text={}", "/tasks/{}",
    "/tasks/D-MB-2018-000001.{}", "/inbox?text={}", "/inbox?after={}", "/inbox?service={}&state={}&late={}&mine={}",
    "/cases/new?service={}", "/cases/new?service=mothers-benefit&process={}", "/overview?by={}&only={}",
    "/overview?by=unit&only={}", "/overview/diagram?service={}&process={}", "/designer/uploads/{}",
    "/designer/editions/{}", "/calendar/{}.ics", "/calendar?year={}&week={}&known_on={}", "/language/{}?back={}",
    "/status?number={}1&iin={}", "/sign-in?next={}&as={}", "/{}",
)  # fmt: skip
POSTS = ("/tasks/{}/claim", "/tasks/D-MB-2018-000001.{}", "/cases/{}/documents", "/overview/decisions/{}/undo",
         "/overview/incidents/{}/1", "/designer/uploads/{}/open", "/cases/{}/messages/1")  # fmt: skip
ODD = (
    "%00", "a%00b", "%ff%fe", "%ed%a0%80", "..%2f..%2fetc%2fpasswd", "9" * 5000, "-1", "1e9", "%C2%B2", "%D9%A3",
    "%F0%9F%98%80", "'%22%3E%3Cscript%3E", "%0d%0aSet-Cookie:a=b", "0001-01-01T00:00:00%2B05:00|a|1",
    "9999-12-31T23:59:59-05:00|a|1", "2018-03-05T00:00:00|a|1", "2018-03-05T00:00:00%2B05:00|a|" + "9" * 20,
    "2018-03-05T00:00:00%2B05:00|a%00|1", "31.12.9999", "01.01.0001", "29.02.2019",
)  # fmt: skip
TYPED = (
    "\x00", "a\x00b", "\ud7ff\ufffe", "\u202egnp.exe", "1" * 4000, "-0", "1e999", "NaN", "Infinity", "٣٤", "²",
    "😀" * 50, "<script>alert(1)</script>", "'; drop table cases; --", "{{ 7*7 }}", "${7*7}", "\r\n\r\n",
    "01.01.0001", "31.12.9999", "29.02.2019", "24:00", "0,1,2", "a" * 150_000, "[object Object]", "\\u0000",
)  # fmt: skip
BUTTONS = (
    "add:", "remove:", "add:.", "remove:.", "remove:children." + "9" * 5000, "remove:children.²", "add:last_name",
    "add:reg_address", "add:children.0.x.y", "remove:" + "a." * 3000, "sign", "sign:NO-SUCH", "choose", "",
)  # fmt: skip
FEW = 7


def test_no_address_is_so_odd_that_the_server_breaks(anyone: Reader, either: App):
    case = opened(anyone)
    before = everything(either.house.database)
    for name in ("mysal", "super", "design"):
        anyone.signs_in(name)
        for address in ADDRESSES:
            for odd in ODD:
                path = address.replace("{}", odd)
                assert anyone.client.get(path).status_code < 500, f"{name}: {path[:100]}"
        for address in POSTS:
            for odd in ODD:
                path = address.replace("{}", odd)
                assert anyone.opens("/").sends(path).status < 500, f"{name}: POST {path[:100]}"
    assert everything(either.house.database) == before
    assert anyone.signs_in("mysal").opens(f"/cases/{case}").status == 200


def test_whatever_is_typed_into_every_field_comes_back_with_its_fault(anyone: Reader, either: App):
    anyone.signs_in("mysal")
    before = everything(either.house.database)
    for typed in TYPED:
        fields = dict.fromkeys(told(APPLICANT), typed)
        anyone.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **fields)
        assert anyone.status == 422, typed[:40]
        assert 'aria-invalid="true"' in anyone.page
        assert as_shown(typed) in anyone.page, typed[:40]
    assert everything(either.house.database) == before


def test_one_odd_answer_among_right_ones_is_taken_or_refused_and_never_breaks(anyone: Reader):
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE)
    for place, name in enumerate(told(APPLICANT)):
        for typed in TYPED[place % FEW :: FEW]:
            answer = anyone.client.post(
                "/cases/new", data=with_token(anyone, SERVICE | told(APPLICANT) | {name: typed})
            )
            assert answer.status_code in (200, 422), f"{name}: {typed[:40]}"


def test_names_no_form_has_are_read_past(anyone: Reader, either: App):
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE)
    strange = {
        "is_admin": "on",
        "case_id": "X",
        "gov.hidden": "1",
        "children.0.0.0": "x",
        "documents.-1.no": "1",
        "reg_address": "text where a group stands",
        "applicant_iin.0": "row",
        "__class__": "x",
        ".": "x",
        "": "x",
    }
    anyone.sends("/cases/new", **SERVICE, **told(APPLICANT) | strange)
    assert anyone.path.startswith("/cases/D-MB")
    kept = everything(either.house.database)
    assert not any("is_admin" in row or "__class__" in row for rows in kept.values() for row in rows)


def test_a_button_that_no_form_has_changes_nothing(anyone: Reader, either: App):
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE)
    before = everything(either.house.database)
    for way in BUTTONS:
        anyone.sends("/cases/new", **SERVICE, **{"what-to-do": way, "last_name": "Үлгі", "children.0": "row"})
        assert anyone.status in (200, 422), way[:40]
        assert 'value="Үлгі"' in anyone.page, way[:40]
    assert everything(either.house.database) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_rows_are_refused_in_a_sentence(anyone: Reader, either: App, language: str):
    anyone.signs_in("mysal").speaks(language).opens("/cases/new", **SERVICE)
    before = everything(either.house.database)
    for rows, status in ((10_000, 400), (600, 422)):
        many = {f"children.{number}": "row" for number in range(rows)}
        anyone.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT) | many)
        assert anyone.status == status
        assert f'<html lang="{language}">' in anyone.page
    assert everything(either.house.database) == before


def opened(anyone: Reader) -> str:
    anyone.signs_in("mysal").opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    return anyone.path.rpartition("/")[2]


def as_shown(typed: str) -> str:
    """What was typed as it stands in a field; no page can hold a zero character."""
    return (
        escape(typed[:80].replace("\r\n", "\n")).replace("&#x27;", "&#39;").replace("&quot;", "&#34;").strip("\n")
    )


def with_token(anyone: Reader, fields: dict[str, str]) -> dict[str, str]:
    found = TOKEN.search(anyone.page)
    assert found is not None
    return {"csrf-token": found[1], **fields}
