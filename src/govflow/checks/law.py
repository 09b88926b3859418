"""An edition as the rules of the law see it: its regulation, its net, its forms, its tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govflow.engine import Element
from govflow.engine.conditions import unwrapped
from govflow.engine.decisions import DecisionFile, read_decisions
from govflow.engine.decisions.elements import Table
from govflow.engine.net import Model
from govflow.errors import WrongFile
from govflow.law.forms import Form, read_form
from govflow.law.reading import read_regulation
from govflow.law.reading.regulations import FILE
from govflow.law.regulations import Regulation

FORMS = "forms"


@dataclass(frozen=True, eq=False)
class Law:
    """What the rules look at. `wrong_forms` are those a diagram names that cannot be read, each with the reason."""

    folder: Path
    regulation: Regulation
    model: Model
    forms: Mapping[str, Form] = field(default_factory=dict)
    wrong_forms: Mapping[str, WrongFile | None] = field(default_factory=dict)
    decisions: tuple[DecisionFile, ...] = ()

    @property
    def file(self) -> str:
        return str(self.folder / FILE)

    def line_of(self, place: str) -> int:
        return self.regulation.lines.get(place, 1)

    @property
    def elements(self) -> Iterable[Element]:
        return self.model.elements.values()

    def outputs_of(self, decision: str) -> Iterator[str]:
        """What a decision gives: the names of its columns."""
        for file in self.decisions:
            for one in file.decisions:
                if one.id == decision and isinstance(one.logic, Table):
                    yield from (column.text for column in one.logic.outputs)


def read_law(folder: Path, model: Model) -> Law:
    regulation = read_regulation(folder)
    forms, wrong = _forms(folder, model)
    decisions = tuple(read_decisions(path.read_bytes(), str(path)) for path in sorted(folder.rglob("*.dmn")))
    return Law(folder, regulation, model, forms, wrong, decisions)


def named(element: Element, attribute: str) -> list[str]:
    """The names an attribute lists, with spaces between."""
    return element.attributes.get(attribute, "").split()


def terms_of(element: Element) -> Iterator[str]:
    """The terms an element names: those it carries, and those its timers ring by."""
    yield from named(element, "term")
    yield from (trigger.name for trigger in element.triggers if trigger.kind == "timer" and trigger.name)


def given_by(element: Element, law: Law) -> Iterator[str]:
    """The facts an element leaves behind."""
    form = law.forms.get(element.attributes.get("form", ""))
    if form is not None:
        yield from (field.key for field in form.each() if field.key)
    yield from (setting.name for setting in element.sets)
    yield from (unwrapped(setting.value).strip('"') for setting in element.sets if setting.name == "into")
    if element.decision:
        yield from [element.result] if element.result else law.outputs_of(element.decision)
    if element.repeat:
        yield from (name for name in (element.repeat.item, element.repeat.results) if name)
    for system in named(element, "system"):
        if system in law.regulation.systems:
            yield from law.regulation.systems[system].replies


def _forms(folder: Path, model: Model) -> tuple[dict[str, Form], dict[str, WrongFile | None]]:
    shelf = above(folder, FORMS)
    asked = {name for element in model.elements.values() if (name := element.attributes.get("form"))}
    known: dict[str, Form] = {}
    wrong: dict[str, WrongFile | None] = {}
    for name in sorted(asked):
        path = shelf / f"{name}.form"
        try:
            known[name] = read_form(path)
        except WrongFile as reason:
            wrong[name] = reason
        except OSError:
            wrong[name] = None
    return known, wrong


def above(folder: Path, name: str) -> Path:
    """A folder of that name beside an edition that was exported, else above all editions."""
    places = (place / name for place in (folder, *folder.resolve().parents))
    return next((place for place in places if place.is_dir()), folder / name)
