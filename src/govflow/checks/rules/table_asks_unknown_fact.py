"""A table that asks for a fact which nothing in the edition gives would always see null."""

from collections.abc import Iterator

from govflow.checks.asking import facts_given
from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.engine.decisions import compile_decisions


def look(law: Law) -> Iterator[Found]:
    model = compile_decisions(law.decisions)
    outputs = {name for one in law.decisions for decision in one.decisions for name in law.outputs_of(decision.id)}
    known = facts_given(law) | outputs
    for asked in model.asked:
        if asked.name not in known | model.declared:
            yield found(asked.file, asked.line, asked.element, table=asked.element, name=asked.name)
    yield from _inputs(law, known)


def _inputs(law: Law, known: frozenset[str]) -> Iterator[Found]:
    """The data a file declares must come from the case."""
    for file in law.decisions:
        for data in file.inputs:
            asking = [one.name for one in file.decisions if f"{file.namespace}#{data.id}" in one.needs]
            if data.name not in known and asking:
                yield found(file.file, data.line, data.id, table=asking[0], name=data.name)


RULE = Rule("fact-unknown", Severity.ERROR, look, "decisions")
