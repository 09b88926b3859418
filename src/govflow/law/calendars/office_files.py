"""Reading `offices.yaml`: the office hours of each body."""

from pathlib import Path

from govflow.languages import expected
from govflow.law.calendars.entries import WEEKS
from govflow.law.calendars.office_hours import WEEKDAYS, OfficeHours, Schedule, Stretch, read_stretches
from govflow.law.calendars.refusals import UnknownHours
from govflow.law.calendars.territories import COUNTRY
from govflow.law.reading import Node, read_yaml

OFFICES = "offices.yaml"


def read_offices(folder: Path) -> dict[str, OfficeHours]:
    """The bodies of a folder of calendars, by code."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    return {code: _office(code, node) for code, node in read_yaml(home / OFFICES).entries()}


def find_offices(folder: Path) -> dict[str, OfficeHours]:
    """The same, where the folder has office hours at all."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    return read_offices(folder) if (home / OFFICES).is_file() else {}


def _office(code: str, node: Node) -> OfficeHours:
    node.keys("title", "week", "hours")
    week = node.find("week")
    return OfficeHours(
        code=code,
        title=node.get("title").in_three_languages(),
        schedules=tuple(_schedule(item) for item in node.get("hours").items()),
        week=int(week.one_of(*map(str, WEEKS))) if week else WEEKS[0],
    )


def _schedule(node: Node) -> Schedule:
    node.keys("since", "every_day", "source", *WEEKDAYS)
    every = node.find("every_day")
    ordinary = _stretches(every) if every else ()
    by_weekday = dict.fromkeys(range(5), ordinary) if every else {}
    for place, weekday in enumerate(WEEKDAYS):
        own = node.find(weekday)
        if own:
            by_weekday[place] = _stretches(own)
    if not by_weekday:
        node.wrong(expected("every_day"))
    source = node.find("source")
    return Schedule(
        since=node.get("since").day(),
        by_weekday=by_weekday,
        exchanged=ordinary or next(iter(by_weekday.values())),
        citation=source.in_three_languages() if source else None,
    )


def _stretches(node: Node) -> tuple[Stretch, ...]:
    try:
        return read_stretches(node.text())
    except UnknownHours:
        node.wrong(expected("hours"))
