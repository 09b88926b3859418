"""Worked examples of deadlines as a table, each counted and compared with what the table expects.

The columns: id, zone, start, registered, term, unit, week, calendar_as_of, suspended_from, resumed_on,
office_hours, rule, expected_due. A row is counted by its columns and its rule code, whatever its id.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govflow.errors import Rejected
from govflow.languages import Text
from govflow.law.calendars import FIVE_DAYS, Calendars, WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours, hours_written
from govflow.law.citations import Citation
from govflow.law.counting.count import count_term
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.handover import accepted_on_paper, handed_over, with_issue_day
from govflow.law.counting.pauses import Pause
from govflow.law.counting.refusals import NaiveTime, UnknownRule, UnknownUnit
from govflow.law.counting.registration import register
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.terms import Roll, Term, Unit

COLUMNS = ("id", "zone", "start", "term", "unit", "rule")
REGISTERED_BY_RULE = "REG+"
NOON = time(12)
_SEVERAL = {
    "working_days": Unit.WORKING_DAYS,
    "calendar_days": Unit.DAYS,
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
    "months": Unit.MONTHS,
    "years": Unit.YEARS,
    "last_working_day": Unit.LAST_WORKING_DAY_OF_MONTH,
    "working_minutes": Unit.OFFICE_MINUTES,
    "office_minutes": Unit.OFFICE_MINUTES,
    "working_hours": Unit.OFFICE_HOURS,
    "office_hours": Unit.OFFICE_HOURS,
    "clock_minutes": Unit.MINUTES,
    "minutes": Unit.MINUTES,
    "clock_hours": Unit.HOURS,
    "hours": Unit.HOURS,
    "half_month": Unit.HALF_MONTHS,
    "quarter": Unit.QUARTERS,
    "half_year": Unit.HALF_YEARS,
}
UNITS: dict[str, Unit] = {**{unit.value: unit for unit in Unit}, **_SEVERAL}


def _as_it_is(countdown: Countdown) -> Countdown:
    return countdown


PLAIN = (
    "WD", "WD-6", "CD", "WEEK", "HALF-MONTH", "MON", "QUARTER", "HALF-YEAR", "YEAR", "DOM", "LWD",
    "MIN-WORK", "HOUR-WORK", "MIN-CLOCK", "HOUR", "AS-OF", "SUSPEND",
)  # fmt: skip
RULES: dict[str, Callable[[Countdown], Countdown]] = {
    **dict.fromkeys(PLAIN, _as_it_is),
    "SC-PAPER": accepted_on_paper,
    "EXCL-2": with_issue_day,
    "HANDOVER": handed_over,
}


@dataclass(frozen=True)
class Example:
    """A row of the table once counted: the answer as it is written there, or why it was refused."""

    id: str
    expected: str
    answer: str | None = None
    countdown: Countdown | None = None
    refused: Exception | None = None
    registered_on: date | None = None  # where our own rule of registration gives another day than the row

    @property
    def agrees(self) -> bool:
        """Whether the answer is the expected one; where nothing is expected, any answer is."""
        return self.answer is not None and (not self.expected or _same(self.answer, self.expected))


def read_examples(lines: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV table; a table without the columns needed is a ValueError naming them."""
    table = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        raise ValueError(", ".join(missing))
    return ({key: (value or "").strip() for key, value in row.items() if key} for row in table)


def count_example(row: Mapping[str, str], calendars: Calendars) -> Example:
    """One row counted. Whatever is wrong with it is the row's answer; the next rows are still counted."""
    try:
        countdown, moved = _counted(row, calendars)
    except (Rejected, ValueError, ZoneInfoNotFoundError) as refused:
        return Example(row["id"], row.get("expected_due", ""), refused=refused)
    return Example(row["id"], row.get("expected_due", ""), written(countdown), countdown, registered_on=moved)


def written(countdown: Countdown) -> str:
    """The answer as a table writes it: a day, or a minute with its offset."""
    if countdown.minute is None:
        return countdown.due_on.isoformat()
    return countdown.minute.astimezone(countdown.asked.zone).isoformat(timespec="minutes")


def _counted(row: Mapping[str, str], calendars: Calendars) -> tuple[Countdown, date | None]:
    zone = ZoneInfo(row["zone"])
    known_on = row.get("calendar_as_of")
    calendar = calendars.known(on=date.fromisoformat(known_on) if known_on else None)
    term = _term(row)
    hours = hours_written(row["office_hours"], term.week) if row.get("office_hours") else None
    finish = _finish(row["rule"])
    since, differs = _moment(row["start"]), None
    if term.unit not in CLOCK_UNITS:
        since, differs = _registered(row, since, calendar, zone, hours)
    counted = count_term(term, since=since, calendar=calendar, zone=zone, hours=hours, pauses=_pauses(row, zone))
    return finish(counted), differs


def _term(row: Mapping[str, str]) -> Term:
    if row["unit"] not in UNITS:
        raise UnknownUnit(unit=row["unit"], known=", ".join(UNITS))
    week = int(row.get("week") or FIVE_DAYS)
    title = Text.same(row["id"])
    return Term(
        row["id"], title, int(row["term"]), UNITS[row["unit"]], "start", Citation(""), roll=Roll.NEXT, week=week
    )


def _finish(rule: str) -> Callable[[Countdown], Countdown]:
    found = RULES.get(rule.removeprefix(REGISTERED_BY_RULE))
    if found is None:
        raise UnknownRule(rule=rule, known=", ".join(RULES))
    return found


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise NaiveTime(moment=written)
    return moment


def _registered(
    row: Mapping[str, str], filed: datetime, calendar: WorkCalendar, zone: ZoneInfo, hours: OfficeHours | None
) -> tuple[datetime, date | None]:
    """The day of registration the row gives, or the one the rule gives; and the latter where they differ."""
    given = date.fromisoformat(row["registered"]) if row.get("registered") else None
    by_rule = None
    if row["rule"].startswith(REGISTERED_BY_RULE):
        by_rule = register(
            filed, calendar=calendar, zone=zone, hours=hours, week=int(row.get("week") or FIVE_DAYS)
        ).on
    day = given or by_rule
    if day is None:
        return filed, None
    differs = by_rule if by_rule != day else None
    return datetime.combine(day, NOON, zone), differs


def _pauses(row: Mapping[str, str], zone: ZoneInfo) -> tuple[Pause, ...]:
    stopped, resumed = row.get("suspended_from"), row.get("resumed_on")
    if not stopped:
        return ()
    return (Pause(_start_of(stopped, zone), _start_of(resumed, zone) if resumed else None),)


def _start_of(written: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _same(answer: str, expected: str) -> bool:
    try:
        return answer == expected or datetime.fromisoformat(answer) == datetime.fromisoformat(expected)
    except (ValueError, TypeError):
        return False
