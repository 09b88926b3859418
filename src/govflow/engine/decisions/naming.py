"""Which names a decision may use, and which element stands behind each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from govflow.engine.decisions import elements as dmn
from govflow.engine.decisions.elements import Decision, DecisionFile, DecisionService, InputData, Item, Knowledge

Parts = Mapping[str, tuple[DecisionFile, InputData | Decision | Knowledge | DecisionService]]


@dataclass(frozen=True, slots=True)
class Names:
    """Plain names to elements; under an import's name, its names to elements."""

    plain: Mapping[str, str]
    imported: Mapping[str, Mapping[str, str]]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.plain, *self.imported)


def names_of(
    part: InputData | Decision | Knowledge | DecisionService,
    file: DecisionFile,
    parts: Parts,
    files: Sequence[DecisionFile],
) -> Names:
    plain: dict[str, str] = {}
    imported: dict[str, dict[str, str]] = {}
    for ref in _references(part):
        if ref not in parts:
            continue
        other, found = parts[ref]
        prefix = _prefix(file, other)
        if prefix:
            imported.setdefault(prefix, {})[found.name] = ref
        else:
            plain.update(dict.fromkeys(_own_names(found), ref))
    return Names(plain, imported)


def _own_names(part: InputData | Decision | Knowledge | DecisionService) -> list[str]:
    variable = part.variable if isinstance(part, Decision) else ""
    return [name for name in (part.name, variable) if name]


def _prefix(file: DecisionFile, other: DecisionFile) -> str:
    if other.namespace == file.namespace:
        return ""
    return next((one.name for one in file.imports if one.namespace == other.namespace), "")


def _references(part: InputData | Decision | Knowledge | DecisionService) -> tuple[str, ...]:
    if isinstance(part, Decision):
        return (*part.needs, *part.knows)
    return part.knows if isinstance(part, Knowledge) else ()


def properties_in(files: Sequence[DecisionFile]) -> Iterator[str]:
    """Every name that may stand after a dot somewhere in the files."""
    for file in files:
        for item in file.items:
            yield from _components(item)
        for parts in (file.inputs, file.decisions, file.knowledge, file.services):
            yield from (part.name for part in parts)
        for logic in (*(one.logic for one in file.decisions), *(one.logic for one in file.knowledge)):
            yield from _in_logic(logic)


def tables_in(logic: object) -> Iterator[dmn.Table]:
    """The tables anywhere in a piece of logic."""
    if isinstance(logic, dmn.Table):
        yield logic
    elif isinstance(logic, tuple):
        for part in logic:
            yield from tables_in(part)
    elif type(logic).__module__ == dmn.__name__:
        for field in fields(logic):  # type: ignore[arg-type]  # everything in that module is a dataclass
            yield from tables_in(getattr(logic, field.name))


def texts_in(logic: object) -> Iterator[tuple[int, str]]:
    """The expressions anywhere in a piece of logic, each with its line; the cells of tables are none."""
    if isinstance(logic, dmn.Literal):
        yield logic.line, logic.text
    elif isinstance(logic, dmn.Table):
        yield from ((column.line, column.text) for column in logic.inputs)
        yield from ((rule.line, text) for rule in logic.rules for text in rule.outputs)
    elif isinstance(logic, tuple):
        for part in logic:
            yield from texts_in(part)
    elif type(logic).__module__ == dmn.__name__:
        for field in fields(logic):  # type: ignore[arg-type]  # everything in that module is a dataclass
            yield from texts_in(getattr(logic, field.name))


def _components(item: Item) -> Iterator[str]:
    for component in item.components:
        yield component.name
        yield from _components(component)


def _in_logic(logic: object) -> Iterator[str]:
    if isinstance(logic, dmn.Entry) and logic.name:
        yield logic.name
    elif isinstance(logic, dmn.Relation):
        yield from (name for name, _ in logic.columns if name)
    elif isinstance(logic, dmn.Table):
        yield from (column.text for column in logic.outputs if column.text)
        return
    if isinstance(logic, tuple):
        for part in logic:
            yield from _in_logic(part)
    elif type(logic).__module__ == dmn.__name__:
        for field in fields(logic):  # type: ignore[arg-type]  # everything in that module is a dataclass
            yield from _in_logic(getattr(logic, field.name))
