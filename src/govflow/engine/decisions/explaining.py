"""Why a decision is what it is, line by line, from the explanation kept with the case."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from govflow.languages import say

DOMAIN = "decisions"
ANYTHING = ("", "-")


def explain(explanation: Mapping[str, Any], language: str) -> list[str]:
    lines: list[str] = []
    for table in explanation.get("tables", ()):
        lines.append(say(language, DOMAIN, "table", name=table["decision"]))
        lines.extend(_seen(table, language))
        lines.extend(_fired(table, language))
    lines.extend(_asked(explanation.get("asked", ()), language))
    return lines


def _asked(asked: Iterable[Mapping[str, Any]], language: str) -> Iterator[str]:
    for one in asked:
        said = one["source"]
        source = said[language] if isinstance(said, Mapping) else said
        key = "asked-with-source" if source else "asked"
        yield say(language, DOMAIN, key, call=one["call"], value=one["value"], source=source)


def _seen(table: Mapping[str, Any], language: str) -> Iterator[str]:
    for one in table["inputs"]:
        yield say(language, DOMAIN, "seen", name=one["name"], value=one["value"])


def _fired(table: Mapping[str, Any], language: str) -> Iterator[str]:
    if not table["rules"]:
        yield say(language, DOMAIN, "none-fired")
    for rule in table["rules"]:
        names = [one["name"] for one in table["inputs"]]
        asked = [(name, cell) for name, cell in zip(names, rule["cells"], strict=False) if cell not in ANYTHING]
        key = "fired" if asked else "fired-always"
        because = "; ".join(f"{name}: {cell}" for name, cell in asked)
        yield say(language, DOMAIN, key, rule=rule["rule"], because=because, outputs=_outputs(rule["outputs"]))
        yield from _notes(rule["notes"], language)


def _outputs(outputs: Iterable[Mapping[str, str]]) -> str:
    return "; ".join(f"{one['name']} = {one['value']}" if one["name"] else one["value"] for one in outputs)


def _notes(notes: Iterable[str], language: str) -> Iterator[str]:
    for note in notes:
        yield say(language, DOMAIN, "note", note=note)
