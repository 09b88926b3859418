"""A text of the product that is yet to be said: carried by those who do not know who will read it."""

from collections.abc import Mapping

from govflow.languages.catalogue import say


class Said(str):
    """A text by its domain and key. As a plain string, for logs and machines, it is the English one."""

    domain: str
    key: str
    facts: Mapping[str, object]

    def __new__(cls, domain: str, key: str, facts: Mapping[str, object] | None = None) -> "Said":
        words = super().__new__(cls, say("en", domain, key, **(facts or {})))
        words.domain, words.key, words.facts = domain, key, facts or {}
        return words

    def in_(self, language: str) -> str:
        return say(language, self.domain, self.key, **self.facts)


def expected(key: str, /, **facts: object) -> Said:
    """What a file should have said, or what it says instead."""
    return Said("files", key, facts)
