"""What a story expects, read from `expects`."""

from collections.abc import Callable, Iterator

from govflow.law.reading import Node
from govflow.studio.rehearsal.stories import Expected

Reader = Callable[[Node], Iterator[Expected]]


def read_expectations(node: Node) -> tuple[Expected, ...]:
    node.keys(*KINDS)
    return tuple(one for name, entry in node.entries() for one in _READERS[name](entry))


def _open(node: Node) -> Iterator[Expected]:
    """Exactly these steps are open, each due on a day and late or not where that is said."""
    names = []
    for task in node.items():
        if not task.is_mapping:
            names.append(task.text())
            continue
        task.keys("task", "due", "late")
        name = task.get("task").text()
        names.append(name)
        for kind, key in (("due", "due"), ("is_late", "late")):
            said = task.find(key)
            if said is not None:
                yield Expected(kind, name, said.value(), said.path, said.line)
    yield Expected("open", "", tuple(names), node.path, node.line)


def _by_name(kind: str) -> Reader:
    """A mapping of names to values."""

    def read(node: Node) -> Iterator[Expected]:
        for name, entry in node.entries():
            yield Expected(kind, name, entry.value(), entry.path, entry.line)

    return read


def _late(node: Node) -> Iterator[Expected]:
    """Missed on a day, missed or not; a list names what was missed."""
    if node.is_mapping:
        yield from _by_name("late")(node)
    else:
        yield from _names("late")(node)


def _papers(node: Node) -> Iterator[Expected]:
    """A paper exists, and says this in its fields."""
    for paper, entry in node.entries():
        yield Expected("paper", paper, True if entry.is_mapping else entry.yes_or_no(), entry.path, entry.line)
        for field, value in entry.entries() if entry.is_mapping else ():
            yield Expected("paper_field", f"{paper}.{field}", value.value(), value.path, value.line)


def _names(kind: str) -> Reader:
    """A list of names, each an expectation of its own."""

    def read(node: Node) -> Iterator[Expected]:
        for name in node.words():
            yield Expected(kind, name, True, node.path, node.line)

    return read


def _one(kind: str) -> Reader:
    def read(node: Node) -> Iterator[Expected]:
        yield Expected(kind, "", node.value(), node.path, node.line)

    return read


_READERS: dict[str, Reader] = {
    "open": _open,
    "clocks": _by_name("clock"),
    "without_limit": _by_name("without_limit"),
    "moments": _by_name("moment"),
    "late": _late,
    "delays": _by_name("delay"),
    "answers_for": _by_name("answers_for"),
    "alerts": _by_name("alerts"),
    "informed": _by_name("informed"),
    "in_time": _names("in_time"),
    "facts": _by_name("fact"),
    "papers": _papers,
    "signed": _one("signed"),
    "state": _one("state"),
    "outcome": _one("outcome"),
    "closed": _one("closed"),
    "ledger_holds": _one("ledger_holds"),
}

KINDS = tuple(_READERS)
