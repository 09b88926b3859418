"""What can be wrong with an expression, with the place where it is wrong."""

from govflow.errors import Rejected
from govflow.languages import say, say_refusal


class FeelFault(Rejected):
    """{key} at {line}:{column} in «{text}» ({facts})."""

    def __init__(self, key: str, text: str, at: int, **facts: object) -> None:
        self.key = key
        self.text = text
        self.at = at
        before = text[:at]
        self.line = before.count("\n") + 1
        self.column = at - (before.rfind("\n") + 1) + 1
        self.details = facts
        super().__init__(key=key, text=shortened(text), line=self.line, column=self.column, facts=facts)

    def words(self, language: str) -> str:
        """The fault as the reader's sentence, with its place."""
        what, text = self.what(language), shortened(self.text)
        return say(language, "feel", "fault", what=what, line=self.line, column=self.column, text=text)

    def what(self, language: str) -> str:
        """The same without its place."""
        details = {name: _said(fact, language) for name, fact in self.details.items()}
        return say(language, "feel", self.key, **details)


def _said(fact: object, language: str) -> object:
    """A fact of the sentence; a refusal by whoever was asked in its own words."""
    if not isinstance(fact, Rejected):
        return fact
    return (say_refusal(language, type(fact).__name__, **fact.facts) or str(fact)).rstrip(".")


class SyntaxFault(FeelFault):
    """{key} at {line}:{column} in «{text}» ({facts})."""


class UnknownNames(FeelFault):
    """A name nobody has defined: {key} at {line}:{column} in «{text}» ({facts})."""


class LimitPassed(FeelFault):
    """An evaluation that would not end or would grow too large: {key} at {line}:{column} in «{text}»."""


def shortened(text: str, length: int = 120) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
