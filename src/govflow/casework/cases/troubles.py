"""Why a case could not go on: a key and the facts of its sentence, kept so that every language can say it."""

from collections.abc import Mapping
from typing import Any

from govflow.engine import Trouble
from govflow.errors import Rejected
from govflow.languages import LANGUAGES, keys_of, say, say_refusal

Facts = Mapping[str, Any]


def reason_of(refusal: Rejected) -> tuple[str, dict[str, Any]]:
    """The key of a refusal and its facts, as they can be kept."""
    if isinstance(refusal, Trouble):
        return refusal.reason, {"found": _kept(refusal.found)}
    return type(refusal).__name__, {name: _kept(fact) for name, fact in refusal.facts.items()}


def _kept(fact: object) -> Any:
    """A number or text as it is; what speaks for itself in each language."""
    spoken = getattr(fact, "words", None)
    if spoken is not None:
        return {language: str(spoken(language)) for language in LANGUAGES}
    if isinstance(fact, Rejected):
        return {language: say_refusal(language, type(fact).__name__, **fact.facts) for language in LANGUAGES}
    return fact if isinstance(fact, str | int) else str(fact)


def reason_in_words(reason: str, facts: Facts, place: str, language: str) -> str:
    """The sentence; `place` is what the step is called. A line kept before there were keys is told as it is."""
    told = {name: _in(fact, language) for name, fact in facts.items()}
    key = f"trouble.{reason}"
    if key in keys_of("engine", language):
        return say(language, "engine", key, element=place, found=told.get("found", "…").rstrip("."))
    return say_refusal(language, reason, **told) or reason


def _in(fact: Any, language: str) -> str:
    return str(fact[language]) if isinstance(fact, Mapping) and set(fact) == set(LANGUAGES) else str(fact)
