"""Why a decision is what it is, line by line, from the explanation kept with the case.

Whoever knows the forms and lists of an edition tells names and values in its words; everybody else reads FEEL.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from govflow.engine.decisions.celling import cell_in_words
from govflow.languages import say

DOMAIN = "decisions"
ANYTHING = ("", "-")
Kept = Mapping[str, Any]


class Words(Protocol):
    """How an edition calls what a table asks and gives."""

    def name(self, text: str, language: str) -> str | None: ...
    def value(self, text: str, value: object, language: str) -> str: ...
    def note(self, note: str, language: str) -> str: ...


def explain(explanation: Kept, language: str, words: Words | None = None) -> list[str]:
    lines: list[str] = []
    for table in explanation.get("tables", ()):
        lines.append(say(language, DOMAIN, "table", name=_title(table, table["decision"], language)))
        lines.extend(_seen(table, language, words))
        lines.extend(_fired(table, language, words))
    lines.extend(_asked(explanation.get("asked", ()), language))
    return lines


def _title(kept: Kept, otherwise: str, language: str) -> str:
    titles = kept.get("title")
    return str(titles[language]) if titles else otherwise


def _asked(asked: Iterable[Kept], language: str) -> Iterator[str]:
    for one in asked:
        said = one["source"]
        source = said[language] if isinstance(said, Mapping) else said
        key = "asked-with-source" if source else "asked"
        yield say(language, DOMAIN, key, call=one["call"], value=one["value"], source=source)


def _seen(table: Kept, language: str, words: Words | None) -> Iterator[str]:
    for name, value in _named(table["inputs"], table.get("asks"), language, words):
        yield say(language, DOMAIN, "seen", name=name, value=value)


def _named(
    written: Iterable[Kept], plain: Iterable[Kept] | None, language: str, words: Words | None
) -> Iterator[tuple[str, str]]:
    """Each column with its value: in the words of the edition, where there are any."""
    beside = plain or [{"text": "", "title": None, "value": None}] * len(list(written))
    for one, other in zip(written, beside, strict=True):
        name = _title(other, "", language) or (words.name(other["text"], language) if words else None)
        yield name or one["name"], _value(one, other, language, words if plain else None)


def _value(one: Kept, other: Kept, language: str, words: Words | None) -> str:
    return _told(other, words)(other["value"], language) if words else str(one["value"])


def _told(column: Kept, words: Words) -> Callable[[object, str], str]:
    """How the values of a column are told: a code by what it means there, anything else by the edition."""
    codes = column.get("words") or {}

    def told(value: object, language: str) -> str:
        meaning = codes.get(value) if isinstance(value, str) else None
        return str(meaning[language]) if meaning else words.value(column["text"], value, language)

    return told


def _fired(table: Kept, language: str, words: Words | None) -> Iterator[str]:
    if not table["rules"]:
        yield say(language, DOMAIN, "none-fired")
    for rule in table["rules"]:
        because = "; ".join(f"{name}: {cell}" for name, cell in _conditions(table, rule, language, words))
        outputs = _outputs(_named(*_given(rule, words), language, words))
        key = "fired" if because else "fired-always"
        yield say(language, DOMAIN, key, rule=rule["rule"], because=because, outputs=outputs)
        yield from _notes(rule, language, words)


def _conditions(table: Kept, rule: Kept, language: str, words: Words | None) -> Iterator[tuple[str, str]]:
    names = [name for name, _ in _named(table["inputs"], table.get("asks"), language, words)]
    asks = table.get("asks") or [{"text": ""}] * len(names)
    for name, ask, cell in zip(names, asks, rule["cells"], strict=False):
        if cell not in ANYTHING:
            yield name, cell_in_words(cell, language, _told(ask, words)) if words else cell


def _given(rule: Kept, words: Words | None) -> tuple[list[Kept], list[Kept] | None]:
    """What a rule gives; people are not told of the outputs it leaves empty beside others."""
    outputs, gives = rule["outputs"], rule.get("gives")
    if words is None or gives is None:
        return outputs, gives
    kept = [place for place, one in enumerate(gives) if one["value"] is not None] or range(len(gives))
    return [outputs[place] for place in kept], [gives[place] for place in kept]


def _outputs(outputs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} = {value}" if name else value for name, value in outputs)


def _notes(rule: Kept, language: str, words: Words | None) -> Iterator[str]:
    notes = [_title(rule, "", language)] if rule.get("title") else rule["notes"]
    for note in notes:
        yield say(language, DOMAIN, "note", note=words.note(note, language) if words else note)
