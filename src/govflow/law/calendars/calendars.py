"""All that is known about working days, and the calendars that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from govflow.errors import WrongFile
from govflow.law.calendars.contradictions import refuse_contradictions
from govflow.law.calendars.entries import COUNTRY, Year
from govflow.law.calendars.package import forecast
from govflow.law.calendars.workcalendar import WorkCalendar
from govflow.law.calendars.yearfiles import Decisions, Weekend, read_common, read_year, read_year_text

COMMON = "decisions.yaml"


@dataclass(frozen=True, eq=False)
class Calendars:
    """Every file read: the source of the calendar that stands and of those known on any day."""

    years: Mapping[int, Year]
    weekends: tuple[Weekend, ...]
    common: Decisions
    _made: dict[tuple[date | None, str], WorkCalendar] = field(default_factory=dict, init=False, repr=False)

    @property
    def now(self) -> WorkCalendar:
        return self.known(on=None)

    def as_known_on(self, day: date, territory: str = COUNTRY) -> WorkCalendar:
        return self.known(on=day, territory=territory)

    def of(self, territory: str) -> WorkCalendar:
        return self.known(on=None, territory=territory)

    def known(self, *, on: date | None, territory: str = COUNTRY) -> WorkCalendar:
        key = (on, territory)
        if key not in self._made:
            self._made[key] = WorkCalendar(self.years, self.weekends, forecast, on, territory)
        return self._made[key]

    def with_year(self, written: str, path: str) -> "Calendars":
        """The same with one year said anew, as a new decision will have it."""
        year = read_year_text(written, path, self.common)
        years = {**self.years, year.year: year}
        refuse_contradictions(years.values())
        return replace(self, years=years)


def read_calendars(folder: Path) -> Calendars:
    """The calendars of a folder: `decisions.yaml` and one file a year, in a row."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    common, weekends = read_common(home / COMMON)
    years: dict[int, Year] = {}
    for path in sorted(home.glob("[0-9][0-9][0-9][0-9].yaml")):
        year = read_year(path, common)
        if str(year.year) != path.stem:
            raise WrongFile(path, 1, f"the year {path.stem}", str(year.year))
        years[year.year] = year
    if not years:
        raise WrongFile(home, 1, "files of years, such as 2018.yaml", "none")
    refuse_contradictions(years.values())
    return Calendars(years, weekends, common)
