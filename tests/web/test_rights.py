"""Every address of the pages, tried as everybody: who has no right to it learns nothing and changes nothing.

A new route fails here until the table below says whose it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import pytest
from starlette.testclient import TestClient

from govflow.app import App
from govflow.casework.deadlines.store import all_clocks
from govflow.casework.desk import open_desk, open_reading, read_file
from govflow.casework.documents.store import documents_in
from govflow.casework.inbox.items import Kind, code_of
from govflow.casework.people.officers import Duty, Officer, Role
from govflow.casework.people.passwords import sealed
from govflow.casework.people.store import keep_officer
from govflow.server import create_server
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.everything import everything
from tests.web.test_designer import CARD, uploads
from tests.web.test_overview import INTAKE, works_on_next

pytestmark = pytest.mark.slow
SERVICE = {"service": "mothers-benefit", "process": "MB-P1"}
NOWHERE = "D-MB-2018-999999"


class Door(Enum):
    """Whom an address lets in."""

    OPEN = "everybody"
    SIGNED_IN = "whoever is signed in"
    CLERK = "the clerks' portal"
    SUPERVISOR = "the supervisors' portal"
    DESIGNER = "the designers' portal"
    CASE = "the officers of the case and who oversees them"
    TASK = "the officers of the post the task is offered to"
    OVERSEEN = "supervisors above the case"
    HANDED = "whoever holds the task, and supervisors above the case"
    ANSWERING = "whoever answers for the deadline or stands above the case, of those who see the case"
    ABOVE = "heads and supervisors above the case, of those who see the case"


OF_A_CASE = (Door.CASE, Door.TASK, Door.OVERSEEN, Door.HANDED, Door.ANSWERING, Door.ABOVE)
SEEN = (Door.ANSWERING, Door.ABOVE)  # who sees the case is told that this is not for them
WHOSE = {
    "GET /": Door.OPEN,
    "GET /sign-in": Door.OPEN,
    "POST /sign-in": Door.OPEN,
    "POST /sign-out": Door.OPEN,
    "GET /language/{language}": Door.OPEN,
    "GET /calendar": Door.OPEN,
    "GET /calendar/{year}.ics": Door.OPEN,
    "GET /services": Door.OPEN,
    "GET /status": Door.OPEN,
    "POST /clock": Door.SIGNED_IN,
    "GET /cases": Door.SIGNED_IN,
    "GET /inbox": Door.CLERK,
    "GET /cases/new": Door.CLERK,
    "POST /cases/new": Door.CLERK,
    "POST /cases/new/look": Door.CLERK,
    "GET /tasks/{item}": Door.TASK,
    "POST /tasks/{item}": Door.TASK,
    "POST /tasks/{item}/look": Door.TASK,
    "POST /tasks/{item}/claim": Door.TASK,
    "POST /tasks/{item}/release": Door.TASK,
    "GET /cases/{case}": Door.CASE,
    "GET /cases/{case}/diagram": Door.CASE,
    "GET /cases/{case}/deadlines/{no}": Door.CASE,
    "GET /cases/{case}/deadlines/{no}/{way}": Door.ANSWERING,
    "POST /cases/{case}/deadlines/{no}/{way}": Door.ANSWERING,
    "GET /cases/{case}/end": Door.ABOVE,
    "POST /cases/{case}/end": Door.ABOVE,
    "GET /tasks/{item}/hand-over": Door.HANDED,
    "POST /tasks/{item}/hand-over": Door.HANDED,
    "GET /cases/{case}/papers/{no}": Door.CASE,
    "GET /cases/{case}/papers/{no}/file": Door.CASE,
    "POST /cases/{case}/documents": Door.CASE,
    "GET /cases/{case}/messages/{wait}": Door.CASE,
    "POST /cases/{case}/messages/{wait}": Door.CASE,
    "POST /cases/{case}/messages/{wait}/look": Door.CASE,
    "GET /overview": Door.SUPERVISOR,
    "GET /overview/diagram": Door.SUPERVISOR,
    "GET /overview/decisions": Door.SUPERVISOR,
    "POST /overview/decisions": Door.SUPERVISOR,
    "POST /overview/decisions/preview": Door.SUPERVISOR,
    "POST /overview/decisions/{no}/undo": Door.SUPERVISOR,
    "POST /overview/incidents/{case}/{no}": Door.OVERSEEN,
    "GET /designer": Door.DESIGNER,
    "POST /designer/uploads": Door.DESIGNER,
    "GET /designer/uploads/{digest}": Door.DESIGNER,
    "GET /designer/uploads/{digest}/diagram": Door.DESIGNER,
    "POST /designer/uploads/{digest}/open": Door.DESIGNER,
    "GET /designer/editions/{digest}": Door.DESIGNER,
    "GET /designer/editions/{digest}/diagram": Door.DESIGNER,
}
PORTALS = {
    Door.CLERK: "clerk",
    Door.TASK: "clerk",
    Door.SUPERVISOR: "supervisor",
    Door.OVERSEEN: "supervisor",
    Door.DESIGNER: "designer",
}
# Who they are: the portals they work in, whether the case and its first task are theirs, whether they oversee it.
READERS: dict[str, tuple[set[str], set[Door]]] = {
    "nobody": (set(), set()),
    "mysal": ({"clerk"}, {Door.CASE, Door.TASK, Door.ANSWERING}),
    "ulgi": ({"clerk"}, {Door.CASE, Door.TASK, Door.ANSWERING}),
    "spec": ({"clerk"}, {Door.CASE}),  # another post of the same case
    "synaq": ({"clerk"}, set()),  # the same post in another unit
    "super": ({"supervisor"}, {Door.CASE, Door.OVERSEEN, Door.HANDED, Door.ANSWERING, Door.ABOVE}),
    "beside": ({"supervisor"}, set()),  # above another unit
    "both": ({"clerk", "supervisor"}, set()),
    "design": ({"clerk", "designer"}, set()),
    "operate": (set(), set()),
}
STRANGERS = (
    Officer("beside", "Бөтенова Сынақ", "", frozenset({Role("division-2", Duty.SUPERVISOR)})),
    Officer(
        "both", "Бөтенов Үлгі", "", frozenset({Role("division-2", "DIV-A"), Role("division-2", Duty.SUPERVISOR)})
    ),
)


@dataclass(frozen=True)
class Places:
    """What the addresses of the table are filled with: real things, so that only the right to them is missing."""

    case: str
    item: str
    wait: int
    deadline: int
    paper: int
    upload: str
    edition: str

    def of(self, route: str) -> str:
        no = self.deadline if "deadlines" in route else self.paper if "papers" in route else 1
        digest = self.edition if "editions" in route else self.upload
        names = {"case": self.case, "item": self.item, "wait": self.wait, "no": no, "digest": digest}
        return route.partition(" ")[2].format(**names, language="ru", year=2018, way="pause")


@pytest.fixture
def places(reader: Reader, app: App) -> Places:
    with open_desk(app.house) as desk:
        for one in STRANGERS:
            keep_officer(desk.rows, one, sealed("demo"))
    uploads(reader.signs_in("design"), CARD.read_bytes())
    upload = reader.path.rpartition("/")[2]
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    case = reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT)).path[7:]
    for answers in INTAKE:
        works_on_next(reader, case, answers)
    with open_reading(app.house) as connection:
        file = read_file(app.house, connection, case)
        message = next(item.wait for item in file.items.values() if item.kind is Kind.MESSAGE)
        task = next(item.wait for item in file.items.values() if item.kind is Kind.TASK)
        deadline = next(one.no for one in all_clocks(connection, case) if one.is_open and one.actor == "DIV-F")
        paper = documents_in(connection, case)[0].no
    return Places(case, code_of(case, task), message, deadline, paper, upload, file.edition.digest)


def test_the_table_says_of_every_route_whose_it_is(app: App):
    paths = create_server(app).openapi()["paths"]
    assert {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods} == set(WHOSE)


def test_nobody_comes_in_where_they_have_no_right(reader: Reader, places: Places, app: App):
    before = everything(app.house.database)
    for name in READERS:
        signed_in(reader, name)
        for route, said in expected_of(name):
            if said != "let in":
                answer = asked(reader, route, places.of(route))
                assert answered(answer) == said, f"{name}: {route}"
    assert everything(app.house.database) == before


def test_whoever_has_the_right_is_let_in(reader: Reader, places: Places):
    for name in READERS:
        signed_in(reader, name)
        for route, said in expected_of(name):
            if said == "let in" and route.startswith("GET"):
                answer = asked(reader, route, places.of(route))
                assert answered(answer) == said, f"{name}: {route}"


def test_what_is_not_theirs_is_answered_like_what_does_not_exist(reader: Reader, places: Places):
    for name in ("synaq", "beside", "both"):
        signed_in(reader, name)
        for route, said in expected_of(name):
            if said == "not found":
                path = places.of(route)
                real, made_up = asked(reader, route, path), asked(reader, route, path.replace(places.case, NOWHERE))
                assert (real.status_code, real.text.replace(places.case, NOWHERE)) == (
                    made_up.status_code, made_up.text,
                ), f"{name}: {route}"  # fmt: skip


def test_no_list_search_or_filter_shows_a_case_of_another_unit(reader: Reader, places: Places):
    surname = str(APPLICANT["last_name"])
    searches = [{"text": text} for text in (places.case, "991399", surname, "%", "_", "")]
    filters = [{"only": "division-1", "by": "unit"}, {"mine": "yes"}, {"ended": "yes"}, {"state": "FORMING"}]
    for name in ("synaq", "beside"):
        signed_in(reader, name)
        for path in ("/inbox", "/cases", "/overview"):
            for asked_for in searches + filters:
                page = reader.client.get(path, params=asked_for).text
                assert f"/cases/{places.case}" not in page, f"{name}: {path} {asked_for}"
                assert surname not in page.replace(f'value="{surname}"', "").replace(f"«{surname}»", "")


def signed_in(reader: Reader, name: str) -> None:
    reader.client.cookies.clear()
    reader.opens("/")
    if name != "nobody":
        reader.signs_in(name)
        assert reader.client.cookies.get("govflow_session"), name


def expected_of(name: str) -> Iterator[tuple[str, str]]:
    portals, theirs = READERS[name]
    for route, door in WHOSE.items():
        if door is Door.OPEN:
            yield route, "let in"
        elif name == "nobody":
            yield route, "sign in"
        elif (door in PORTALS and PORTALS[door] not in portals) or (door in SEEN and Door.CASE in theirs - {door}):
            yield route, "not for you" if door not in theirs else "let in"
        else:
            yield route, "not found" if door in OF_A_CASE and door not in theirs else "let in"


def asked(reader: Reader, route: str, path: str) -> object:
    client: TestClient = reader.client
    if route.startswith("GET"):
        return client.get(path, follow_redirects=False)
    token = reader.page.split('name="csrf-token" value="')[1].split('"')[0]
    files = (
        {"file": ("a.bpmn", CARD.read_bytes(), "text/xml")} if route.endswith(("documents", "uploads")) else None
    )
    return client.post(path, data={"csrf-token": token, **SERVICE}, files=files, follow_redirects=False)


def answered(answer: object) -> str:
    status, way = answer.status_code, answer.headers.get("location", "")
    if status == 401 or (status == 303 and way.startswith("/sign-in")):
        return "sign in"
    assert status < 500
    return {403: "not for you", 404: "not found"}.get(status, "let in")
