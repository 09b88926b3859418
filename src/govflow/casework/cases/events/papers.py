"""What happens to the papers of a case."""

from dataclasses import dataclass, field

from govflow.casework.cases.events.personal import PERSONAL


@dataclass(frozen=True)
class PaperDrawnUp:
    no: int
    paper: str
    version: int
    digest: str


@dataclass(frozen=True)
class DocumentAttached:
    no: int
    paper: str
    digest: str
    size: int
    title: str = field(metadata=PERSONAL)


@dataclass(frozen=True)
class DocumentRead:
    """Its bytes were given out."""

    no: int
    paper: str
    version: int
    digest: str


@dataclass(frozen=True)
class PaperSigned:
    no: int
    paper: str
    document: int
    digest: str
    actor: str
    verified: bool


OfPapers = PaperDrawnUp | DocumentAttached | DocumentRead | PaperSigned
