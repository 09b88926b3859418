"""How things go wrong here, said once for every floor.

A `Rejected` is a rule saying no; a `WrongFile` is a file that cannot be read as what it should be.
Anything else is a bug and flies.
"""

from dataclasses import dataclass
from pathlib import Path

from govflow.languages import Said


class Rejected(Exception):
    """A rule says no.

    Each reason is a class of its own. Its docstring is the line for the log; the person's words in each
    language stand under the class's name in the `errors` texts. `facts` fill both.
    """

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or type(self).__name__).format_map(_Shown(facts)))


class _Shown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


@dataclass
class WrongFile(Exception):
    """A file that says something it cannot say: where, what was expected and what was found."""

    path: Path | str
    line: int
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: expected {self.expected}, found {self.found}"

    def told(self, file: str | None = None) -> Said:
        """The same in every language; a person may know the file by another name than its path."""
        facts = {"file": file or self.path, "line": self.line, "expected": self.expected, "found": self.found}
        return Said("files", "wrong_file", facts)
