"""Days of a calendar as `govflow calendar` prints them."""

from govflow.languages import say
from govflow.law.calendars import Day
from govflow.law.calendars.changes import Shift
from govflow.law.calendars.telling import DOMAIN, day_in_words, reason, when_known


def changed_day(shift: Shift, language: str) -> str:
    changed = shift.changed
    before, after = reason(changed.before, language), reason(changed.after, language)
    source = changed.source
    line = say(
        language,
        DOMAIN,
        "calendar_changed",
        day=day_in_words(changed.day, language),
        week=shift.week,
        before=before,
        after=after,
    )
    return f"{line} — {source.title.in_(language)}" if source else line


def special_day(day: Day, language: str) -> str:
    return say(
        language,
        DOMAIN,
        "calendar_day",
        day=day_in_words(day.day, language),
        why=reason(day, language),
        source=day.decision.title.in_(language) if day.decision else "",
        known=when_known(day.known, language) if day.known else "",
    )


def worked_or_off(is_working: bool, language: str) -> str:
    return say(language, DOMAIN, "calendar_worked" if is_working else "calendar_off")


def day_as_json(day: Day) -> dict[str, object]:
    known = day.known
    return {
        "day": day.day.isoformat(),
        "kind": day.kind.value,
        "is_working": day.is_working,
        "name": vars(day.name) if day.name else None,
        "other": day.other.isoformat() if day.other else None,
        "decision": day.decision.code if day.decision else None,
        "source": vars(day.decision.title) if day.decision else None,
        "known": known.latest.isoformat() if known and known.is_exact and known.latest else "unknown",
        "is_estimated": day.is_estimated,
        "certainty": day.certainty.value,
        "is_forecast": day.is_forecast,
        "territory": day.territory,
    }
