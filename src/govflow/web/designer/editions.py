"""The editions of the installation, and which point of the act is done where."""

from dataclasses import dataclass

from govflow.casework.cases.editions import ServedEdition
from govflow.languages import Text


@dataclass(frozen=True)
class Covered:
    """A point of the act: the elements that do it, or why none does."""

    code: str
    summary: Text
    elements: tuple[tuple[str, Text], ...]
    reason: Text | None


def coverage(edition: ServedEdition) -> list[Covered]:
    """Every point, with the elements that name it in the diagrams and those the passport names."""
    drawn: dict[str, list[str]] = {}
    for element in edition.model.elements.values():
        for point in element.attributes.get("points", "").split(";"):
            drawn.setdefault(point.strip(), []).append(element.id)
    return [
        Covered(
            point.code,
            point.summary,
            tuple(
                (one, _label(edition, one)) for one in dict.fromkeys((*point.elements, *drawn.get(point.code, ())))
            ),
            point.not_a_process,
        )
        for point in edition.regulation.points.values()
    ]


def _label(edition: ServedEdition, element: str) -> Text:
    return edition.label(element) if element in edition.model.elements else Text.same(element)
