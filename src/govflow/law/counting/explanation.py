"""A step in words, for people, and as plain data, for machines."""

from collections.abc import Callable
from datetime import date

from govflow.languages import LANGUAGES, say
from govflow.law.calendars import Day, DayKind
from govflow.law.counting.steps import DOMAIN, Step, StepKind


def tell(step: Step, language: str) -> str:
    """A line of the explanation."""
    words = _TELLERS[step.kind](step, language)
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


def day_in_words(day: date, language: str) -> str:
    """`14.03.2018, Wed` — the day and its weekday."""
    return say(
        language, DOMAIN, "day", day=f"{day:%d.%m.%Y}", weekday=say(language, DOMAIN, f"weekday_{day.weekday()}")
    )


def length_in_words(length: object, unit: object, language: str) -> str:
    return say(language, DOMAIN, f"length_{unit}", n=int(str(length)))


def why_off(about: Day, language: str) -> str:
    """Why a day is what it is, in a few words."""
    facts = {"name": about.name.in_(language) if about.name else ""}
    if about.other:
        facts["other"] = day_in_words(about.other, language)
    words = say(language, DOMAIN, f"kind_{about.kind}", **facts)
    if about.is_estimated:
        words += say(language, DOMAIN, "estimated")
    if about.kind in (DayKind.MOVED_OFF, DayKind.MOVED_WORKING) and about.known and not about.known.is_exact:
        words += say(language, DOMAIN, "known_unknown")
    return words


def _event(step: Step, language: str) -> str:
    facts = step.facts
    when = f"{step.at:%d.%m.%Y %H:%M}" if step.at else day_in_words(step.day, language)
    length = length_in_words(facts["length"], facts["unit"], language)
    return say(language, DOMAIN, "step_event", length=length, citation=facts["citation"], when=when)


def _counted(step: Step, language: str) -> str:
    words = say(language, DOMAIN, "step_counted", day=day_in_words(step.day, language), number=step.number)
    if step.about and step.about.kind is not DayKind.WORKING:
        return f"{words}: {why_off(step.about, language)}"
    return words


def _left_out(step: Step, language: str) -> str:
    why = why_off(step.about, language) if step.about else ""
    return say(language, DOMAIN, f"step_{step.kind}", day=day_in_words(step.day, language), why=why)


def _dated(step: Step, language: str) -> str:
    facts = {key: _shown(value, language) for key, value in step.facts.items()}
    when = f"{step.at:%d.%m.%Y %H:%M}" if step.at else day_in_words(step.day, language)
    key = f"step_{step.kind}_at" if step.at else f"step_{step.kind}"
    return say(language, DOMAIN, key, when=when, number=step.number, **facts)


def _extended(step: Step, language: str) -> str:
    length = length_in_words(step.number, step.facts["unit"], language)
    return say(language, DOMAIN, "step_extended", length=length, place=step.facts["place"])


def _uncertain(step: Step, language: str) -> str:
    known_on = _shown(step.facts["known_on"], language)
    return say(language, DOMAIN, "step_uncertain", day=day_in_words(step.day, language), known_on=known_on)


def _shown(value: object, language: str) -> object:
    return day_in_words(value, language) if isinstance(value, date) else value


_TELLERS: dict[StepKind, Callable[[Step, str], str]] = {
    StepKind.EVENT: _event,
    StepKind.COUNTED: _counted,
    StepKind.SKIPPED: _left_out,
    StepKind.ROLLED: _left_out,
    StepKind.STOPPED: _dated,
    StepKind.ENDS: _dated,
    StepKind.OFFICE: _dated,
    StepKind.ZONE: _dated,
    StepKind.CAPPED: _dated,
    StepKind.HANDOVER: _dated,
    StepKind.EXTENDED: _extended,
    StepKind.LAST: _dated,
    StepKind.FORECAST: _dated,
    StepKind.UNCERTAIN: _uncertain,
}
