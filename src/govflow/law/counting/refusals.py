"""What counting refuses."""

from govflow.errors import Rejected


class NaiveTime(Rejected):
    """The time {moment} does not say its offset from UTC; write it as 2018-03-14T10:00+06:00."""


class OldTimeZones(Rejected):
    """The time-zone data of this machine are older than 2024a: {zone} is not at UTC+5 after 1 March 2024."""


class UnknownUnit(Rejected):
    """{unit!r} is not a unit of terms; known are {known}."""


class NothingToCount(Rejected):
    """A term of {length} cannot be counted; the shortest is 1."""


class NotADayOfMonth(Rejected):
    """No month has a day {length}; days of a month are 1 to 31."""


class LongerThanAllowed(Rejected):
    """{length} is longer than {most}, the most {term} allows."""


class StillPaused(Rejected):
    """The clock stands since {since}; there is no last day until it goes on."""


class PauseEndsBeforeItBegins(Rejected):
    """A pause from {since} cannot end at {until}."""


class DayCannotPause(Rejected):
    """{term} ends on a day of the calendar, not after a length of time; it cannot be paused or extended."""


class NoOfficeHours(Rejected):
    """{term} runs in office time, and no office hours were given."""


class UnknownRule(Rejected):
    """The counting rule {rule!r} is not known; known are {known}."""
