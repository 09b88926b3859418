"""What a paper carries: facts by other names, what another paper says, words of its own, why a day is the last."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from govflow.casework.cases.editions import Editions
from govflow.casework.desk import House, open_reading
from govflow.casework.documents.store import latest
from govflow.database import open_database
from govflow.languages import LANGUAGES, Text
from govflow.law.calendars import Calendars
from govflow.law.regulations import Paper, PaperField
from govflow.settings import Profile
from tests.casework.conftest import HEAD, SPEC, ZONE, Office, furnish
from tests.casework.review import REGULATION, review_edition

CALLED = Text("атауы", "название", "name")
APPEAL = Text("шағым", "жалоба", "appeal")
FIELDS = (
    PaperField("due_on", CALLED, term="T-OVERALL"),
    PaperField("sum", CALLED, fact="amount"),
    PaperField("appeal", CALLED, says=APPEAL),
    PaperField("decision_no", CALLED),
)
REPEATS = (PaperField("doc_no", CALLED, of="DRAFT"), PaperField("award", CALLED))


def paper(code: str, contents: tuple[PaperField, ...]) -> Paper:
    return Paper(code, CALLED, tuple(one.name for one in contents), contents=contents)


@pytest.fixture
def papers(database_address: str, calendars: Calendars) -> Any:
    known = {"DRAFT": paper("DRAFT", FIELDS), "DECISION": paper("DECISION", REPEATS)}
    edition = replace(review_edition(), regulation=replace(REGULATION, papers=known))
    house = House(open_database(database_address), Editions([edition]), calendars, ZONE, Profile.TRAINING)
    furnish(house)
    yield Office(house)
    house.database.close()


def content(office: Office, case: str, code: str) -> Mapping[str, Any]:
    with open_reading(office.house) as connection:
        found = latest(connection, case, code)
    assert found is not None
    assert found.content is not None
    return found.content


def test_fields_say_what_their_file_tells_them_to(papers: Office):
    case = papers.to_specialist()
    fields = content(papers, case, "DRAFT")["fields"]
    assert fields["sum"] == 10
    assert fields["appeal"] == {"kk": "шағым", "ru": "жалоба", "en": "appeal"}
    assert fields["decision_no"] == f"{case}/DRAFT/1"


def test_a_paper_repeats_the_number_of_another(papers: Office):
    case = papers.to_specialist()
    papers.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    papers.does(HEAD, case, "DECIDE", sign="DECISION", award=5)
    assert content(papers, case, "DECISION")["fields"] == {"doc_no": f"{case}/DRAFT/1", "award": 5}


def test_a_last_day_comes_with_the_days_that_are_not_as_in_every_week(papers: Office):
    case = papers.on("2018-03-05").to_specialist()
    said = content(papers, case, "DRAFT")
    assert said["fields"]["due_on"] == "2018-03-16"
    lines = said["dates"]["due_on"]
    assert set(lines) == set(LANGUAGES)
    assert any("08.03.2018" in line and "267-II" in line for line in lines["ru"])  # a holiday, by its law
    assert any("09.03.2018" in line and "864" in line for line in lines["ru"])  # moved there from a Saturday
    assert not any("10.03.2018" in line or "12.03.2018" in line for line in lines["ru"])
