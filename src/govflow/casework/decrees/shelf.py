"""The calendars of an installation in the order they came to be: the files, then each loaded decision on top."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock

from govflow.casework.decrees.decrees import Decree
from govflow.law.calendars import Calendars, WorkCalendar
from govflow.law.calendars.new_decisions import own_codes


@dataclass
class Shelf:
    """What the files say, and what each decision made of it."""

    filed: Calendars
    _put: list[tuple[Decree, Calendars]] = field(default_factory=list)
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

    def earlier(self) -> Iterator[WorkCalendar]:
        """Every calendar that stood before the present one, the latest first."""
        for calendars in (*(put for _, put in reversed(self._put[:-1])), *((self.filed,) if self._put else ())):
            yield calendars.now

    def named(self, version: str) -> WorkCalendar | None:
        """The calendar with a version, where this installation has had it."""
        calendars = (self.standing.now, *self.earlier())
        return next((one for one in calendars if one.version == version), None)

    def put(self, decrees: Iterable[Decree]) -> None:
        """Lay further decisions on top; one that has meanwhile come with the files changes nothing."""
        with self._putting:
            for decree in decrees:
                if decree.no > self.last_no:
                    self._put.append((decree, self._with(decree)))

    def _with(self, decree: Decree) -> Calendars:
        if decree.undoes is None and is_filed(self.filed, decree.text, decree.name):
            return self.standing
        return self.standing.with_decision(decree.text, decree.name)


def is_filed(filed: Calendars, text: str, name: str) -> bool:
    """Whether the files have the acts of a decision already: a release brings what was loaded before it."""
    codes = own_codes(text, name)
    known = {code for year in filed.years.values() for code in year.decisions}
    return bool(codes) and codes <= known
