"""An office lives by its own time: its days begin and end there, whatever time the house keeps."""

from dataclasses import replace
from datetime import UTC, date, datetime

from govflow.casework.actions.opening import open_case
from govflow.casework.people.store import keep_unit
from tests.casework.conftest import APPLICATION, INTAKE, UNITS, Office
from tests.casework.test_decrees import due

HALF_PAST_MIDNIGHT_IN_ALMATY = datetime(2018, 3, 5, 18, 30, tzinfo=UTC)


def moves_to(office: Office, zone: str) -> None:
    (unit,) = [one for one in UNITS if one.id == "D1"]
    with office.desk() as desk:
        keep_unit(desk.rows, replace(unit, zone=zone))


def test_a_day_ends_when_it_ends_at_the_office_the_case_came_to(office: Office):
    office.now = HALF_PAST_MIDNIGHT_IN_ALMATY
    at_the_house = office.to_specialist()
    moves_to(office, "Asia/Aqtobe")
    in_the_west = office.to_specialist()
    assert due(office, at_the_house)["T-GROSS"] == date(2018, 3, 19)
    assert due(office, in_the_west)["T-GROSS"] == date(2018, 3, 16)


def test_a_case_keeps_the_time_it_was_opened_in(office: Office):
    office.now = HALF_PAST_MIDNIGHT_IN_ALMATY
    moves_to(office, "Asia/Aqtobe")
    with office.desk() as desk:
        case = open_case("review", APPLICATION, by=INTAKE, desk=desk, unit="D1")
    moves_to(office, "Asia/Almaty")
    office.does(INTAKE, case, "ACCEPT")
    office.replies(case, "REGISTER", found=False)
    assert due(office, case)["T-GROSS"] == date(2018, 3, 16)
