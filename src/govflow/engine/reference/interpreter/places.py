"""Where tokens can be: on flows, and in works (elements that take time), each inside a scope."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Done:
    """An activity that is over and may still be undone, with what was done inside it."""

    element: str
    inside: list["Done"]


@dataclass(eq=False)
class Scope:
    """One instance of a process or sub-process, with the work it belongs to."""

    body: str
    owner: "Work | None" = None
    tokens: Counter[str] = field(default_factory=Counter)
    works: list["Work"] = field(default_factory=list)
    armed: list[str] = field(default_factory=list)  # start events of event sub-processes still listening
    rings: Counter[str] = field(default_factory=Counter)
    done: list[Done] = field(default_factory=list)
    unheard: dict[str, set[str]] = field(default_factory=dict)  # of complex gateways that opened: flows still due
    is_closed: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.works and not any(self.tokens.values())

    def clear(self) -> None:
        self.tokens.clear()
        self.works.clear()
        self.armed.clear()
        self.unheard.clear()


@dataclass(eq=False)
class Work:
    """An element at work: a task, an event or gateway that waits, a repeated activity, a sub-process."""

    element: str
    scope: Scope
    serial: int
    armed: list[str] = field(default_factory=list)  # boundary events still listening
    rings: Counter[str] = field(default_factory=Counter)
    inner: Scope | None = None  # of a sub-process or call
    of: "Work | None" = None  # the repeated activity this is one instance of
    holds_others: bool = False
    instances: list["Work"] = field(default_factory=list)
    left: int = 0
    over: int = 0
    heard: set[int] = field(default_factory=set)  # triggers of an event that waits for all of them
    undoes: list[Done] | None = None  # what a thrown compensation has still to undo, the next first
    offers: bool = False  # ad-hoc work that may be begun
    went_on: bool = False  # something was begun in it since it last was empty
    is_enough: bool = False
    cancels: bool = False
    is_beside: bool = False  # undoes while who threw that goes on

    @property
    def outermost(self) -> "Work":
        return self.of or self

    @property
    def is_waiting(self) -> bool:
        return self.inner is None and not self.holds_others


def scopes_in(scope: Scope) -> Iterator[Scope]:
    yield scope
    for work in scope.works:
        for one in (work, *work.instances):
            if one.inner is not None:
                yield from scopes_in(one.inner)


def works_in(scope: Scope) -> Iterator[Work]:
    for one in scopes_in(scope):
        for work in one.works:
            yield work
            yield from work.instances
