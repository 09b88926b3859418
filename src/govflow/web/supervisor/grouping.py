"""The headings of a grouping, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govflow.casework.people.officers import Unit
from govflow.casework.questions.overdue import By, Group
from govflow.casework.questions.services import services_offered
from govflow.casework.questions.staff import who_works_here
from govflow.languages import say
from govflow.web.pages.page import Page


@dataclass(frozen=True)
class Named:
    key: str
    name: str
    late: int
    nearly: int

    @property
    def all(self) -> int:
        return self.late + self.nearly


def named_groups(page: Page, by: By, groups: Iterable[Group], units: Mapping[str, Unit]) -> list[Named]:
    """The groups by how much is late, then nearly late."""
    names = _names(page, by, units)
    nobody = say(page.language, "web", "overview.nobody")
    named = [
        Named(group.key, names.get(group.key, group.key or nobody), group.late, group.nearly) for group in groups
    ]
    return sorted(named, key=lambda one: (-one.late, -one.nearly, one.name))


def _names(page: Page, by: By, units: Mapping[str, Unit]) -> dict[str, str]:
    house, language = page.app.house, page.language
    if by is By.UNIT:
        return {unit.id: unit.title.in_(language) for unit in units.values()}
    if by is By.OFFICER:
        return {officer.id: officer.name for officer in who_works_here(house)[0]}
    editions = services_offered(house)
    if by is By.SERVICE:
        return {one.service: one.regulation.title.in_(language) for one in editions}
    terms = {term.code: term.title.in_(language) for one in editions for term in one.regulation.terms.values()}
    return terms | {element: one.label(element).in_(language) for one in editions for element in one.model.elements}
