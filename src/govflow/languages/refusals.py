"""The sentence of a refusal, by the name of its class, from whichever domain of errors knows it."""

from collections.abc import Mapping

from govflow.languages.catalogue import TEXTS, keys_of, say

DOMAINS = sorted({file.name.partition(".")[0] for file in TEXTS.glob("errors*.po")})


def refused(language: str, name: str, facts: Mapping[str, object]) -> str | None:
    """What a person is told; None where no domain knows the name."""
    for domain in DOMAINS:
        if name in keys_of(domain, language):
            return say(language, domain, name, **{key: str(fact) for key, fact in facts.items()})
    return None
