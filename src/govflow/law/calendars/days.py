"""One day of a calendar: worked or off, why, and by which decision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govflow.languages import Text
from govflow.law.calendars.decisions import Certainty, Decision, Known
from govflow.law.calendars.territories import COUNTRY


class DayKind(StrEnum):
    """What a day is. A weekday may be off and a Saturday or Sunday worked, so one boolean is not enough."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    REST = "rest"
    CARRIED_OVER = "carried_over"
    CLOSED = "closed"
    MOVED_OFF = "moved_off"
    MOVED_WORKING = "moved_working"
    WORKING_AGAIN = "working_again"  # was to be off until a decision took that back

    @property
    def is_working(self) -> bool:
        return self in (DayKind.WORKING, DayKind.MOVED_WORKING, DayKind.WORKING_AGAIN)


@dataclass(frozen=True)
class Day:
    """A day, with the decision that makes it what it is; an ordinary working day has none."""

    day: date
    kind: DayKind
    decision: Decision | None = None
    name: Text | None = None
    known: Known | None = None
    other: date | None = None  # the day it stands for, or was exchanged with
    is_estimated: bool = False
    certainty: Certainty = Certainty.HIGH
    is_uncertain: bool = False  # whether it was known on the day asked about cannot be told
    is_forecast: bool = False
    territory: str = COUNTRY  # where it holds

    @property
    def is_working(self) -> bool:
        return self.kind.is_working

    @property
    def is_provisional(self) -> bool:
        return self.is_estimated or self.is_forecast
