"""A table that asks for a fact which nothing in the edition gives would always see null."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, given_by
from govflow.engine.decisions import compile_decisions


def look(law: Law) -> Iterator[Found]:
    model = compile_decisions(law.decisions)
    given = {name for element in law.elements for name in given_by(element, law)} | set(law.regulation.moments)
    outputs = {name for one in law.decisions for decision in one.decisions for name in law.outputs_of(decision.id)}
    for asked in model.asked:
        if asked.name not in given | outputs | model.declared:
            yield found(asked.file, asked.line, asked.element, table=asked.element, name=asked.name)


RULE = Rule("fact-unknown", Severity.ERROR, look, "decisions")
