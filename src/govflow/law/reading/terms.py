"""A term as `regulation.yaml` writes it: `length: 30 wd`, `since: arrived_at_div`, …"""

from dataclasses import dataclass

from govflow.languages import expected
from govflow.law.citations import Citation
from govflow.law.reading.documents import Node
from govflow.law.reading.entries import THREE, citation
from govflow.law.reading.readings import Taken
from govflow.law.terms import Extension, Missed, Roll, Term, Unit

KEYS = (
    "length", "since", "until", "length_from", "within", "pauses", "extends", "roll", "missed", "answers", "week",
    "citation", "reading",
)  # fmt: skip


@dataclass(frozen=True)
class _Written:
    """A term's keys, those of the reading taken before its own."""

    own: Node
    change: Node | None

    def find(self, key: str) -> Node | None:
        changed = self.change.find(key) if self.change else None
        return changed or self.own.find(key)

    def text(self, key: str) -> str | None:
        found = self.find(key)
        return found.text() if found else None

    def words(self, key: str) -> tuple[str, ...]:
        found = self.find(key)
        return found.words() if found else ()


def read_term(code: str, node: Node, taken: Taken) -> Term:
    node.keys(*THREE, *KEYS)
    change = taken.terms.get(code)
    written = _Written(node, change.keys(*KEYS) if change else None)
    length, unit = _length(written.find("length") or node.get("length"), taken.lengths.get(code))
    roll, week = written.find("roll"), written.find("week")
    return Term(
        code=code,
        title=node.in_three_languages(),
        length=length,
        unit=unit,
        since=node.get("since").text(),
        citation=citation(node),
        until=written.text("until"),
        length_from=written.text("length_from"),
        within=written.text("within"),
        pauses=written.words("pauses"),
        extends=_extension(written.find("extends")),
        roll=Roll(roll.one_of(*Roll)) if roll else Roll.NONE,
        missed=_missed(written.find("missed")),
        answers=written.text("answers"),
        week=int(week.one_of("5", "6")) if week else 5,
    )


def _length(node: Node, filled: str | None) -> tuple[int, Unit]:
    number, _, unit = node.text().partition(" ")
    number = filled or number
    if not number.isdigit() or int(number) == 0 or unit not in list(Unit):
        node.wrong(expected("length", units=", ".join(Unit)))
    return int(number), Unit(unit)


def _extension(node: Node | None) -> Extension | None:
    if node is None:
        return None
    node.keys("by", "times", "most", "citation", "reading")
    cited: Citation = citation(node)
    return Extension(node.get("by").text(), node.get("times").whole(), node.get("most").whole(), cited)


def _missed(node: Node | None) -> tuple[Missed, ...]:
    if node is None:
        return (Missed.MARK,)
    items = node.items() if node.is_list else (node,)
    return tuple(Missed(item.one_of(*Missed)) for item in items)
