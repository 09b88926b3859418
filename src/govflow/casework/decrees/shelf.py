"""The calendars of an installation in the order they came to be: the files, then each loaded decision on top."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from threading import Lock

from govflow.casework.decrees.decrees import Decree
from govflow.law.calendars import COUNTRY, Calendars, WorkCalendar
from govflow.law.calendars.calendars import calendars_of
from govflow.law.calendars.new_decisions import brings
from govflow.law.calendars.special_days import facts_of

Filing = Mapping[str, str]  # the files of an earlier release, as they were read


@dataclass
class Shelf:
    """What the files say, and what each decision made of it."""

    filed: Calendars
    filings: tuple[Filing, ...] = ()  # of earlier releases, the latest first
    _put: list[tuple[Decree, Calendars]] = field(default_factory=list)
    _named: dict[str, WorkCalendar] = field(default_factory=dict, repr=False)
    _putting: Lock = field(default_factory=Lock, repr=False)

    @property
    def last_no(self) -> int:
        return self._put[-1][0].no if self._put else 0

    @property
    def standing(self) -> Calendars:
        """The calendars with everything loaded so far."""
        return self._put[-1][1] if self._put else self.filed

    @property
    def decrees(self) -> tuple[Decree, ...]:
        return tuple(decree for decree, _ in self._put)

    def before(self, no: int) -> Calendars:
        """The calendars as they stood when a decision came."""
        earlier = [calendars for decree, calendars in self._put if decree.no < no]
        return earlier[-1] if earlier else self.filed

    def named(self, version: str) -> WorkCalendar | None:
        """The calendar with a version, of the country or a territory, where this installation has had it."""
        if version not in self._named:
            found = next((one for one in self._all() if one.version == version), None)
            if found is None:
                return None
            self._named[version] = found
        return self._named[version]

    def put(self, decrees: Iterable[Decree]) -> None:
        """Lay further decisions on top; one that has meanwhile come with the files changes nothing."""
        with self._putting:
            for decree in decrees:
                if decree.no > self.last_no:
                    self._put.append((decree, laid_on(self.standing, decree, self.filed)))

    @property
    def of_the_release_before(self) -> Calendars | None:
        """The files of the release before this one, with every decision laid on them."""
        filed = next(iter(self._earlier), None)
        if filed is None:
            return None
        return reduce(lambda standing, decree: laid_on(standing, decree, filed), self.decrees, filed)

    def acts_new_in_files(self) -> frozenset[str]:
        """The decisions that the files of this release have and those of the one before it had not."""
        before = next(iter(self._earlier), None)
        return _codes(self.filed) - (_codes(before) if before else frozenset())

    def _all(self) -> Iterator[WorkCalendar]:
        """Every calendar there was, the latest first."""
        for calendars in (*(put for _, put in reversed(self._put)), self.filed):
            yield from _places(calendars)
        for filed in self._earlier:
            yield from self._since(filed)

    @cached_property
    def _earlier(self) -> tuple[Calendars, ...]:
        return tuple(map(calendars_of, self.filings))

    def _since(self, filed: Calendars) -> Iterator[WorkCalendar]:
        """What files of an earlier release said, alone and with each decision that was laid on them."""
        calendars = filed
        yield from _places(calendars)
        for decree in self.decrees:
            calendars = laid_on(calendars, decree, filed)
            yield from _places(calendars)


def _places(calendars: Calendars) -> Iterator[WorkCalendar]:
    return map(calendars.of, (COUNTRY, *calendars.territories))


def laid_on(standing: Calendars, decree: Decree, filed: Calendars) -> Calendars:
    """The calendars with a decision; where the files say all of it and perhaps more by now, what the files say."""
    if decree.is_of_files:
        return standing
    if decree.undoes is None and is_filed(filed, decree.text, decree.name):
        year, _ = brings(decree.text, decree.name)
        return standing if year is None else standing.with_year(filed.years[year])
    return standing.with_decision(decree.text, decree.name)


def is_filed(filed: Calendars, text: str, name: str) -> bool:
    """Whether the files say already what a decision brings: a release brings what was loaded before it."""
    year, codes = brings(text, name)
    if year is not None:
        said = filed.with_decision(text, name).years[year]
        return year in filed.years and facts_of(said) <= facts_of(filed.years[year])
    return bool(codes) and codes <= _codes(filed)


def _codes(filed: Calendars) -> frozenset[str]:
    return frozenset(code for year in filed.years.values() for code in year.decisions)
