"""The decision behind a day, and since when it could be known."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from govflow.languages import Text


class Knowledge(StrEnum):
    """Whether a decision was known on a day; where the sources do not tell, that is the answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure the file is: read in the act or confirmed twice, from one source, or a guess."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Known:
    """The first day a decision was known: a day, or two days it lies between where the sources do not tell."""

    earliest: date | None
    latest: date | None

    @classmethod
    def since(cls, day: date) -> "Known":
        return cls(day, day)

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    def on(self, day: date) -> Knowledge:
        if self.earliest is not None and day < self.earliest:
            return Knowledge.NO
        if self.latest is not None and day >= self.latest:
            return Knowledge.YES
        return Knowledge.UNKNOWN

    def before(self, day: date) -> "Known":
        """The same, once it is clear that it was known when `day` came."""
        eve = day - timedelta(days=1)
        return self if self.latest is not None else Known(self.earliest, max(eve, self.earliest or eve))


@dataclass(frozen=True)
class Decision:
    """A law, decree, order or announcement."""

    code: str
    title: Text
    known: Known


@dataclass(frozen=True)
class Withdrawal:
    """The decision that took a day off back, and the day that became known."""

    on: date
    by: Decision
