"""The *review* workload: a case is opened, then five people's tasks are taken and completed, each step durable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.actions.opening import open_case
from govflow.casework.actions.working import claim_task, complete_task
from govflow.casework.cases.editions import Editions
from govflow.casework.cases.serving import serve_edition
from govflow.casework.desk import Desk, House, open_desk
from govflow.casework.inbox.items import code_of
from govflow.casework.people.officers import Officer, Role, Unit
from govflow.casework.people.store import keep_officer, keep_unit
from govflow.database import Database
from govflow.languages import Text
from govflow.law.calendars import read_calendars
from govflow.settings import Profile, Settings

SERVICE = "bench-review"
EDITION = Path(__file__).parent / "processes" / SERVICE / "2018-01-01"
UNIT = Unit("bench", None, "office", "", Text.same("bench"), "bench")
CLERK = Officer("clerk", "Өлшеуші", "", frozenset({Role("bench", "CLERK")}))
STEPS = ("open", *("claim", "complete") * 5)
APPLICATION: Mapping[str, Any] = {"full_name": "Үлгі Өтініш Беруші", "reason": "өлшеу үшін ғана берілген өтініш"}
ANSWERS: Mapping[str, Any] = {
    "verdict": "onward",
    "note": "Құжаттар толық, мәліметтер тізілімдермен салыстырылды, есептеу дұрыс.",
    "amount": 41_500,
    "pages": 14,
}  # some two hundred bytes, as a short form has


@dataclass(frozen=True)
class Step:
    """What has just become durable, and where the case waits now."""

    name: str
    case: str
    items: tuple[tuple[str, str], ...]  # code and element of each open item


def set_up_house(database: Database, settings: Settings) -> House:
    """An installation that serves nothing but the workload, with one clerk."""
    house = house_of(database, settings)
    with open_desk(house) as desk:
        keep_unit(desk.rows, UNIT)
        keep_officer(desk.rows, CLERK)
    return house


def house_of(database: Database, settings: Settings) -> House:
    editions = Editions([serve_edition(EDITION, EDITION)])
    calendars = read_calendars(settings.calendars)
    return House(database, editions, calendars, ZoneInfo(settings.zone), Profile.TRAINING)


def review(house: House, rounds: int = 0) -> Iterator[Step]:
    """One case from its opening to its end, by way of so many rounds of rework."""
    step = opened(house)
    yield step
    left = rounds
    while step.items:
        code, element = step.items[0]
        yield claimed(house, step.case, code)
        again = element == "approve" and left > 0
        left -= again
        step = completed(house, step.case, code, {**ANSWERS, "verdict": "again" if again else "onward"})
        yield step


def opened(house: House) -> Step:
    with open_desk(house) as desk:
        case = open_case(SERVICE, APPLICATION, by=CLERK, desk=desk, unit=UNIT.id)
        return _after("open", case, desk)


def claimed(house: House, case: str, code: str) -> Step:
    with open_desk(house) as desk:
        claim_task(code, by=CLERK, desk=desk)
        return _after("claim", case, desk)


def completed(house: House, case: str, code: str, answers: Mapping[str, Any]) -> Step:
    with open_desk(house) as desk:
        complete_task(code, answers, by=CLERK, desk=desk)
        return _after("complete", case, desk)


def _after(name: str, case: str, desk: Desk) -> Step:
    items = desk.files[case].items.values()
    return Step(name, case, tuple((code_of(case, item.wait), item.element) for item in items))
