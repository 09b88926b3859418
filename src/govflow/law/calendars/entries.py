"""What a year's file says: days off and moved days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govflow.languages import Text
from govflow.law.calendars.decisions import Certainty, Decision, Knowledge, Known, Withdrawal
from govflow.law.calendars.territories import COUNTRY

FIVE_DAYS, SIX_DAYS = 5, 6
WEEKS = (FIVE_DAYS, SIX_DAYS)


class OffKind(StrEnum):
    """Why a day is off. Only a holiday is carried over from a rest day of the week."""

    HOLIDAY = "holiday"
    REST = "rest"  # a rest day by itself, of a religious feast; never carried over
    CARRIED_OVER = "carried_over"
    CLOSED = "closed"  # a closure, regional or for an emergency


@dataclass(frozen=True)
class DayOff:
    """A day off by law, announcement or closure."""

    day: date
    kind: OffKind
    name: Text
    decision: Decision
    known: Known
    weeks: tuple[int, ...] = WEEKS
    stands_for: date | None = None
    withdrawal: Withdrawal | None = None
    is_estimated: bool = False
    certainty: Certainty = Certainty.HIGH
    territory: str = COUNTRY
    path: str = ""
    line: int = 0


@dataclass(frozen=True)
class Move:
    """A rest day moved by a decision: `working_day` is worked, `rest_day` is off in exchange."""

    rest_day: date
    working_day: date
    decision: Decision
    known: Known
    weeks: tuple[int, ...]
    certainty: Certainty = Certainty.HIGH
    withdrawal: Withdrawal | None = None
    territory: str = COUNTRY
    path: str = ""
    line: int = 0


@dataclass(frozen=True)
class Year:
    """A year as its file says it, or as forecast."""

    year: int
    path: str
    days_off: tuple[DayOff, ...]
    moves: tuple[Move, ...]
    decisions: Mapping[str, Decision]
    is_forecast: bool = False


def was_known(entry: DayOff | Move, on: date | None) -> Knowledge:
    """Whether `entry` stood on a day; on no day in particular, whether it stands in the end."""
    withdrawn = entry.withdrawal
    if on is None:
        return Knowledge.NO if withdrawn else Knowledge.YES
    if withdrawn and withdrawn.on <= on:
        return Knowledge.NO
    return entry.known.on(on)
