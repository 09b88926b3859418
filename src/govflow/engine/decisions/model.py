"""The decisions of one or several files, joined by their requirements and imports and compiled once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from govflow.engine.decisions.elements import (
    Decision,
    DecisionFile,
    DecisionService,
    InputData,
    Knowledge,
)
from govflow.engine.decisions.kinds import kind_named, kinds_of
from govflow.engine.decisions.logic import compile_function, compile_logic
from govflow.engine.decisions.naming import Names, names_of, properties_in
from govflow.engine.decisions.workshop import Asked, DecisionFault, Workshop, workshop_words
from govflow.feel import FeelFault
from govflow.feel.compiling.properties import PROPERTY_NAMES
from govflow.feel.conformance import resolved
from govflow.feel.evaluation import Compiled
from govflow.feel.expressions import Unary, compile_unary_words
from govflow.feel.functions import WORLD
from govflow.feel.kinds import ANY, Kind
from govflow.feel.parsing import KnownNames, Words

Part = InputData | Decision | Knowledge | DecisionService


@dataclass(frozen=True, slots=True)
class Node:
    """An element ready to be worth something: `names` says which element stands behind each name it uses."""

    ref: str
    part: Part
    file: DecisionFile
    names: Names
    kind: Kind
    work: Compiled | None = None


@dataclass(frozen=True)
class DecisionModel:
    files: tuple[DecisionFile, ...]
    nodes: Mapping[str, Node] = field(repr=False)
    kinds: Mapping[str, Mapping[str, Kind]] = field(repr=False)
    faults: tuple[DecisionFault, ...] = ()
    asked: tuple[Asked, ...] = ()

    @cached_property
    def declared(self) -> frozenset[str]:
        """Names of inputs and decisions: who has not asked for one does not see it."""
        return frozenset(node.part.name for node in self.nodes.values())

    @cached_property
    def asked_names(self) -> frozenset[str]:
        return frozenset(asked.name for asked in self.asked) - self.declared

    @cached_property
    def digest(self) -> str:
        """Says which tables a case was decided by."""
        return sha256(b"\0".join(file.xml for file in self.files)).hexdigest()

    @property
    def decisions(self) -> list[Node]:
        return [node for node in self.nodes.values() if isinstance(node.part, Decision)]

    def named(self, name: str) -> Node | None:
        """A decision, service or knowledge model by its id or its name; those of the first file go first."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, Node]:
        callable_ones = [node for node in self.nodes.values() if not isinstance(node.part, InputData)]
        by_name = {node.part.name: node for node in reversed(callable_ones)}
        return by_name | {node.part.id: node for node in reversed(callable_ones)}


def compile_decisions(files: Iterable[DecisionFile], functions: Iterable[str] = WORLD) -> DecisionModel:
    """Never raises: what cannot be compiled is among the faults and worth nothing.

    `functions` are the names of those the world will give besides the usual ones.
    """
    world = frozenset(functions)
    known = tuple(files)
    faults: list[DecisionFault] = []
    parts = _all_parts(known, faults)
    kinds = _all_kinds(known, faults)
    names = {ref: names_of(part, file, parts, known) for ref, (file, part) in parts.items()}
    properties = KnownNames({*PROPERTY_NAMES, *properties_in(known)})
    nodes: dict[str, Node] = {}
    asked: list[Asked] = []
    for ref, (file, part) in parts.items():
        shop = _workshop(part, file, names[ref], properties, kinds[file.namespace], faults, world)
        shop = shop if file.inputs else replace(shop, asked=asked)
        nodes[ref] = Node(ref, part, file, names[ref], _kind(part, shop), _work(part, shop))
    return DecisionModel(known, nodes, kinds, (*faults, *_circles(nodes)), tuple(asked))


def _all_parts(files: Iterable[DecisionFile], faults: list[DecisionFault]) -> dict[str, tuple[DecisionFile, Part]]:
    """Everything by `namespace#id`; of two with one id the first is meant."""
    parts: dict[str, tuple[DecisionFile, Part]] = {}
    for file in files:
        for part in _parts(file):
            ref = f"{file.namespace}#{part.id}"
            if ref in parts:
                fault = FeelFault("id_twice", part.id, 0, name=part.id)
                faults.append(DecisionFault(part.name, part.line, file.file, fault))
            parts.setdefault(ref, (file, part))
    return parts


def _parts(file: DecisionFile) -> list[Part]:
    return [*file.inputs, *file.decisions, *file.knowledge, *file.services]


def _workshop(
    part: Part,
    file: DecisionFile,
    names: Names,
    properties: KnownNames,
    kinds: Mapping[str, Kind],
    faults: list[DecisionFault],
    world: frozenset[str],
) -> Workshop:
    own = frozenset(names.all) | world
    known = workshop_words(own)
    return Workshop(part.name, file.file, own, properties, kinds, KnownNames(kinds), faults, known)


def _kind(part: Part, shop: Workshop) -> Kind:
    return shop.kind(part.kind, part.line) if isinstance(part, InputData) else kind_named(part.kind)


def _work(part: Part, shop: Workshop) -> Compiled | None:
    if isinstance(part, Decision) and part.logic is not None:
        work = compile_logic(part.logic, shop)
        return shop.as_kind(work, part.kind, part.line) if part.kind else work
    if isinstance(part, Knowledge) and part.logic is not None:
        return compile_function(part.logic, shop.knowing([part.name]), part.kind)
    return None


def _all_kinds(files: tuple[DecisionFile, ...], faults: list[DecisionFault]) -> dict[str, dict[str, Kind]]:
    """The types of each file: its own, and under the name of an import those of that file."""
    own = {file.namespace: kinds_of(file.items, _tester(file, faults)) for file in files}
    for file in files:
        for imported in file.imports:
            for name, kind in list(own.get(imported.namespace, {}).items()):
                known = own[file.namespace]
                meant = resolved(kind, own[imported.namespace]) or ANY
                known.setdefault(f"{imported.name}.{name}", meant)
                known.setdefault(name, meant)
    return own


def _tester(file: DecisionFile, faults: list[DecisionFault]) -> Callable[[str, int], Unary | None]:
    words = Words(workshop_words(["?"]))

    def compile_test(text: str, line: int) -> Unary | None:
        try:
            return compile_unary_words(text, words)
        except FeelFault as fault:
            faults.append(DecisionFault("", line, file.file, fault))
            return None

    return compile_test


def _circles(nodes: Mapping[str, Node]) -> list[DecisionFault]:
    """Decisions that need their own answer."""
    done: set[str] = set()
    found: list[DecisionFault] = []
    for ref in nodes:
        _follow(ref, nodes, (), done, found)
    return found


def _follow(
    ref: str, nodes: Mapping[str, Node], path: tuple[str, ...], done: set[str], found: list[DecisionFault]
) -> None:
    node = nodes.get(ref)
    if node is None or ref in done or not isinstance(node.part, Decision):
        return
    if ref in path:
        fault = FeelFault("needs_itself", node.part.name, 0, name=node.part.name)
        found.append(DecisionFault(node.part.name, node.part.line, node.file.file, fault))
        return
    for need in node.part.needs:
        _follow(need, nodes, (*path, ref), done, found)
    done.add(ref)
