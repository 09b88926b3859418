"""The steps of a countdown: each day counted or left out, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from govflow.languages import say
from govflow.law.calendars import Day
from govflow.law.calendars.telling import DOMAIN


class StepKind(StrEnum):
    EVENT = "event"  # what it is counted from
    COUNTED = "counted"
    SKIPPED = "skipped"  # a day off, not counted
    STOPPED = "stopped"  # the clock stood
    ENDS = "ends"  # where the length leads
    ROLLED = "rolled"  # a day off the end moves over
    MOVED_ON = "moved_on"  # the working day it moves on to
    OFFICE = "office"  # a stretch of office time
    ZONE = "zone"  # the clocks of the office were changed
    CAPPED = "capped"  # another term ends earlier
    HANDOVER = "handover"  # the result is handed over before the end
    HANDOVER_SAME = "handover_same"  # a service of one working day
    ISSUE = "issue"  # the day the result is given out, after the term
    EXTENDED = "extended"
    LAST = "last"
    FORECAST = "forecast"  # rests on days not decided yet
    CALENDAR = "calendar"  # the version it was counted with
    CALENDAR_KNOWN_ON = "calendar_known_on"
    UNCERTAIN = "uncertain"  # rests on a decision of which it is not known when it became known

    @property
    def leaves_out(self) -> bool:
        return self in (StepKind.SKIPPED, StepKind.ROLLED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step, on a day; `rule` is the key of its source in the law texts."""

    kind: StepKind
    day: date
    number: int | None = None
    about: Day | None = None
    rule: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None

    def source(self, language: str) -> str | None:
        """The article or decree behind the step."""
        if self.about is not None and self.about.decision is not None:
            return self.about.decision.title.in_(language)
        return say(language, DOMAIN, self.rule) if self.rule else None
