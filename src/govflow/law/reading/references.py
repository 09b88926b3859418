"""Names that `regulation.yaml` mentions must be written down in it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.regulations import Regulation
from govflow.law.terms import Term

Reference = tuple[str, str, str]  # where it stands, the list it must be in, the name


def check_references(regulation: Regulation, file: Path) -> None:
    for place, kind, name in _references(regulation):
        if name not in _names(regulation, kind):
            line = regulation.lines.get(place, 1)
            raise WrongFile(file, line, expected("listed", kind=expected(kind)), repr(name))
    for code, term in regulation.terms.items():
        _no_circle(regulation.terms, term, file, regulation.lines.get(f"terms/{code}", 1))


def _names(regulation: Regulation, kind: str) -> Mapping[str, object]:
    names: Mapping[str, object] = getattr(regulation, kind)
    return names


def _references(regulation: Regulation) -> Iterator[Reference]:
    for code, term in regulation.terms.items():
        place = f"terms/{code}"
        yield from _named(place, "moments", [term.since, term.until])
        yield from _named(place, "terms", [term.within])
        yield from _named(place, "states", term.pauses)
        yield from _named(place, "actors", [term.answers, term.extends.by if term.extends else None])
        yield from _named(place, "readings", [term.citation.reading])
    for separation in regulation.separations:
        yield from _named("separations", "actors", separation.actors)
        yield from _named("separations", "moments", [separation.since])
        yield from _named("separations", "readings", [separation.citation.reading])
    for code, paper in regulation.papers.items():
        yield from _named(f"papers/{code}", "terms", (field.term for field in paper.contents))
    for code, reading in regulation.readings.items():
        yield from _named(f"readings/{code}", "terms", reading.terms)
    for code, ground in regulation.grounds.items():
        yield from _named(f"grounds/{code}", "readings", [ground.citation.reading])


def _named(place: str, kind: str, names: Iterable[str | None]) -> Iterator[Reference]:
    return ((place, kind, name) for name in names if name is not None)


def _no_circle(terms: Mapping[str, Term], term: Term, file: Path, line: int) -> None:
    seen = [term.code]
    while term.within is not None:
        term = terms[term.within]
        if term.code in seen:
            raise WrongFile(
                file, line, expected("within_another"), expected("circle", codes=" in ".join([*seen, term.code]))
            )
        seen.append(term.code)
