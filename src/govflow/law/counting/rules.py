"""Which article stands behind a step, on a given day. The words of each are in the law texts."""

from datetime import UTC, date, datetime

from govflow.law.terms import Unit

CLOCK_UNITS = frozenset({Unit.MINUTES, Unit.HOURS, Unit.OFFICE_MINUTES, Unit.OFFICE_HOURS})

# the redaction of the Administrative Code, article 76, that was read: law of 17 December 2025, No. 241-VIII
CODE_76_READ_SINCE = date(2026, 1, 1)
CODE_IN_FORCE_SINCE = date(2021, 7, 1)

# 1 March 2024 0:00 at UTC+5: since then one time in the whole country
ONE_TIME_SINCE = datetime(2024, 2, 29, 19, tzinfo=UTC)

OF_UNIT = {
    Unit.DAYS: "rule_days",
    Unit.WEEKS: "rule_weeks",
    Unit.HALF_MONTHS: "rule_half_month",
    Unit.MONTHS: "rule_months",
    Unit.QUARTERS: "rule_quarters",
    Unit.HALF_YEARS: "rule_half_years",
    Unit.YEARS: "rule_years",
    Unit.DAY_OF_MONTH: "rule_day_of_month",
    Unit.LAST_WORKING_DAY_OF_MONTH: "rule_last_working_day",
    Unit.END_OF_QUARTER: "rule_quarters",
    Unit.MINUTES: "rule_clock",
    Unit.HOURS: "rule_clock",
    Unit.OFFICE_MINUTES: "rule_office_time",
    Unit.OFFICE_HOURS: "rule_office_time",
}


def day_of_event(day: date, *, counts: bool) -> str:
    if counts:
        return "rule_event_day_counts"
    return "rule_event_day_code" if day >= CODE_76_READ_SINCE else "rule_event_day"


def roll_forward(day: date) -> str:
    return "rule_roll_code" if day >= CODE_76_READ_SINCE else "rule_roll"


def registration(day: date) -> str:
    return "rule_registration" if day >= CODE_IN_FORCE_SINCE else "rule_registration_before"


def zone_change(since: datetime, until: datetime) -> str:
    # the clocks go back an hour before that midnight
    return "rule_zone" if since < ONE_TIME_SINCE and until.date() >= date(2024, 2, 29) else "rule_zone_other"
