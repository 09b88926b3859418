"""Readings: what the law leaves open, and what a named setting changes when it is set otherwise.

A reading with a setting offers `choices`, each with what it changes in the terms (or in what happens to running
cases), or it `fills` the length of terms with its value, or it `is_fact`: a number that every case knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.reading.documents import Node
from govflow.law.reading.entries import THREE, citation, words
from govflow.law.regulations import Reading

KEYS = ("question", "answer", "citation", "reading", "setting", "default", "choices", "fills", "is_fact")


@dataclass
class Taken:
    """What the values taken for the settings change."""

    settings: dict[str, str] = field(default_factory=dict)
    terms: dict[str, Node] = field(default_factory=dict)  # term → keys that replace its own
    lengths: dict[str, str] = field(default_factory=dict)
    running_cases: str | None = None


def read_readings(node: Node | None, settings: Mapping[str, str], file: Path) -> tuple[dict[str, Reading], Taken]:
    readings: dict[str, Reading] = {}
    taken = Taken()
    for code, entry in node.entries() if node else ():
        readings[code] = _reading(code, entry)
        if readings[code].setting:
            _take(readings[code], entry, settings, taken)
    for name in settings:
        if name not in taken.settings:
            raise WrongFile(
                file, node.line if node else 1, expected("reading_with", name=repr(name)), expected("none")
            )
    return readings, taken


def _reading(code: str, node: Node) -> Reading:
    node.keys(*KEYS)
    setting = node.find("setting")
    choices = node.find("choices")
    offered = tuple(name for name, _ in choices.entries()) if choices else ()
    default = node.get("default") if setting else None
    is_fact = node.find("is_fact")
    if setting and not (choices or is_fact or node.find("fills")):
        node.wrong(expected("beside_setting"))
    if default and offered:
        default.one_of(*offered)
    return Reading(
        code=code,
        question=node.get("question").keys(*THREE).in_three_languages(),
        answer=node.get("answer").keys(*THREE).in_three_languages(),
        citation=citation(node),
        setting=setting.text() if setting else None,
        default=default.text() if default else None,
        choices=offered,
        terms=tuple(dict.fromkeys((*words(node, "fills"), *_terms_changed(choices)))),
        is_fact=is_fact.yes_or_no() if is_fact else False,
    )


def _terms_changed(choices: Node | None) -> Iterator[str]:
    """The terms that the choices change, and those they put others within."""
    for _, changes in choices.entries() if choices else ():
        terms = changes.find("terms")
        for code, change in terms.entries() if terms else ():
            within = change.find("within")
            yield code
            yield from [within.text()] if within else []


def _take(reading: Reading, node: Node, settings: Mapping[str, str], taken: Taken) -> None:
    name, default = str(reading.setting), str(reading.default)
    value = settings.get(name, default)
    if reading.choices and value not in reading.choices:
        node.wrong(expected("setting_one_of", name=name, names=", ".join(reading.choices), value=repr(value)))
    if reading.is_fact and not value.isdigit():
        node.wrong(expected("setting_whole", name=name, value=repr(value)))
    taken.settings[name] = value
    taken.lengths |= dict.fromkeys(words(node, "fills"), value)
    choices = node.find("choices")
    for choice, changes in choices.entries() if choices else ():
        if choice == value and changes.is_mapping:
            _change(changes, taken)


def _change(changes: Node, taken: Taken) -> None:
    changes.keys("terms", "running_cases")
    terms = changes.find("terms")
    taken.terms |= dict(terms.entries()) if terms else {}
    running_cases = changes.find("running_cases")
    if running_cases:
        taken.running_cases = running_cases.one_of("finish", "move")
