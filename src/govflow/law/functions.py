"""What decision tables may ask of the law: base figures and working days, each answer with its ground.

A figure is the one known on the day of the decision: a later law that changes it backwards is a reason to decide
anew, not to have decided otherwise.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from govflow.errors import Rejected
from govflow.feel import Answer
from govflow.languages import LANGUAGES, Text, say
from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.telling import date_in_words, when_known
from govflow.law.rates import Purpose, Rates, Value

DOMAIN = "decrees"
BY_NAME = {"mci": "mci", "subsistence minimum": "subsistence_minimum", "minimum wage": "minimum_wage"}

OF_RATES = (*BY_NAME, "contribution rate", "base figure")
OF_DAYS = (
    "is working day",
    "add working days",
    "working days between",
    "first working day from",
    "last working day through",
    "last working day of month",
)
FUNCTIONS = (*OF_RATES, *OF_DAYS)


class UnknownPurpose(Rejected):
    """{purpose} is not a purpose of a base figure; known are {known}."""


class NotADay(Rejected):
    """{value} is not a day."""


class NotAWholeNumber(Rejected):
    """{value} is not a whole number of days."""


def functions_of(calendar: WorkCalendar, rates: Rates | None, *, known_on: date) -> dict[str, Callable[..., Any]]:
    """The functions by the names tables call them; without figures, those of the calendar alone."""
    return _about_days(calendar) | (figures_of(rates, known_on=known_on) if rates is not None else {})


def figures_of(rates: Rates, *, known_on: date | None) -> dict[str, Callable[..., Any]]:
    """Those that ask for figures alone; without a day of knowing, whatever is known at all."""
    functions = {name: _rate(rates, code, known_on) for name, code in BY_NAME.items()}
    return functions | {name: _by_code(rates, known_on) for name in ("contribution rate", "base figure")}


# figures


def _rate(rates: Rates, code: str, known_on: date | None) -> Callable[..., Answer]:
    def asked(date: object, purpose: str | None = None) -> Answer:
        return _find(rates, code, date, purpose, known_on)

    return asked


def _by_code(rates: Rates, known_on: date | None) -> Callable[..., Answer]:
    """Any figure of the file, so that a new one needs no name of its own."""

    def asked(code: object, date: object, purpose: str | None = None) -> Answer:
        return _find(rates, str(code), date, purpose, known_on)

    return asked


def _find(rates: Rates, code: str, day: object, purpose: str | None, known_on: date | None) -> Answer:
    found = rates.find(code, on=_day(day), purpose=_purpose(purpose), known_on=known_on)
    return Answer(found.amount, source_of(found, rates.rates[code].name))


def _purpose(written: str | None) -> Purpose:
    if written is None:
        return Purpose.ALL
    if written not in set(Purpose):
        raise UnknownPurpose(purpose=written, known=", ".join(Purpose))
    return Purpose(written)


def source_of(value: Value, name: Text) -> Text:
    """The figure, its days, the day it was decided and the act, for the record of a decision."""
    return Text(*(_source(value, name, language) for language in LANGUAGES))


def _source(value: Value, name: Text, language: str) -> str:
    act = value.act.in_(language) if value.act else say(language, DOMAIN, "rate_act_unknown")
    return say(
        language,
        DOMAIN,
        "rate_source",
        name=name.in_(language),
        since=date_in_words(value.since, language),
        decided=when_known(value.decided, language),
        act=act,
    )


# days


def _about_days(calendar: WorkCalendar) -> dict[str, Callable[..., Any]]:
    days = calendar.working_days()
    source = Text(*(say(language, DOMAIN, "calendar_source", version=calendar.version) for language in LANGUAGES))

    def is_working_day(date: object) -> Answer:
        return Answer(days.is_working(_day(date)), source)

    def add_working_days(date: object, count: object) -> Answer:
        start, number = _day(date), _whole(count)
        if number < 0:
            return Answer(days.nth_before(start, -number), source)
        return Answer(days.nth_after(start, number) if number else start, source)

    def working_days_between(*given: object, **named: object) -> Answer:
        start, end = map(_day, given or (named["from"], named["to"]))
        return Answer(days.between(start, end), source)

    def first_working_day_from(date: object) -> Answer:
        day = _day(date)
        return Answer(day if days.is_working(day) else days.nth_after(day, 1), source)

    def last_working_day_through(date: object) -> Answer:
        return Answer(days.last_through(_day(date)), source)

    def last_working_day_of_month(date: object) -> Answer:
        day = _day(date)
        return Answer(days.last_through(day.replace(day=monthrange(day.year, day.month)[1])), source)

    return {
        "is working day": is_working_day,
        "add working days": add_working_days,
        "working days between": working_days_between,
        "first working day from": first_working_day_from,
        "last working day through": last_working_day_through,
        "last working day of month": last_working_day_of_month,
    }


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise NotADay(value=value) from None


def _whole(value: object) -> int:
    if not isinstance(value, Decimal | int) or value != int(value):
        raise NotAWholeNumber(value=value)
    return int(value)
