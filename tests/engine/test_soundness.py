"""What the exploration finds in random free-form nets, beside a search that shares nothing with it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest

from govflow.engine import compile_model, read_definitions
from govflow.engine.exploring import explore
from tests.engine.generator.sketch import bpmn

MOST_MARKINGS = 4_000
MOST_OF_ONE = 3

Arc = tuple[str, str]
Marking = frozenset[tuple[str, int]]  # tokens on arcs, and tasks at work


@dataclass
class Net:
    """User tasks, choices, forks and joins, tied together anyhow."""

    kinds: dict[str, str]
    arcs: list[Arc]

    def into(self, node: str) -> list[str]:
        return [f"{a}>{b}" for a, b in self.arcs if b == node]

    def out_of(self, node: str) -> list[str]:
        return [f"{a}>{b}" for a, b in self.arcs if a == node]

    @property
    def sketch(self) -> str:
        nodes = "\n".join(f"{kind} {name}" for name, kind in self.kinds.items())
        return nodes + "\n" + "\n".join(self._said(arc) for arc in self.arcs)

    def _said(self, arc: Arc) -> str:
        ways = [one for one in self.arcs if one[0] == arc[0]]
        is_asked = self.kinds[arc[0]] == "xor" and len(ways) > 1
        condition = (" : default" if arc == ways[-1] else f" : x = {ways.index(arc)}") if is_asked else ""
        return f"{arc[0]} > {arc[1]}{condition}"


def free_form(random: Random) -> Net:
    """Every node is led to from one before it, and every one leads on; some arcs lead back."""
    names = [f"n{number}" for number in range(random.choice((4, 5, 6, 7)))]
    kinds = {name: random.choice(("user", "user", "xor", "and")) for name in names}
    order = ["S", *names]
    arcs = [(random.choice(order[1:place] or ["S"]), name) for place, name in enumerate(order) if place]
    arcs[0] = ("S", names[0])
    arcs += [(random.choice(names), random.choice(names)) for _ in range(random.choice((1, 2, 3)))]
    leading = {source for source, _ in arcs}
    arcs += [(name, "E") for name in names if name not in leading]
    if not any(target == "E" for _, target in arcs):
        arcs.append((random.choice(names), "E"))
    return Net({"S": "start", **kinds, "E": "end"}, [arc for arc in dict.fromkeys(arcs) if arc[0] != arc[1]])


@dataclass
class Known:
    """All markings of a net, and what was met on the way."""

    after: dict[Marking, set[Marking]] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    grows: bool = False

    @property
    def stuck(self) -> bool:
        return any(not following and marking for marking, following in self.after.items())

    @property
    def worked_on_twice(self) -> set[str]:
        return {place[1:] for marking in self.after for place, number in marking if place[0] == "@" and number > 1}

    @property
    def may_never_end(self) -> bool:
        ending = {marking for marking in self.after if not marking}
        while more := {one for one, following in self.after.items() if following & ending} - ending:
            ending |= more
        return len(ending) < len(self.after)


def search(net: Net) -> Known:
    known = Known()
    todo = [frozenset(Counter(net.out_of("S")).items())]
    while todo and not known.grows:
        marking = todo.pop()
        if marking in known.after:
            continue
        tokens = Counter(dict(marking))
        known.after[marking] = set(_passing(net, tokens, known) or _working(net, tokens))
        known.grows = len(known.after) > MOST_MARKINGS or any(number > MOST_OF_ONE for _, number in marking)
        todo += known.after[marking]
    return known


def _passing(net: Net, marking: Counter[str], known: Known) -> list[Marking]:
    """Every way in which the first token that need not wait goes on."""
    for place in [place for place in marking if place[0] != "@"]:
        node = place.split(">")[1]
        kind, ways = net.kinds[node], net.out_of(node)
        if kind == "and" and not all(marking[arc] for arc in net.into(node)):
            continue
        known.entered.add(node)
        if kind == "user":
            return [_moved(marking, [place], [f"@{node}"])]
        if kind == "and":
            return [_moved(marking, net.into(node), ways)]
        return [_moved(marking, [place], [way]) for way in ways] or [_moved(marking, [place], [])]
    return []


def _working(net: Net, marking: Counter[str]) -> Iterator[Marking]:
    for place in [place for place in marking if place[0] == "@"]:
        yield _moved(marking, [place], net.out_of(place[1:]))


def _moved(marking: Counter[str], taken: list[str], put: list[str]) -> Marking:
    after = marking.copy()
    after.subtract(taken)
    after.update(put)
    return frozenset((place, number) for place, number in after.items() if number)


@pytest.mark.parametrize("seed", range(150))
def test_the_exploration_finds_what_a_plain_search_finds(seed: int):
    net = free_form(Random(seed))
    known = search(net)
    found = explore([compile_model([read_definitions(bpmn(net.sketch), "net.bpmn")]).definitions[0]], "P")
    kinds = {fault.kind for fault in found.faults}

    if found.is_complete:
        assert not known.grows, net.sketch
        assert ("deadlock" in kinds) == known.stuck, net.sketch
        never = {element for fault in found.faults if fault.kind == "never-done" for element in fault.elements}
        assert never == set(net.kinds) - known.entered - {"S"}, net.sketch
        twice = {element for fault in found.faults if fault.kind == "twice" for element in fault.elements}
        assert known.worked_on_twice <= twice, net.sketch
        if not known.stuck:
            assert ("never-ends" in kinds) == known.may_never_end, net.sketch
    if known.grows and "piles-up" not in kinds:
        assert not found.is_complete, net.sketch
