"""A term: how long an act lets somebody take, counted since a named moment."""

from dataclasses import dataclass
from enum import StrEnum

from govflow.languages import Text
from govflow.law.citations import Citation


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "wd"
    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"
    HALF_MONTHS = "half_months"
    QUARTERS = "quarters"
    HALF_YEARS = "half_years"
    DAY_OF_MONTH = "day_of_month"
    LAST_WORKING_DAY_OF_MONTH = "last_working_day_of_month"
    END_OF_QUARTER = "end_of_quarter"
    MINUTES = "min"
    HOURS = "h"
    OFFICE_MINUTES = "office_min"
    OFFICE_HOURS = "office_h"


class Roll(StrEnum):
    """What happens to a last day that is a day off."""

    NEXT = "next"
    PREVIOUS = "previous"
    NONE = "none"


class Missed(StrEnum):
    """What follows when a term passes."""

    MARK = "mark"
    ALERT = "alert"
    ESCALATE = "escalate"
    INTERRUPT = "interrupt"
    DAILY = "daily"  # the alert comes again every working day until it is done
    REMIND = "remind"  # a soft target: a reminder, never a breach


@dataclass(frozen=True)
class Extension:
    """Who may make a term longer, how often and how far (in the term's own unit)."""

    by: str
    times: int
    most: int
    citation: Citation


@dataclass(frozen=True)
class Term:
    """A term of a regulation.

    `since` and `until` name moments of the case. A term without `until` ends with the element that carries it;
    one with it runs by itself from the one moment to the other. `length_from` names a fact that holds the length
    (a head may give fewer days than the act allows); `length` is then the most it can be, and without the fact the
    term is not counted at all.
    """

    code: str
    title: Text
    length: int
    unit: Unit
    since: str
    citation: Citation
    until: str | None = None
    length_from: str | None = None
    within: str | None = None
    pauses: tuple[str, ...] = ()  # case states that stop the clock
    extends: Extension | None = None
    roll: Roll = Roll.NONE
    missed: tuple[Missed, ...] = (Missed.MARK,)
    answers: str | None = None  # the actor whose delay it is
    week: int = 5

    @property
    def is_soft(self) -> bool:
        """A target one is reminded of; passing it is no breach."""
        return self.missed == (Missed.REMIND,)
