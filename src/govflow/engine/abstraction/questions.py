"""A diagram without its data: every condition becomes a name, and a walk says which names are true.

So two engines can be asked the same questions without sharing an expression language: before each step the
walk draws an answer for every name, and all engines get the same answers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from govflow.engine.definitions.elements import Announcement, Call, Definitions, Element, Flow, Repeat, Trigger

NEVER = "never"
CHOOSES_ONE = "exclusiveGateway"


@dataclass(frozen=True)
class Question:
    """Names drawn together: exactly one of them, or any; none only where there is another way."""

    names: tuple[str, ...]
    only_one: bool
    may_be_none: bool

    def drawn(self, random: Random) -> dict[str, bool]:
        if self.may_be_none and random.random() < 0.3:
            return dict.fromkeys(self.names, False)
        sure = random.choice(self.names)
        return {name: name == sure or (not self.only_one and random.random() < 0.5) for name in self.names}


@dataclass(frozen=True)
class Abstraction:
    """The diagrams without data, and the questions that took its place."""

    definitions: tuple[Definitions, ...]
    questions: tuple[Question, ...]

    def answers(self, random: Random) -> dict[str, bool]:
        found = {NEVER: False}
        for question in self.questions:
            found.update(question.drawn(random))
        return found

    @property
    def nothing_true(self) -> dict[str, bool]:
        return {NEVER: False} | {name: False for question in self.questions for name in question.names}


class _Names:
    """Names for conditions, given in the order they are met; those of events only where they are listened to."""

    def __init__(self, *, for_events: bool) -> None:
        self.for_events = for_events
        self.questions: list[Question] = []
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"way{self._count}"

    def ask(self, names: Sequence[str], *, only_one: bool, may_be_none: bool) -> None:
        if names:
            self.questions.append(Question(tuple(names), only_one, may_be_none))


def without_data(
    definitions: Sequence[Definitions], times: Callable[[], int], *, hears_conditions: bool = False
) -> Abstraction:
    """`times` says how often each repeated activity is done; conditions that events wait for never hold, unless
    they are to be heard."""
    names = _Names(for_events=hears_conditions)
    plain = tuple(_plain_definitions(one, names, times) for one in definitions)
    return Abstraction(plain, tuple(names.questions))


def _plain_definitions(definitions: Definitions, names: _Names, times: Callable[[], int]) -> Definitions:
    elements = {id_: _plain(element, names, times) for id_, element in definitions.elements.items()}
    flows = {flow.id: flow for element in elements.values() for flow in element.outgoing}
    joined = {id_: replace(one, incoming=_from(flows, one.incoming)) for id_, one in elements.items()}
    return replace(definitions, elements=joined)


def _from(flows: dict[str, Flow], old: tuple[Flow, ...]) -> tuple[Flow, ...]:
    return tuple(flows[flow.id] for flow in old)


def _plain(element: Element, names: _Names, times: Callable[[], int]) -> Element:
    kept = {key: value for key, value in element.attributes.items() if key in ("system", "actor")}
    passes = element.kind in ("businessRuleTask", "scriptTask")
    until = names.new() if element.until else None
    names.ask([until] if until else [], only_one=False, may_be_none=True)
    return replace(
        element,
        kind="serviceTask" if passes else element.kind,
        attributes=kept,
        decision="",
        result="",
        sets=(),
        takes=(),
        until=until,
        outgoing=tuple(_plain_flows(element, names)),
        triggers=tuple(_plain_trigger(trigger, names) for trigger in element.triggers),
        repeat=_plain_repeat(element.repeat, names, times),
        call=Call(element.call.process) if element.call else None,
    )


def _plain_flows(element: Element, names: _Names) -> Iterator[Flow]:
    asked = [flow for flow in element.outgoing if (flow.condition or flow.prose) and not flow.is_default]
    given = {flow.id: names.new() for flow in asked}
    names.ask(
        list(given.values()),
        only_one=element.kind == CHOOSES_ONE,
        may_be_none=len(asked) < len(element.outgoing),
    )
    for flow in element.outgoing:
        yield replace(flow, condition=given.get(flow.id), prose="")


def _plain_trigger(trigger: Trigger, names: _Names) -> Trigger:
    name = trigger.name
    if trigger.kind == "conditional":
        name = names.new() if names.for_events else NEVER
        names.ask([name] if names.for_events else [], only_one=False, may_be_none=True)
    return replace(trigger, name=name, correlation=None, payload=(), is_prose=False)


def _plain_repeat(repeat: Repeat | None, names: _Names, times: Callable[[], int]) -> Repeat | None:
    if repeat is None:
        return None
    until = names.new() if repeat.until else None
    again = names.new() if repeat.while_ else None
    for name in (until, again):
        names.ask([name] if name else [], only_one=False, may_be_none=True)
    announces = tuple(_plain_announcement(one, names) for one in repeat.announces)
    if repeat.kind == "loop":
        return Repeat("loop", while_=again, tests_first=repeat.tests_first, at_most=repeat.at_most)
    kind = "sequence" if repeat.kind == "asked" else repeat.kind
    return Repeat(kind, cardinality=str(times()), until=until, announces=announces)


def _plain_announcement(one: Announcement, names: _Names) -> Announcement:
    condition = names.new() if one.condition else None
    names.ask([condition] if condition else [], only_one=False, may_be_none=True)
    return replace(one, trigger=_plain_trigger(one.trigger, names), condition=condition)
