"""What was decided, why, and what could not be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from govflow.engine.decisions.deciding import Evaluation, within_bounds
from govflow.engine.decisions.elements import Column
from govflow.engine.decisions.explaining import explain
from govflow.engine.decisions.model import DecisionModel, Node
from govflow.engine.decisions.tables import TableTrace
from govflow.errors import Rejected
from govflow.feel import Given, Surroundings, to_plain
from govflow.feel.evaluation import Note, Run, Value
from govflow.feel.functions import Consulted
from govflow.feel.values.showing import written
from govflow.languages import Text


class NoSuchDecision(Rejected):
    """There is no decision {decision}."""


@dataclass(frozen=True)
class Decided:
    """`value` is plain JSON, `exact` the FEEL value. The explanation is written out when somebody asks for it."""

    value: Any
    exact: Value
    notes: tuple[Note, ...]
    _written: Callable[[], Mapping[str, Any]] = field(repr=False, compare=False)

    @cached_property
    def explanation(self) -> Mapping[str, Any]:
        """Plain too: it is kept with the case."""
        return self._written()

    def explain(self, language: str) -> list[str]:
        return explain(self.explanation, language)


@dataclass(frozen=True)
class Decisions:
    """The tables of an edition, asked by id or name."""

    model: DecisionModel

    def evaluate(self, decision: str, facts: Mapping[str, object], given: Given | None = None) -> Decided:
        """Strict: what DMN would pass over as null is a `FeelFault`, for it may decide a case."""
        node = self.model.named(decision)
        if node is None:
            raise NoSuchDecision(decision=decision)
        return decide(self.model, node, facts, given)


def decide(
    model: DecisionModel,
    node: Node,
    facts: Mapping[str, object],
    given: Given | None = None,
    *,
    lenient: bool = False,
) -> Decided:
    run = Run(given or Surroundings(), is_lenient=lenient, kinds=model.kinds[node.file.namespace])
    value = within_bounds(node.part.name, lambda: run.weighed(Evaluation(model, run, facts).result(node)))
    return Decided(to_plain(value), value, tuple(run.notes), lambda: _explanation(model, node, run.trail))


def _explanation(model: DecisionModel, node: Node, trail: Sequence[object]) -> dict[str, Any]:
    return {
        "decision": node.part.id,
        "name": node.part.name,
        "title": _titles(getattr(node.part, "title", None)),
        "tables": [_table(trace, model) for trace in trail if isinstance(trace, TableTrace)],
        "asked": [_asked(asked) for asked in trail if isinstance(asked, Consulted)],
        "source": node.file.name,
        "digest": model.digest,
    }


def _asked(asked: Consulted) -> dict[str, Any]:
    """A rate or a day that was asked for, with what it rests on."""
    call = f"{asked.name}({', '.join(map(written, asked.arguments))})"
    source = vars(asked.source) if isinstance(asked.source, Text) else asked.source
    return {"call": call, "value": written(asked.answer), "source": source}


def _table(trace: TableTrace, model: DecisionModel) -> dict[str, Any]:
    """What a table saw and gave: as FEEL writes it, and as the forms of an edition may tell it in their words."""
    table = trace.table
    node = model.named(trace.element)
    return {
        "decision": trace.element,
        "title": _titles(getattr(node.part, "title", None) if node else None),
        "policy": trace.policy,
        "inputs": _written(table.inputs, trace.inputs),
        "asks": _plain(table.inputs, trace.inputs),
        "rules": [
            {
                "rule": rule.number,
                "id": rule.id,
                "title": _titles(rule.title),
                "cells": list(rule.inputs),
                "outputs": _written(table.outputs, outputs),
                "gives": _plain(table.outputs, outputs),
                "notes": list(rule.notes),
            }
            for rule, outputs in trace.fired
        ],
    }


def _titles(title: Text | None) -> dict[str, str] | None:
    return vars(title) if title else None


def _written(columns: Sequence[Column], values: Sequence[Value]) -> list[dict[str, Any]]:
    return [{"name": one.label, "value": written(value)} for one, value in zip(columns, values, strict=True)]


def _plain(columns: Sequence[Column], values: Sequence[Value]) -> list[dict[str, Any]]:
    return [
        {
            "text": one.text,
            "title": _titles(one.title),
            "value": to_plain(value),
            "words": {code: vars(text) for code, text in one.words},
        }
        for one, value in zip(columns, values, strict=True)
    ]
