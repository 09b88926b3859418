"""One row counted: by its columns and its rules, whatever its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from govflow.errors import Rejected
from govflow.languages import Text
from govflow.law.calendars import COUNTRY, Calendars, WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours, hours_written
from govflow.law.citations import Citation
from govflow.law.counting.batch import cells
from govflow.law.counting.batch.rows import Row
from govflow.law.counting.batch.rules import REGISTERED, SIX_DAYS, finish_of, rules_of
from govflow.law.counting.count import count_term
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.registration import Registration, opening, register
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.counting.units import unit_named
from govflow.law.terms import Roll, Term

ALMATY = ZoneInfo("Asia/Almaty")
NO_OFFICES: Mapping[str, OfficeHours] = {}

# the column a refusal is about, where it is not a single cell that cannot be read
_ABOUT = {
    "UnknownUnit": "unit", "UnknownRule": "rule", "UnknownWeek": "week", "NaiveTime": "start",
    "BeforeTheCalendar": "start", "NothingToCount": "term", "AfterTheCalendar": "term", "NotADayOfMonth": "term",
    "OldTimeZones": "zone", "UnknownHours": "office_hours", "UnknownOffice": "office_hours",
    "NoOfficeHours": "office_hours", "DayCannotPause": "suspended_from", "StillPaused": "resumed_on",
    "PauseEndsBeforeItBegins": "resumed_on",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A row of the table once counted: the answer as it is written there, or why it was refused."""

    row: Row
    answer: str | None = None
    countdown: Countdown | None = None
    refused: Rejected | None = None
    registered_on: date | None = None  # where our own rule of registration gives another day than the row

    @property
    def id(self) -> str:
        return self.row["id"]

    @property
    def expected(self) -> str:
        return self.row["expected_due"]

    @property
    def agrees(self) -> bool:
        """Whether the answer is the expected one; where nothing is expected, any answer is."""
        return self.countdown is not None and (not self.expected or _is(self.countdown, self.expected, self.row))

    @property
    def wrong_column(self) -> str | None:
        """The column a refusal is about."""
        if self.refused is None:
            return None
        return _ABOUT.get(type(self.refused).__name__) or str(self.refused.facts.get("column", ""))


def count_example(
    row: Row,
    calendars: Calendars,
    *,
    offices: Mapping[str, OfficeHours] = NO_OFFICES,
    zone: ZoneInfo = ALMATY,
    territory: str = COUNTRY,
) -> Example:
    """One row counted. Whatever is wrong with it is the row's answer; the next rows are still counted."""
    try:
        countdown, moved = _counted(row, calendars, offices, cells.zone(row, zone), territory)
    except Rejected as refused:
        return Example(row, refused=refused)
    return Example(row, written(countdown), countdown, registered_on=moved)


def written(countdown: Countdown) -> str:
    """The answer as a table writes it: a day, or a minute with its offset."""
    if countdown.minute is None:
        return countdown.due_on.isoformat()
    return countdown.minute.astimezone(countdown.asked.zone).isoformat(timespec="minutes")


def _counted(
    row: Row, calendars: Calendars, offices: Mapping[str, OfficeHours], zone: ZoneInfo, territory: str
) -> tuple[Countdown, date | None]:
    rules = rules_of(row)
    term = _term(row, rules)
    calendar = calendars.known(on=cells.day(row, "calendar_as_of"), territory=row["territory"] or territory)
    hours = _hours(row, term.week, offices)
    since, differs = _since(row, rules, term, calendar, zone, hours)
    pauses = cells.pauses(row, zone)
    counted = count_term(term, since=since, calendar=calendar, zone=zone, hours=hours, pauses=pauses)
    return finish_of(rules)(counted), differs


def _term(row: Row, rules: frozenset[str]) -> Term:
    unit, week = unit_named(row["unit"]), cells.week(row, is_six=SIX_DAYS in rules)
    title, length = Text.same(row["id"]), cells.whole(row, "term")
    return Term(row["id"], title, length, unit, "start", Citation(""), roll=Roll.NEXT, week=week)


def _hours(row: Row, week: int, offices: Mapping[str, OfficeHours]) -> OfficeHours | None:
    """Hours as they are written, or the code of a body whose hours are on file."""
    said = row["office_hours"]
    if said in offices:
        return offices[said]
    return hours_written(said, week) if said else None


def _since(
    row: Row,
    rules: frozenset[str],
    term: Term,
    calendar: WorkCalendar,
    zone: ZoneInfo,
    hours: OfficeHours | None,
) -> tuple[datetime, date | None]:
    """The moment it is counted since: of the filing, or of the registration the row or the rule gives.

    With it the day the rule would give, where the row gives another.
    """
    given, is_clock = cells.day(row, "registered"), term.unit in CLOCK_UNITS
    if given and not row["start"] and not is_clock:
        return datetime.combine(given, cells.NOON, zone), None
    filed = cells.moment(row, "start", zone, is_clock=is_clock or (REGISTERED in rules and given is None))
    by_rule = _registered(filed, rules, calendar, zone, hours, term.week)
    on = given or (by_rule.on if by_rule else None)
    if on is None or (is_clock and on == filed.astimezone(zone).date()):
        return filed, None
    differs = by_rule.on if by_rule and by_rule.on != on else None
    at = opening(on, calendar, hours) if is_clock else cells.NOON
    return datetime.combine(on, at, zone), differs


def _registered(
    filed: datetime,
    rules: frozenset[str],
    calendar: WorkCalendar,
    zone: ZoneInfo,
    hours: OfficeHours | None,
    week: int,
) -> Registration | None:
    if REGISTERED not in rules:
        return None
    return register(filed, calendar=calendar, zone=zone, hours=hours, week=week)


def _is(countdown: Countdown, expected: str, row: Row) -> bool:
    """Whether a day or moment is the answer; a moment without an offset is one of the office."""
    try:
        if countdown.minute is None:
            return countdown.due_on == cells.day(row, "expected_due")
        moment = datetime.fromisoformat(expected)
    except (Rejected, ValueError):
        return False
    at = moment if moment.tzinfo else moment.replace(tzinfo=countdown.asked.zone)
    return countdown.minute == at
