"""What compiling a piece of decision logic needs, and where its faults are put down."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from govflow.engine.decisions.kinds import kind_named
from govflow.feel import FeelFault
from govflow.feel.compiling import compile_tree
from govflow.feel.conformance import bare, resolved
from govflow.feel.converting import MISMATCH, converted, typed_function
from govflow.feel.evaluation import Compiled, Function, Scope, Value
from govflow.feel.expressions import BUILT_IN_NAMES, Unary, compile_unary_words, compile_words
from govflow.feel.faults import UnknownNames
from govflow.feel.foreseeing import foreseen
from govflow.feel.kinds import ANY, FunctionKind, Kind, Kinds
from govflow.feel.parsing import KnownNames, Words
from govflow.feel.tree import Node


@dataclass(frozen=True, slots=True)
class DecisionFault:
    """What is wrong with a decision before it is ever made."""

    element: str
    line: int
    file: str
    fault: FeelFault

    def words(self, language: str) -> str:
        return f"{self.file}:{self.line}: {self.fault.words(language)}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact a decision reads without declaring it, as tables of other products do."""

    name: str
    element: str
    line: int
    file: str


@dataclass(frozen=True)
class Workshop:
    """Compiles texts for one element; `names` are those it may use."""

    element: str
    file: str
    names: frozenset[str]
    properties: KnownNames
    kinds: Kinds
    kind_names: KnownNames
    faults: list[DecisionFault]
    known: KnownNames = field(default_factory=KnownNames)
    asked: list[Asked] | None = None  # where a file declares no inputs, unknown names are facts it asks for
    is_loose: bool = False  # names may be entries of items that are known only when running

    def knowing(self, names: Iterable[str]) -> "Workshop":
        """The same workshop for a place where more names are known."""
        more = frozenset(name for name in names if name)
        return replace(self, names=self.names | more, known=KnownNames(more, self.known))

    def loosely(self) -> "Workshop":
        return replace(self, is_loose=True)

    def literal(self, text: str, line: int) -> Compiled:
        if not text:
            return _null
        try:
            expression = compile_words(text, self._words, kinds=self.kinds)
        except FeelFault as fault:
            return self._broken(fault, line)
        self._check_names(expression.names, text, line)
        self.faults.extend(self._fault(fault, line) for fault in foreseen(expression.tree, text))
        return expression.run

    def test(self, text: str, line: int) -> Unary | None:
        """The tests of a cell; an empty one passes everything, a broken one nothing."""
        try:
            test = compile_unary_words(text or "-", self._words, self.kinds)
        except FeelFault as fault:
            self.faults.append(self._fault(fault, line))
            return None
        self._check_names(test.names, text, line)
        return test

    def kind(self, name: str, line: int) -> Kind:
        kind = kind_named(name)
        if resolved(kind, self.kinds) is None:
            fault = FeelFault("unknown_kind", name, 0, name=name)
            self.faults.append(DecisionFault(self.element, line, self.file, fault))
            return ANY
        return kind

    def as_kind(self, work: Compiled, name: str, line: int) -> Compiled:
        """The value as its declared type, or null and a note."""
        kind = self.kind(name, line)
        if kind is ANY:
            return work
        kinds, element = self.kinds, self.element

        def checked(scope: Scope) -> Value:
            value = converted(work(scope), kind, kinds)
            return scope.run.nothing("wrong_kind", element, kind=str(kind)) if value is MISMATCH else value

        return checked

    def is_function(self, name: str) -> bool:
        """Whether a type is that of a function."""
        return isinstance(bare(kind_named(name), self.kinds), FunctionKind)

    def as_function(self, work: Compiled, name: str, line: int) -> Compiled:
        """A function under its type; old files write another type there, which says nothing of it."""
        if not name or not self.is_function(name):
            return work
        kind, kinds = self.kind(name, line), self.kinds

        def typed(scope: Scope) -> Value:
            value = work(scope)
            return typed_function(value, kind, kinds) if isinstance(value, Function) else value

        return typed

    def tree(self, node: Node, text: str) -> Compiled:
        return compile_tree(node, text)

    def unsupported(self, key: str, line: int, **facts: object) -> Compiled:
        return self._broken(FeelFault(key, self.element, 0, **facts), line)

    def as_column(self, work: Compiled, name: str, line: int) -> Compiled:
        """The value of a column; where the specification is followed leniently, its type is only a remark."""
        kind = self.kind(name, line)
        if kind is ANY:
            return work
        kinds, element = self.kinds, self.element

        def checked(scope: Scope) -> Value:
            value = work(scope)
            found = converted(value, kind, kinds)
            if found is not MISMATCH:
                return found
            scope.run.nothing("wrong_kind", element, kind=str(kind))
            return value

        return checked

    @property
    def _words(self) -> Words:
        return Words(self.known, self.properties, self.kind_names)

    def _fault(self, fault: FeelFault, line: int) -> DecisionFault:
        return DecisionFault(self.element, line, self.file, fault)

    def _broken(self, fault: FeelFault, line: int) -> Compiled:
        self.faults.append(DecisionFault(self.element, line, self.file, fault))
        return lambda scope: scope.run.nothing(fault.key, fault.text, fault.at, **fault.details)

    def _check_names(self, used: frozenset[str], text: str, line: int) -> None:
        for name in () if self.is_loose else sorted(used - self.names):
            if self.asked is not None:
                self.asked.append(Asked(name, self.element, line, self.file))
                continue
            fault = UnknownNames("unknown_name", text, max(text.find(name), 0), name=name)
            self.faults.append(DecisionFault(self.element, line, self.file, fault))


def _null(scope: Scope) -> None:
    return None


def workshop_words(names: Iterable[str]) -> KnownNames:
    """The words everybody knows, and these."""
    return KnownNames(names, BUILT_IN_NAMES)
