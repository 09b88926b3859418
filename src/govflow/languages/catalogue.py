"""The product's own texts, read from .po files when a domain is first asked."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

LANGUAGES = ("kk", "ru", "en")
TEXTS = Path(__file__).parent / "texts"


class MissingText(KeyError):
    """A text that one of the languages does not have."""


@cache
def _domain(domain: str, language: str) -> dict[str, str | tuple[str, ...]]:
    read_po = import_module("babel.messages.pofile").read_po  # loaded when the first text is said, not at start
    with (TEXTS / f"{domain}.{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    texts: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        if message.id and message.string:
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            texts[str(key)] = tuple(message.string) if isinstance(message.string, tuple | list) else message.string
    return texts


def keys_of(domain: str, language: str) -> frozenset[str]:
    return frozenset(_domain(domain, language))


def say(language: str, domain: str, key: str, /, **facts: object) -> str:
    """The text `key` of `domain`, filled with `facts`; the fact `n` chooses the plural form.

    A fact that carries its languages with it is told in the one of the text.
    """
    try:
        found = _domain(domain, language)[key]
    except KeyError:
        raise MissingText(f"{domain}.{key} in {language}") from None
    if isinstance(found, tuple):
        found = found[_plural(language, _number(facts.get("n")))]
    return found.format(**{name: _in(fact, language) for name, fact in facts.items()}) if facts else found


def _in(fact: Any, language: str) -> Any:
    spoken = getattr(fact, "in_", None)
    return spoken(language) if spoken else fact


def say_refusal(language: str, name: str, /, **facts: object) -> str | None:
    """The sentence of a refusal, by the name of its class, from whichever domain of errors knows it."""
    known = (domain for domain in error_domains() if name in _domain(domain, language))
    domain = next(known, None)
    return say(language, domain, name, **facts) if domain else None


@cache
def error_domains() -> tuple[str, ...]:
    return tuple(sorted({file.name.partition(".")[0] for file in TEXTS.glob("errors*.po")}))


def _number(n: object) -> int:
    return n if isinstance(n, int) else 0


def _plural(language: str, n: int) -> int:
    if language != "ru":
        return int(n != 1)
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
