"""A text that carries its three languages with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One text in the three languages of the product."""

    kk: str
    ru: str
    en: str

    def in_(self, language: str) -> str:
        return str(getattr(self, language))

    def __str__(self) -> str:
        """For the log."""
        return self.en

    @classmethod
    def same(cls, words: str) -> "Text":
        """A text that was given in one language only, shown as it is in all."""
        return cls(words, words, words)
