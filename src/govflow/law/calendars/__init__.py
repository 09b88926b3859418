"""Working days of Kazakhstan: each day off and moved day with the decision behind it and the day it became known.

The files of `calendars/kz` are the source. The `holidays` package drafts new years, serves years without a file
and is compared with every file; this is its only door.
"""

from govflow.law.calendars.calendars import Calendars, read_calendars
from govflow.law.calendars.days import Day, DayKind
from govflow.law.calendars.decisions import Decision, Knowledge, Known
from govflow.law.calendars.entries import FIVE_DAYS, SIX_DAYS, WEEKS, DayOff, Move, OffKind, Year
from govflow.law.calendars.package import Difference, differences, forecast
from govflow.law.calendars.refusals import AfterTheCalendar, BeforeTheCalendar, UnknownOffice, UnknownWeek
from govflow.law.calendars.territories import COUNTRY
from govflow.law.calendars.workcalendar import WorkCalendar
from govflow.law.calendars.working_days import FIRST_YEAR, WorkingDays

__all__ = [
    "COUNTRY",
    "FIRST_YEAR",
    "FIVE_DAYS",
    "SIX_DAYS",
    "WEEKS",
    "AfterTheCalendar",
    "BeforeTheCalendar",
    "Calendars",
    "Day",
    "DayKind",
    "DayOff",
    "Decision",
    "Difference",
    "Knowledge",
    "Known",
    "Move",
    "OffKind",
    "UnknownOffice",
    "UnknownWeek",
    "WorkCalendar",
    "WorkingDays",
    "Year",
    "differences",
    "forecast",
    "read_calendars",
]
