"""What a calendar refuses."""

from govflow.errors import Rejected


class BeforeTheCalendar(Rejected):
    """{day} is before {first}, the first day of the calendar."""


class AfterTheCalendar(Rejected):
    """The year {year} is after {last}, the last year that can be forecast."""


class UnknownWeek(Rejected):
    """A week of {week} working days is not known; there are weeks of 5 and of 6."""


class UnknownOffice(Rejected):
    """No office hours are known for {office} on {day}."""


class UnknownHours(Rejected):
    """Office hours {hours!r} cannot be read; write them 09:00-13:00 14:30-18:30."""
