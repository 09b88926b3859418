"""Where a rule stands in the law."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """A place in an act, as a lawyer writes it, and the id of the reading that settles it where it is open."""

    place: str
    reading: str | None = None

    def __str__(self) -> str:
        return f"{self.place} ({self.reading})" if self.reading else self.place
