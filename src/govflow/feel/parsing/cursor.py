"""Where the reader stands in the tokens, and which names are known there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from govflow.feel.faults import FeelFault, SyntaxFault
from govflow.feel.parsing.names import RESERVED, KnownNames
from govflow.feel.parsing.tokens import Sort, Token, cut
from govflow.feel.tree import Node

DEEPEST = 50
Read = TypeVar("Read")


@dataclass
class Cursor:
    text: str
    names: KnownNames
    properties: KnownNames
    expression: Callable[["Cursor"], Node]
    kind_names: KnownNames
    tokens: list[Token] = field(default_factory=list)
    at: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        self.tokens = cut(self.text)

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    @property
    def place(self) -> int:
        return self.tokens[self.at].at

    def ahead(self, steps: int = 1) -> Token:
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def sees(self, *texts: str) -> bool:
        return self.token.text in texts and self.token.sort in (Sort.SIGN, Sort.WORD)

    def accept(self, *texts: str) -> bool:
        if not self.sees(*texts):
            return False
        self.at += 1
        return True

    def expect(self, text: str) -> Token:
        token = self.token
        if not self.accept(text):
            raise self.unexpected(text)
        return token

    def unexpected(self, expected: str = "") -> SyntaxFault:
        token = self.token
        if token.sort is Sort.END:
            key = "ends_early_expected" if expected else "ends_early"
            return SyntaxFault(key, self.text, token.at, expected=expected)
        key = "unexpected_expected" if expected else "unexpected"
        return SyntaxFault(key, self.text, token.at, found=self.text[token.at : token.end], expected=expected)

    def attempt(self, read: Callable[["Cursor"], Read]) -> Read | None:
        """What `read` finds here, or nothing and the cursor where it was."""
        start, names, depth = self.at, self.names, self.depth
        try:
            return read(self)
        except FeelFault:
            self.at, self.names, self.depth = start, names, depth
            return None

    @contextmanager
    def knowing(self, names: Iterable[str]) -> Iterator[None]:
        """Inside, these names are known besides those known around."""
        outer = self.names
        self.names = KnownNames(names, outer)
        try:
            yield
        finally:
            self.names = outer

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SyntaxFault("nested_too_deep", self.text, self.place, limit=DEEPEST)
        yield
        self.depth -= 1

    def known_name(self) -> str | None:
        """The longest known name here, if one stands here."""
        found = self.names.longest(self.tokens, self.at)
        if not found or (found[1] == 1 and found[0] in RESERVED):
            return None
        self.at += found[1]
        return found[0]

    def words_until(self, *ends: str) -> str:
        """A name that is being defined: everything up to one of the signs or words in `ends`."""
        first = self.token
        if first.sort is not Sort.WORD:
            raise self.unexpected()
        while self.token.sort is not Sort.END and not self.sees(*ends):
            if self.token.sort is Sort.STRING or self.sees(*"(){}[],=<>;"):
                raise self.unexpected(ends[0])
            self.at += 1
        if self.token.sort is Sort.END or self.token is first:
            raise self.unexpected(ends[0])
        return spaced(self.text[first.at : self.tokens[self.at - 1].end])

    def loose_name(self) -> str:
        """A name nobody has announced: all plain words that follow one another."""
        first = self.token
        if first.sort is not Sort.WORD or first.text in RESERVED:
            raise self.unexpected()
        self.at += 1
        while self.token.sort is Sort.WORD and self.token.text not in RESERVED:
            self.at += 1
        return spaced(self.text[first.at : self.tokens[self.at - 1].end])


def spaced(name: str) -> str:
    """The name with single spaces."""
    return " ".join(name.split())
