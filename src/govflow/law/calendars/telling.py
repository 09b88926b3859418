"""A day in words."""

from datetime import date
from typing import Any

from govflow.languages import say
from govflow.law.calendars.days import Day, DayKind
from govflow.law.calendars.decisions import Certainty, Known
from govflow.law.calendars.territories import COUNTRY

DOMAIN = "law"


def date_in_words(day: date, language: str) -> str:
    return say(language, DOMAIN, "date", day=day)


def day_in_words(day: date, language: str) -> str:
    """A day with its weekday."""
    return say(language, DOMAIN, "day", day=day, weekday=say(language, DOMAIN, f"weekday_{day.weekday()}"))


def why(about: Day, language: str) -> str:
    """Why a day is what it is; a moved day says where it is not known when its decision became known."""
    told = [reason(about, language)]
    if about.kind in (DayKind.MOVED_OFF, DayKind.MOVED_WORKING) and about.known and not about.known.is_exact:
        told.append(when_known(about.known, language))
    return "; ".join((*told, *_doubt(about, language)))


def reason_and_doubt(about: Day, language: str) -> str:
    """Why a day is what it is, where the day it became known is told beside it."""
    return "; ".join((reason(about, language), *_doubt(about, language)))


def _doubt(about: Day, language: str) -> tuple[str, ...]:
    return (say(language, DOMAIN, "one_source"),) if about.certainty is Certainty.MEDIUM else ()


def reason(about: Day, language: str) -> str:
    """Why a day is what it is, in a few words."""
    facts: dict[str, Any] = {"name": about.name.in_(language) if about.name else ""}
    if about.other:
        facts["other"] = day_in_words(about.other, language)
    words = say(language, DOMAIN, f"kind_{about.kind}", **facts)
    if about.territory != COUNTRY:
        words += say(language, DOMAIN, "only_in", territory=about.territory)
    return words + say(language, DOMAIN, "estimated") if about.is_estimated else words


def when_known(known: Known, language: str) -> str:
    """The day a decision became known, or between which days it did."""
    if known.earliest is None or known.latest is None:
        return say(language, DOMAIN, "known_unknown")
    first, last = date_in_words(known.earliest, language), date_in_words(known.latest, language)
    if known.is_exact:
        return say(language, DOMAIN, "known_since", first=first)
    return say(language, DOMAIN, "known_between", first=first, last=last)
