"""All that is known about working days, and the calendars that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.calendars.contradictions import refuse_contradictions
from govflow.law.calendars.decision_files import Decisions
from govflow.law.calendars.entries import Year
from govflow.law.calendars.new_decisions import amended
from govflow.law.calendars.package import forecast
from govflow.law.calendars.territories import COUNTRY, nearest, place_of
from govflow.law.calendars.workcalendar import WorkCalendar
from govflow.law.calendars.yearfiles import Weekend, read_common, read_year
from govflow.law.reading import Node, read_yaml_text, text_of

COMMON = "decisions.yaml"
OF_A_YEAR = "[0-9][0-9][0-9][0-9].yaml"
MOST_KEPT = 100  # calendars of single days; each is made again in a few milliseconds
LATER_DECISION = "[0-9][0-9][0-9][0-9]-*.yaml"  # read after the years, in the order of their names


@dataclass(frozen=True, eq=False)
class Calendars:
    """Every file read: the source of the calendar that stands and of those known on any day."""

    years: Mapping[int, Year]
    weekends: tuple[Weekend, ...]
    common: Decisions
    files: Mapping[str, str] = field(default_factory=dict, repr=False)  # as they were read
    _made: dict[tuple[date | None, str], WorkCalendar] = field(default_factory=dict, init=False, repr=False)

    @property
    def now(self) -> WorkCalendar:
        """The calendar with everything that is known."""
        return self.known(on=None)

    def as_known_on(self, day: date, territory: str = COUNTRY) -> WorkCalendar:
        return self.known(on=day, territory=territory)

    def of(self, territory: str) -> WorkCalendar:
        return self.known(on=None, territory=territory)

    def known(self, *, on: date | None, territory: str = COUNTRY) -> WorkCalendar:
        place = nearest(place_of(territory), self.territories)
        key = (on, place)
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = WorkCalendar(self.years, self.weekends, forecast, on, place)
        return self._made[key]

    @cached_property
    def territories(self) -> frozenset[str]:
        """The territories that have days of their own."""
        years = self.years.values()
        days_off = {entry.territory for year in years for entry in year.days_off}
        moves = {move.territory for year in years for move in year.moves}
        return frozenset(days_off | moves) - {COUNTRY}

    def with_year(self, year: Year) -> "Calendars":
        return replace(self, years={**self.years, year.year: year})

    def with_decision(self, written: str, path: Path | str) -> "Calendars":
        """The same with a new decision, or with a whole year said anew; contradictions are refused."""
        changed = self._read(read_yaml_text(written, path))
        refuse_contradictions(changed.years.values())
        return changed

    def _read(self, root: Node) -> "Calendars":
        adds_to = root.find("adds_to")
        if adds_to is None:
            year = read_year(root, self.common)
        elif adds_to.whole() in self.years:
            year = amended(self.years[adds_to.whole()], root, self.common)
        else:
            adds_to.wrong(expected("year_with_file"))
        return self.with_year(year)


def read_calendars(folder: Path) -> Calendars:
    """The calendars of a folder: `decisions.yaml`, one file a year, and one for each later decision."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    if not (home / COMMON).is_file():
        raise WrongFile(home, 1, f"a folder of calendars with {COMMON}", "none")
    paths = (home / COMMON, *sorted(home.glob(OF_A_YEAR)), *sorted(home.glob(LATER_DECISION)))
    return calendars_of({str(path): text_of(path) for path in paths})


def calendars_of(files: Mapping[str, str]) -> Calendars:
    """The calendars that files say, in the order they are read: the laws, the years, the later decisions."""
    common, *others = files.items()
    decisions, weekends = read_common(read_yaml_text(common[1], common[0]))
    calendars = Calendars({}, weekends, decisions)
    for path, written in others:
        calendars = calendars._read(read_yaml_text(written, path))
        named = int(Path(path).stem[:4])
        if named not in calendars.years:
            raise WrongFile(path, 1, f"the year {named}", "another year")
    if not calendars.years:
        raise WrongFile(common[0], 1, "files of years beside it, such as 2018.yaml", "none")
    refuse_contradictions(calendars.years.values())
    return replace(calendars, files={Path(path).name: written for path, written in files.items()})
