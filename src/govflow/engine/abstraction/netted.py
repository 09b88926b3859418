"""The net of a diagram without data: each condition is a function of the world that somebody answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from govflow.engine.abstraction.questions import NEVER, Abstraction
from govflow.engine.definitions import Definitions, Element, Flow, Repeat, Trigger
from govflow.engine.net import Model, compile_with_faults
from govflow.engine.waits import MOST_MOVES, Given

Judge = Callable[[str], bool]
MOMENT = datetime(2020, 1, 1, tzinfo=UTC)  # nothing here depends on it
ZONE = ZoneInfo("UTC")


def net_of(definitions: Sequence[Definitions]) -> Model:
    """The net of definitions without data, their names made calls of functions."""
    return compile_with_faults([_asking(one) for one in definitions])


def given_by(judge: Judge, names: Sequence[str], most_moves: int = MOST_MOVES) -> Given:
    return Given(MOMENT, ZONE, {name: partial(judge, name) for name in names}, most_moves=most_moves)


def names_of(abstraction: Abstraction) -> list[str]:
    return [NEVER, *(name for question in abstraction.questions for name in question.names)]


def _asking(definitions: Definitions) -> Definitions:
    elements = {id_: _element(element) for id_, element in definitions.elements.items()}
    return replace(definitions, elements=elements)


def _element(element: Element) -> Element:
    return replace(
        element,
        outgoing=tuple(_flow(flow) for flow in element.outgoing),
        incoming=tuple(_flow(flow) for flow in element.incoming),
        triggers=tuple(_trigger(trigger) for trigger in element.triggers),
        repeat=_repeat(element.repeat),
        until=_call(element.until),
    )


def _flow(flow: Flow) -> Flow:
    return replace(flow, condition=_call(flow.condition))


def _trigger(trigger: Trigger) -> Trigger:
    return replace(trigger, name=f"{trigger.name}()") if trigger.kind == "conditional" else trigger


def _repeat(repeat: Repeat | None) -> Repeat | None:
    if repeat is None:
        return None
    announces = tuple(replace(one, condition=_call(one.condition)) for one in repeat.announces)
    return replace(repeat, until=_call(repeat.until), while_=_call(repeat.while_), announces=announces)


def _call(name: str | None) -> str | None:
    return f"{name}()" if name else None
