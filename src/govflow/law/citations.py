"""Where a rule stands in the law."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from govflow.languages import Said, Text, say

DOMAIN = "citations"


@dataclass(frozen=True)
class Citation:
    """A place in an act, as a lawyer writes it, and the id of the reading that settles it where it is open."""

    place: str
    reading: str | None = None

    def __str__(self) -> str:
        return f"{self.place} ({self.reading})" if self.reading else self.place

    def in_(self, language: str) -> str:
        return cited(str(self), language)


# A place as editions write it: `order p.2(5)`, `p.6(1)–(3)¶2a, ¶2b`, `p.11 last ¶`, `annex 1 row 2`, `annex 2 **`.
_PARTS = (
    ("order", r"order\b"),
    ("annexes", r"annexes (?P<annexes>\d+) and (?P<last>\d+)"),
    ("annex", r"annex (?P<annex>\d+)"),
    ("row", r"row (?P<row>\d+)"),
    ("first_diagram", r"first diagram"),
    ("second_diagram", r"second diagram"),
    ("point", r"p\.\s?(?P<point>\d+(?:-\d+)?)"),
    ("subpoints", r"\((?P<subpoints>\d+)\)–\((?P<until>\d+)\)"),
    ("subpoint", r"\((?P<subpoint>\d+)\)"),
    ("last_paragraph", r"last ¶"),
    ("paragraph", r"¶\s?(?P<paragraph>\w+)"),
    ("tail_item", r"tail (?P<tail_item>\d+)\)"),
    ("tail", r"tail\b"),
    ("chapeau", r"chapeau\b"),
    ("title", r"title\b"),
    ("headings", r"headings\b"),
    ("list", r"list\b"),
    ("note", r"(?P<note>\*+)"),
)
_PART = re.compile(r"\s*(?:" + "|".join(f"(?P<is_{name}>{form})" for name, form in _PARTS) + r")")


def cited(place: str, language: str) -> str:
    """A place in an act in the words of a language; what is not written as one stays as it is."""
    written, bracket, reading = place.partition(" (A")
    if bracket and f" ({written})" == f"{bracket}{reading}":
        return say(language, DOMAIN, "reading", reading=written)
    pieces = [_piece(piece, language) for piece in written.split(", ")]
    if None in pieces:
        return place
    return f"{say(language, DOMAIN, 'apart').join(filter(None, pieces))}{bracket}{reading}"


def in_words(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Facts for a sentence: texts, and a `citation` among them, in the words of its language."""
    said = {name: value.in_(language) if isinstance(value, Text | Said) else value for name, value in facts.items()}
    return said | ({"citation": cited(str(said["citation"]), language)} if "citation" in said else {})


def _piece(piece: str, language: str) -> str | None:
    words, at = [], 0
    while at < len(piece):
        found = _PART.match(piece, at)
        if found is None:
            return None
        words.append(_word(found, language))
        at = found.end()
    return say(language, DOMAIN, "between").join(words)


def _word(found: re.Match[str], language: str) -> str:
    name = next(name for name, _ in _PARTS if found[f"is_{name}"] is not None)
    facts = {key: value for key, value in found.groupdict().items() if value and not key.startswith("is_")}
    return say(language, DOMAIN, name, **facts)
