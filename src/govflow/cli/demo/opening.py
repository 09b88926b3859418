"""Filling an empty installation: the people, their cases, and a clock that stands on the day of the demo."""

from enum import Enum
from zoneinfo import ZoneInfo

from govflow.casework.actions.clockwork import move_clock
from govflow.casework.cases.store import read_shift
from govflow.casework.desk import House, open_desk
from govflow.casework.people.officers import Duty
from govflow.casework.people.passwords import sealed
from govflow.casework.people.store import find_officer, find_units, keep_officer, keep_unit
from govflow.cli.demo.office import OFFICERS, PASSWORD, UNITS
from govflow.cli.demo.playing import Stage, play, ring_until
from govflow.cli.demo.stories import OPENS_ON, USUAL, moment, stories
from govflow.cli.settings import without_password
from govflow.database import is_blank, opened_database
from govflow.errors import Rejected

DIVISIONS = ("division-1", "division-2")


class NotADemo(Rejected):
    """The database {address} holds another office; a demo is filled into an empty one."""


class Standing(Enum):
    """What is found in a database that a demo is to open in."""

    EMPTY = "empty"
    HALF_FILLED = "half filled"  # whoever filled it was ended before the clock was set
    FILLED = "filled"


def standing_of(address: str) -> Standing:
    """Looked at before anything is changed; somebody else's office is refused."""
    with opened_database(address) as database:
        if is_blank(database):
            return Standing.EMPTY
        with database.reading() as connection:
            units, ours = find_units(connection), find_officer(connection, OFFICERS[0].id)
            shift = read_shift(connection)
    if units and ours is None:
        raise NotADemo(address=without_password(address))
    if not units:
        return Standing.EMPTY
    return Standing.FILLED if shift else Standing.HALF_FILLED


def fill(house: House, zone: ZoneInfo, *, with_cases: bool) -> int:
    """Units, officers and, unless nothing is wanted, what has happened so far; gives the number of cases."""
    _settle_in(house)
    opened = [play(Stage(house, OFFICERS, USUAL), *one) for one in stories(zone, DIVISIONS)] if with_cases else []
    now = moment(OPENS_ON, zone)
    ring_until(house, now)
    operator = next(officer for officer in OFFICERS if officer.has(Duty.OPERATOR))
    with open_desk(house) as desk:
        move_clock(now, by=operator, desk=desk)
    return len(opened)


def _settle_in(house: House) -> None:
    """One hash for all: everybody here has the same password, and it is printed on the start page."""
    password = sealed(PASSWORD)
    with open_desk(house) as desk:
        for unit in UNITS:
            keep_unit(desk.rows, unit)
        for officer in OFFICERS:
            keep_officer(desk.rows, officer, password)
