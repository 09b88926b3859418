"""Counting terms. `count_term` gives a `Countdown`: the last day, and each step to it with its source."""

from govflow.law.counting.count import KAZAKH_ZONES, count_term, refuse_old_zone_data
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.distance import Distance, Surveyor
from govflow.law.counting.explanation import length_in_words
from govflow.law.counting.handover import accepted_on_paper, handed_over, with_issue_day
from govflow.law.counting.pauses import Pause
from govflow.law.counting.refusals import (
    DayCannotPause,
    LongerThanAllowed,
    NaiveTime,
    NoOfficeHours,
    NotADayOfMonth,
    NothingToCount,
    OldTimeZones,
    PauseEndsBeforeItBegins,
    StillPaused,
    UnknownRule,
    UnknownUnit,
)
from govflow.law.counting.registration import Registration, register
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.counting.steps import Step, StepKind
from govflow.law.counting.units import length_written, unit_named

__all__ = [
    "CLOCK_UNITS",
    "KAZAKH_ZONES",
    "Countdown",
    "DayCannotPause",
    "Distance",
    "LongerThanAllowed",
    "NaiveTime",
    "NoOfficeHours",
    "NotADayOfMonth",
    "NothingToCount",
    "OldTimeZones",
    "Pause",
    "PauseEndsBeforeItBegins",
    "Registration",
    "Step",
    "StepKind",
    "StillPaused",
    "Surveyor",
    "UnknownRule",
    "UnknownUnit",
    "accepted_on_paper",
    "count_term",
    "handed_over",
    "length_in_words",
    "length_written",
    "refuse_old_zone_data",
    "register",
    "unit_named",
    "with_issue_day",
]
