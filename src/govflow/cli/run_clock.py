"""The clock of a walk: since when each timer runs, when it rings, and where the hands stand."""

from dataclasses import replace
from datetime import datetime

from govflow.casework.deadlines.iso import ring_of
from govflow.engine import Given, Run, Wait, WaitKind
from govflow.engine.reference.spots import CYCLE

Open = tuple[int, Run, Wait]


class WalkClock:
    """Begins at the moment given and stands still until a timer rings or a step moves it on."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self._since: dict[tuple[int, int], datetime] = {}

    def opened(self, run: int, wait: Wait) -> None:
        if wait.kind is WaitKind.TIMER:
            self._since[run, wait.id] = self.given.moment

    def rings_at(self, run: int, wait: Wait) -> datetime | None:
        """None for what is no ISO 8601: the name of a term, whose length only its regulation knows."""
        return ring_of(wait.name, self._since[run, wait.id], self.given.zone)

    def move_to(self, moment: datetime | None) -> bool:
        """Never backwards; whether the hands moved."""
        if moment is None or moment <= self.given.moment:
            return False
        self.given = replace(self.given, moment=moment.astimezone(self.given.zone))
        return True

    def next_of(self, waits: list[Open]) -> Open | None:
        """The timer that rings first; terms after what has a time, and nothing where all ring for ever."""
        timers = [found for found in waits if found[2].kind is WaitKind.TIMER]
        if all(_rang_and_will_for_ever(wait) for _, _, wait in timers):
            return None
        return min(timers, key=self._order)

    def next_until(self, waits: list[Open], until: datetime) -> Open | None:
        """The timer that rings first, if it rings by then."""
        due = [found for found in waits if found[2].kind is WaitKind.TIMER and self._is_due(found, until)]
        return min(due, key=self._order, default=None)

    def _is_due(self, found: Open, until: datetime) -> bool:
        rings = self.rings_at(found[0], found[2])
        return rings is not None and rings <= until

    def _order(self, found: Open) -> tuple[bool, float]:
        number, _, wait = found
        rings = self.rings_at(number, wait)
        return rings is None, rings.timestamp() if rings else wait.round


def _rang_and_will_for_ever(wait: Wait) -> bool:
    found = CYCLE.match(wait.name)
    return wait.round > 0 and (found is None or not found.group(1))
