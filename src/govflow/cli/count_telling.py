"""The answer of `govflow count` beside the last day: the registration and the account of the term."""

from govflow.languages import LANGUAGES, say
from govflow.law.calendars.telling import DOMAIN, date_in_words
from govflow.law.counting import Countdown, Registration
from govflow.law.counting.budget import Budget
from govflow.law.counting.explanation import moment_in_words


def as_plain(counted: Countdown, registration: Registration | None, account: Budget | None) -> dict[str, object]:
    """The whole answer for machines, its words in each language."""
    answer = counted.as_json()
    if registration:
        words = {language: registered(registration, language) for language in LANGUAGES}
        answer["registered"] = {"on": registration.on.isoformat(), "text": words}
    if account:
        lines = {language: account.explain(language) for language in LANGUAGES}
        answer["account"] = {"used": account.used, "left": account.left, "text": lines}
    return answer


def registered(registration: Registration, language: str) -> str:
    filed = moment_in_words(registration.filed_at, language)
    line = say(language, DOMAIN, "registered", filed=filed, on=date_in_words(registration.on, language))
    return f"{line} — {registration.source(language)}"
