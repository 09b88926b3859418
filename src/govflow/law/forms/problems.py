"""What is wrong with an answer: where, why, and the sentence for the person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.feel import FeelFault
from govflow.languages import Text, say

Place = tuple[str | int, ...]  # ("children", 0, "iin")


@dataclass(frozen=True)
class Problem:
    place: Place
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    own_words: Text | None = None  # a rule of the form brings its own

    @property
    def path(self) -> str:
        return ".".join(str(step) for step in self.place)

    def words(self, language: str) -> str:
        if self.own_words is not None:
            return self.own_words.in_(language)
        return say(language, "forms", self.code, **self.facts)


@dataclass(frozen=True)
class FormFault:
    """What the form itself cannot work out, and why: the form is to be mended, not the answers."""

    place: Place
    why: FeelFault | Problem

    def words(self, language: str) -> str:
        return say(language, "forms", "cannot_compute", why=self.why.words(language))

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place))}: {self.why}"


class Wrong(Exception):
    """An answer that cannot be taken: the code of the reason and its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
