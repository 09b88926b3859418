"""One evaluation over the requirements graph: each element is worth something once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govflow.engine.decisions.elements import Decision, DecisionService, InputData, Knowledge
from govflow.engine.decisions.kinds import from_typed
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.feel import LimitPassed
from govflow.feel.compiling import bound
from govflow.feel.conformance import bare
from govflow.feel.converting import MISMATCH, converted, typed_function
from govflow.feel.evaluation import Function, Run, Scope, Value
from govflow.feel.kinds import ANY, FunctionKind, Kind
from govflow.feel.plain import from_plain


@dataclass
class Evaluation:
    """`facts` are plain values by name; what a service was given stands ready by reference."""

    model: DecisionModel
    run: Run
    facts: Mapping[str, object]
    known: dict[str, Value] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    through: dict[str, "Evaluation"] = field(default_factory=dict)

    def value_of(self, ref: str) -> Value:
        if ref not in self.known:
            self.known[ref] = self._found(ref)
        return self.known[ref]

    def _found(self, ref: str) -> Value:
        node = self.model.nodes.get(ref)
        if node is None:
            return self.run.nothing("no_such_element", ref, name=ref)
        if ref in self.open:
            return self.run.nothing("needs_itself", node.part.name, name=node.part.name)
        self.open.append(ref)
        value = _WORTH[type(node.part)](self, node)
        self.open.remove(ref)
        return value

    def input(self, node: Node) -> Value:
        """What was given under its name, as its type means it."""
        part = node.part
        given = self.facts.get(part.name, self.facts.get(part.id))
        kinds = self.model.kinds[node.file.namespace]
        value = converted(from_typed(given, node.kind, kinds), node.kind, kinds)
        if value is MISMATCH:
            return self.run.nothing("wrong_kind", part.name, kind=str(node.kind))
        return value

    def decision(self, node: Node) -> Value:
        """One without logic is made by somebody else, who gives its answer."""
        return self.input(node) if node.work is None else self._work(node)

    def knowledge(self, node: Node) -> Value:
        return self._work(node)

    def _work(self, node: Node) -> Value:
        if node.work is None:
            return None
        outer, self.run.kinds = self.run.kinds, self.model.kinds[node.file.namespace]
        facts = Scope(Undeclared(self.facts, self.model, self.run), None, self.run)
        value = node.work(facts.inner(self._names(node)))
        self.run.kinds = outer
        return value

    def _names(self, node: Node) -> dict[str, Value]:
        values = {name: self.value_of(ref) for name, ref in node.names.plain.items() if ref != node.ref}
        for prefix, names in node.names.imported.items():
            beyond = self._beyond(prefix)
            values[prefix] = {name: beyond.value_of(ref) for name, ref in names.items()}
        if isinstance(node.part, Knowledge):
            values[node.part.name] = Function(
                [(name, ANY) for name, _ in node.part.logic.parameters] if node.part.logic else [],
                lambda run, given: self.known[node.ref].apply(run, given),
            )
        return values

    def _beyond(self, prefix: str) -> "Evaluation":
        """Behind an import: facts given under its name, as a context or before a dot, are the facts there."""
        if prefix not in self.through:
            given = self.facts.get(prefix)
            dotted = {key[len(prefix) + 1 :]: key for key in self.facts if key.startswith(f"{prefix}.")}
            inside = {name: self.facts[key] for name, key in dotted.items()}
            inside |= given if isinstance(given, Mapping) else {}
            there = Evaluation(self.model, self.run, {**self.facts, **inside}) if inside else self
            self.through[prefix] = there
        return self.through[prefix]

    def service(self, node: Node) -> Value:
        """A service is a function of the data and decisions it takes in."""
        part = node.part
        assert isinstance(part, DecisionService)  # noqa: S101 - only services come here
        taken = [ref for ref in (*part.data_in, *part.decisions_in) if ref in self.model.nodes]
        parameters = [(self.model.nodes[ref].part.name, self._declared(ref)) for ref in taken]
        kinds = self.model.kinds[node.file.namespace]

        def apply(run: Run, values: Sequence[Value]) -> Value:
            names = bound(parameters, values, run, kinds, part.name, 0)
            if names is None:
                return None
            run.enter(part.name)
            given = {ref: names[name] for ref, (name, _) in zip(taken, parameters, strict=True)}
            result = Evaluation(self.model, run, {}, given).outputs(part, node)
            run.leave()
            return result

        function = Function(parameters, apply, ANY, part.name)
        return typed_function(function, node.kind, kinds)

    def _declared(self, ref: str) -> Kind:
        return self.model.nodes[ref].kind

    def outputs(self, service: DecisionService, node: Node) -> Value:
        outputs = {self._name_of(ref): self.value_of(ref) for ref in service.outputs}
        value = next(iter(outputs.values())) if len(outputs) == 1 else outputs
        kinds = self.model.kinds[node.file.namespace]
        if isinstance(bare(node.kind, kinds), FunctionKind):
            return value  # the function itself sees to it
        result = converted(value, node.kind, kinds)
        return self.run.nothing("wrong_kind", service.name, kind=str(node.kind)) if result is MISMATCH else result

    def _name_of(self, ref: str) -> str:
        node = self.model.nodes.get(ref)
        return node.part.name if node else ref

    def result(self, node: Node) -> Value:
        """What the element answers to the facts: a function is applied to those that bear its parameters' names."""
        value = self.value_of(node.ref)
        if not isinstance(node.part, Knowledge | DecisionService) or not isinstance(value, Function):
            return value
        kinds = self.model.kinds[node.file.namespace]
        return value.apply(
            self.run, [from_typed(self.facts.get(name), kind, kinds) for name, kind in value.parameters]
        )


class Undeclared(Mapping[str, Value]):
    """Facts by name, for the tables of other products, which declare no inputs; one not recorded yet is null."""

    def __init__(self, facts: Mapping[str, object], model: DecisionModel, run: Run) -> None:
        self._facts, self._model, self._run = facts, model, run

    def __contains__(self, name: object) -> bool:
        if name in self._facts:
            return name not in self._model.declared
        return name in self._model.asked_names and name not in self._run.given.functions

    def __getitem__(self, name: str) -> Value:
        return from_plain(self._facts.get(name))

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._facts if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def within_bounds(text: str, work: Callable[[], Value]) -> Value:
    try:
        return work()
    except RecursionError:
        raise LimitPassed("too_deep", text, 0) from None


_WORTH: Mapping[type, Callable[[Evaluation, Node], Value]] = {
    InputData: Evaluation.input,
    Decision: Evaluation.decision,
    Knowledge: Evaluation.knowledge,
    DecisionService: Evaluation.service,
}
