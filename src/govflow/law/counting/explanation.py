"""A step in words, for people, and as plain data, for machines."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from govflow.languages import LANGUAGES, say
from govflow.law.calendars import DayKind
from govflow.law.calendars.telling import DOMAIN, date_in_words, day_in_words, why
from govflow.law.citations import cited
from govflow.law.counting.steps import Step, StepKind


def tell(step: Step, language: str) -> str:
    """A line of the explanation."""
    words = _TELLERS.get(step.kind, _dated)(step, language)
    source = step.source(language)
    return f"{words} — {source}" if source else words


def step_as_json(step: Step) -> dict[str, object]:
    return {
        "kind": step.kind.value,
        "day": step.day.isoformat(),
        "number": step.number,
        "at": step.at.isoformat(timespec="minutes") if step.at else None,
        "day_kind": step.about.kind.value if step.about else None,
        "decision": step.about.decision.code if step.about and step.about.decision else None,
        "rule": step.rule,
        "text": {language: tell(step, language) for language in LANGUAGES},
    }


def moment_in_words(at: datetime, language: str) -> str:
    """A moment with its offset: the hour before 1 March 2024 was lived twice in the east."""
    return say(language, DOMAIN, "moment", at=at, offset=offset_in_words(at))


def offset_in_words(at: datetime) -> str:
    return f"UTC{(at.utcoffset() or timedelta()) / timedelta(hours=1):+g}"


def length_in_words(length: int, unit: object, language: str) -> str:
    return say(language, DOMAIN, f"length_{unit}", n=length)


def _event(step: Step, language: str) -> str:
    facts = step.facts
    length = length_in_words(int(str(facts["length"])), facts["unit"], language)
    key = "step_event_of" if facts["citation"] else "step_event"
    place = cited(str(facts["citation"]), language)
    return say(language, DOMAIN, key, length=length, citation=place, when=_when(step, language))


def _counted(step: Step, language: str) -> str:
    words = say(language, DOMAIN, "step_counted", day=day_in_words(step.day, language), number=step.number)
    if step.about and step.about.kind is not DayKind.WORKING:
        return f"{words}, {why(step.about, language)}"
    return words


def _left_out(step: Step, language: str) -> str:
    reason = why(step.about, language) if step.about else ""
    return say(language, DOMAIN, f"step_{step.kind}", day=day_in_words(step.day, language), why=reason)


def _extended(step: Step, language: str) -> str:
    length = length_in_words(step.number or 0, step.facts["unit"], language)
    return say(language, DOMAIN, "step_extended", length=length, place=cited(str(step.facts["place"]), language))


def _uncertain(step: Step, language: str) -> str:
    facts: dict[str, Any] = {key: _shown(value, language) for key, value in step.facts.items()}
    return say(language, DOMAIN, "step_uncertain", day=day_in_words(step.day, language), **facts)


def _dated(step: Step, language: str) -> str:
    facts: dict[str, Any] = {key: _shown(value, language) for key, value in step.facts.items()}
    key = f"step_{step.kind}_at" if step.at else f"step_{step.kind}"
    return say(language, DOMAIN, key, when=_when(step, language), **facts)


def _when(step: Step, language: str) -> str:
    return moment_in_words(step.at, language) if step.at else day_in_words(step.day, language)


def _shown(value: object, language: str) -> object:
    if isinstance(value, datetime):
        return moment_in_words(value, language)
    return date_in_words(value, language) if isinstance(value, date) else value


# the kinds not named here say a day or a moment and their facts
_TELLERS: dict[StepKind, Callable[[Step, str], str]] = {
    StepKind.EVENT: _event,
    StepKind.COUNTED: _counted,
    StepKind.SKIPPED: _left_out,
    StepKind.ROLLED: _left_out,
    StepKind.EXTENDED: _extended,
    StepKind.UNCERTAIN: _uncertain,
}
