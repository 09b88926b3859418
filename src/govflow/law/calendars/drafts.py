"""A year written down as a file: the draft of a new year for a person to check and complete."""

from govflow.law.calendars.entries import WEEKS, DayOff, OffKind, Year
from govflow.law.calendars.package import forecast
from govflow.law.calendars.refusals import AfterTheCalendar
from govflow.law.calendars.working_days import FIRST_YEAR, LAST_YEAR

HEAD = """\
# Draft of {year} from a forecast. Before it is filed: check every day against the law, replace the estimated day of
# Kurban Ait by the announced one, and add the days moved by decision.
year: {year}
days_off:
"""
TAIL = "moved: [] # not decided yet\n"


def draft(year: int, like: Year) -> str:
    """The file of a year as the forecast has it, with the laws and names of a filed year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise AfterTheCalendar(year=year, last=LAST_YEAR)
    entries = forecast(year).days_off
    return "".join((HEAD.format(year=year), *(_entry(entry, like) for entry in entries), TAIL))


def _entry(entry: DayOff, like: Year) -> str:
    filed = _filed(entry, like)
    name = filed.name
    lines = [f"  - day: {entry.day}", f"    kind: {entry.kind.value}"]
    if entry.stands_for:
        lines.append(f"    stands_for: {entry.stands_for}")
    if entry.weeks != WEEKS:
        lines.append(f"    week: {list(entry.weeks)}")
    if entry.is_estimated:
        lines.append("    status: estimated")
    lines.append(f'    name: {{kk: "{name.kk}", ru: "{name.ru}", en: "{name.en}"}}')
    lines.append(f"    law: {_law(entry, filed)}")
    lines.append("    known: unknown")
    return "\n".join((*lines, ""))


def _filed(entry: DayOff, like: Year) -> DayOff:
    """The same holiday in a filed year; a day carried over has the name of its holiday."""
    day = entry.stands_for or entry.day
    for filed in like.days_off:
        same_feast = entry.is_estimated and filed.is_estimated
        if same_feast or (filed.kind is not OffKind.CARRIED_OVER and _date(filed) == (day.month, day.day)):
            return filed
    return entry


def _date(entry: DayOff) -> tuple[int, int]:
    return entry.day.month, entry.day.day


def _law(entry: DayOff, filed: DayOff) -> str:
    return "holidays-5" if entry.kind is OffKind.CARRIED_OVER else filed.decision.code
