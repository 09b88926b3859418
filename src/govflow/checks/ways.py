"""A way through an edition: how late the law lets it be, and what is known of the facts along it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from govflow.engine import Element, Flow

EQUALITY = re.compile(r'(\w+) = "([^"]*)"')

Spent = tuple[tuple[str, int], ...]  # term → working days it took, in order
Writes = Mapping[str, frozenset[str]]  # element → the facts it leaves behind


@dataclass(frozen=True)
class Way:
    """One way walked so far: the day it is, when its moments were, what its terms took."""

    day: int = 0
    moments: Mapping[str, int] = field(default_factory=dict)
    spent: Spent = ()
    state: str = ""
    running: Mapping[str, int] = field(default_factory=dict)  # terms that run by themselves, pauses left out
    ended: Mapping[str, int] = field(default_factory=dict)  # the same, once their last moment was there
    known: Mapping[str, tuple[str, bool]] = field(default_factory=dict)  # fact → value it has, or has not

    @property
    def rounds(self) -> int:
        return _rounds(self.spent)

    @property
    def standing(self) -> tuple[object, ...]:
        """All that matters for the rest of the way: of two ways that stand alike, one is enough."""
        said = (self.moments, self.running, self.ended, self.known)
        return (self.day, self.rounds, self.state, *(tuple(sorted(one.items())) for one in said))


@lru_cache(maxsize=10_000)
def _rounds(spent: Spent) -> int:
    """How often a way came back to a term it had already spent."""
    terms = [term for term, _ in spent]
    return max((terms.count(term) for term in terms), default=1) - 1


@dataclass(frozen=True)
class Cut:
    """A step whose inner terms add up to more than the term around it."""

    element: str
    term: str
    limit: int
    inner: int


@dataclass(frozen=True)
class Arithmetic:
    """Every distinct way through a process, the shortest first, and what terms around steps cut off."""

    ways: tuple[Way, ...]
    cuts: tuple[Cut, ...]


def chosen(way: Way, flow: Flow, element: Element) -> Way | None:
    """The way along a flow, or None where what is known of a fact forbids it."""
    if flow.condition is not None:
        said = EQUALITY.fullmatch(flow.condition)
        return way if said is None else _knowing(way, said[1], said[2], is_so=True)
    if not flow.is_default:
        return way
    for other in element.outgoing:
        said = EQUALITY.fullmatch(other.condition or "")
        if said is not None:
            known = _knowing(way, said[1], said[2], is_so=False)
            if known is None:
                return None
            way = known
    return way


def _knowing(way: Way, fact: str, value: str, *, is_so: bool) -> Way | None:
    before = way.known.get(fact)
    if before is not None and before[1] and (before[0] == value) is not is_so:
        return None
    if before is not None and not before[1] and before[0] == value and is_so:
        return None
    if before is not None and before[1]:
        return way
    return replace(way, known={**way.known, fact: (value, is_so)})
