"""What people type, draw and upload is shown as they wrote it, and is never markup, script or a header of ours."""

import asyncio
from typing import Any

import pytest

from govflow.app import App
from govflow.server import create_server
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.test_designer import CARD, uploads

SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
EVIL = "\"'><img src=x onerror=alert(1)></script><b>{{7*7}}"


def is_harmless(page: str) -> bool:
    return "<img src=x" not in page and "<b>{{" not in page and "<b>49" not in page


def test_nothing_typed_into_a_case_becomes_markup(reader: Reader):
    evil = dict.fromkeys(("last_name", "first_name", "id_doc_issuer", "postal_address", "bank_name"), EVIL)
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT) | evil)
    case = reader.path.rpartition("/")[2]
    assert case.startswith("D-MB")
    scan = {"file": (f"{EVIL}.pdf", b"%PDF-1.4", "text/html")}
    reader.opens(f"/cases/{case}").sends(f"/cases/{case}/documents", files=scan, paper=EVIL)
    item = reader.opens("/inbox").page.split('action="/tasks/')[1].split("/claim")[0]
    paths = (
        "/inbox",
        "/cases",
        f"/cases/{case}",
        f"/cases/{case}?story=whole",
        f"/cases/{case}/papers/1",
        f"/tasks/{item}",
    )
    for name in ("mysal", "super"):
        reader.signs_in(name)
        for path in (*paths, "/overview", "/overview?by=officer"):
            assert is_harmless(reader.opens(path).page), path
    assert "&lt;img src=x" in reader.signs_in("mysal").opens(f"/cases/{case}").page


def test_nothing_asked_for_in_an_address_becomes_markup(reader: Reader):
    for name in ("mysal", "super", "design"):
        reader.signs_in(name)
        for path in ("/inbox", "/cases", "/overview", "/status", "/calendar", "/sign-in", "/designer", "/nowhere"):
            words = (
                "text",
                "service",
                "state",
                "by",
                "only",
                "number",
                "iin",
                "as",
                "next",
                "year",
                "known_on",
                "after",
            )
            assert is_harmless(reader.opens(path, **dict.fromkeys(words, EVIL)).page), path


def test_nothing_drawn_or_named_in_an_upload_becomes_markup(reader: Reader):
    drawn = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    card = (
        CARD.read_bytes()
        .replace(b"Take the request", drawn.encode())
        .replace(b'name="Desk"', f'name="{drawn}"'.encode())
    )
    reader.signs_in("design")
    uploads(reader, card, f"{EVIL}.bpmn")
    assert reader.status == 200
    assert is_harmless(reader.page)
    reader.sends(f"{reader.path}/open", title=EVIL, **{"lane-0": EVIL})
    assert is_harmless(reader.page)
    uploads(reader, card).sends(f"{reader.path}/open", title=EVIL)
    assert reader.path.startswith("/designer/editions/")
    for path in (reader.path, "/designer", "/services", "/cases/new", "/inbox"):
        assert is_harmless(reader.opens(path).page), path


@pytest.mark.parametrize("answer", ["/nowhere", "/inbox", "/services", "/calendar/2018.ics", "/assets/none.js"])
def test_every_answer_of_every_kind_is_guarded(reader: Reader, answer: str):
    for client in (reader.client.get, reader.client.post, reader.client.put, reader.client.options):
        headers = client(answer, follow_redirects=False).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_somebody_who_goes_away_in_the_middle_of_sending_is_no_fault_of_ours(app: App):
    sent: list[Any] = []

    async def gone() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/sign-in", "raw_path": b"/sign-in", "query_string": b"",
        "headers": [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", b"10")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "scheme": "http", "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    asyncio.run(create_server(app)(scope, gone, keep))
    assert sent[0]["status"] == 400
