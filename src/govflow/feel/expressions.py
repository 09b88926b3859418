"""An expression as others use it: compiled once, asked many times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from govflow.feel.analysis import called_names, free_names, possible_names
from govflow.feel.compiling import Test, check_temporal, compile_test_tree, compile_tree
from govflow.feel.compiling.properties import PROPERTY_NAMES
from govflow.feel.evaluation import Compiled, Given, Run, Scope, Surroundings, Value
from govflow.feel.faults import FeelFault, LimitPassed, SyntaxFault, UnknownNames
from govflow.feel.functions import BUILT_INS, WORLD
from govflow.feel.kinds import Kind, Kinds, names_within
from govflow.feel.parsing import KnownNames, Words, parse_expression, parse_unary
from govflow.feel.parsing.cursor import DEEPEST
from govflow.feel.plain import from_plain
from govflow.feel.tree import FunctionOf, InstanceOf, Node, Temporal, UnaryTests
from govflow.feel.walking import every_node

BUILT_IN_NAMES = KnownNames([*BUILT_INS, *WORLD, "?"])


@dataclass(frozen=True)
class Expression:
    """A compiled expression. `declared` are the names its maker knew: one of them without a value is null."""

    text: str
    tree: Node
    run: Compiled
    declared: frozenset[str] = frozenset()
    kinds: Kinds = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names it surely takes from outside, functions of the world among them."""
        return free_names(self.tree) - BUILT_INS.keys()

    @cached_property
    def facts(self) -> frozenset[str]:
        """Those of them that are no functions it calls: declared, one of them without a value is null."""
        return self.names - called_names(self.tree)

    @cached_property
    def _touched(self) -> frozenset[str]:
        return possible_names(self.tree)

    def value(self, facts: Mapping[str, object], given: Given | None = None, *, lenient: bool = False) -> Value:
        """The value over facts of JSON or FEEL values."""
        run = Run(given or Surroundings(), lenient, self.kinds)
        return run.weighed(self.within(run, self._values(facts)))

    def within(self, run: Run, values: Mapping[str, Value]) -> Value:
        """The value inside a larger evaluation, over FEEL values."""
        return _bounded(self.text, lambda: self.run(Scope(values, None, run)))

    def _values(self, facts: Mapping[str, object]) -> dict[str, Value]:
        values: dict[str, Value] = dict.fromkeys(self.declared & self._touched)
        values.update((name, from_plain(facts[name])) for name in self._touched if name in facts)
        return values


@dataclass(frozen=True)
class Unary:
    """Compiled unary tests: the cell of a table."""

    text: str
    tree: UnaryTests
    test: Test
    kinds: Kinds = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> frozenset[str]:
        return free_names(self.tree) - BUILT_INS.keys() - {"?"}

    def passes(
        self, value: object, facts: Mapping[str, object], given: Given | None = None, *, lenient: bool = False
    ) -> bool:
        run = Run(given or Surroundings(), lenient, self.kinds)
        values = {name: from_plain(facts[name]) for name in possible_names(self.tree) if name in facts}
        return self.within(run, from_plain(value), values) is True

    def within(self, run: Run, value: Value, values: Mapping[str, Value]) -> bool | None:
        answer: bool | None = _bounded(self.text, lambda: self.test(Scope(values, None, run), value))
        return answer


def _bounded(text: str, work: object) -> Value:
    try:
        return work()  # type: ignore[operator]  # a closure without arguments
    except RecursionError:
        raise LimitPassed("too_deep", text, 0, limit="") from None


def compile_expression(
    text: str, names: Iterable[str] = (), *, kinds: Kinds | None = None, properties: Iterable[str] = ()
) -> Expression:
    """Raises a `FeelFault` with its place when the text is no expression."""
    known = frozenset(names)
    return compile_words(text, words_of(known, kinds or {}, properties), known, kinds)


def compile_words(
    text: str, words: Words, declared: frozenset[str] = frozenset(), kinds: Kinds | None = None
) -> Expression:
    """The same for one who compiles many texts with the same words."""
    try:
        tree = parse_expression(text, words)
        _check(tree, text, kinds or {})
        return Expression(text, tree, compile_tree(tree, text), declared, kinds or {})
    except RecursionError:
        raise _too_deep(text) from None


def compile_unary(
    text: str, names: Iterable[str] = (), *, kinds: Kinds | None = None, properties: Iterable[str] = ()
) -> Unary:
    return compile_unary_words(text, words_of(frozenset(names), kinds or {}, properties), kinds)


def compile_unary_words(text: str, words: Words, kinds: Kinds | None = None) -> Unary:
    try:
        tree = parse_unary(text, words)
        _check(tree, text, kinds or {})
        return Unary(text, tree, compile_test_tree(tree, text), kinds or {})
    except RecursionError:
        raise _too_deep(text) from None


def _too_deep(text: str) -> SyntaxFault:
    return SyntaxFault("nested_too_deep", text, 0, limit=DEEPEST)


def words_of(names: Iterable[str], kinds: Kinds, properties: Iterable[str] = ()) -> Words:
    known = tuple(names)
    spaced = (name for name in known if not name.isidentifier())
    return Words(
        KnownNames(known, BUILT_IN_NAMES), KnownNames([*PROPERTY_NAMES, *properties, *spaced]), KnownNames(kinds)
    )


def _check(tree: Node, text: str, kinds: Kinds) -> None:
    """What can be known to be wrong before anything runs."""
    for part in every_node(tree):
        if isinstance(part, Temporal):
            fault: FeelFault | None = check_temporal(part, text)
            if fault:
                raise fault
        for kind in _kinds_in(part):
            for name in names_within(kind):
                if name not in kinds:
                    raise UnknownNames("unknown_kind", text, part.at, name=name)


def _kinds_in(part: Node) -> Iterable[Kind]:
    if isinstance(part, InstanceOf):
        return [part.kind]
    return [kind for _, kind in part.parameters] if isinstance(part, FunctionOf) else []
