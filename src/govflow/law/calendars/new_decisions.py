"""A decision made during a year, in a file of its own: what it adds to the year and what it takes back."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.calendars.decision_files import Decisions, decision_named, read_decisions
from govflow.law.calendars.decisions import Decision, Withdrawal
from govflow.law.calendars.entries import DayOff, Move, OffKind, Year
from govflow.law.calendars.yearfiles import read_day_off, read_move
from govflow.law.reading import Node, read_yaml_text


@dataclass(frozen=True)
class TakenBack:
    """A day off or a move that a decision ends, from the day that is known."""

    day: date
    kind: OffKind | None  # none: the move whose rest day it is
    by: Withdrawal
    line: int

    def meets(self, entry: DayOff | Move) -> bool:
        if entry.withdrawal:
            return False
        if isinstance(entry, Move):
            return self.kind is None and entry.rest_day == self.day
        return self.kind is entry.kind and entry.day == self.day


def amended(year: Year, root: Node, common: Decisions) -> Year:
    """The year with what the file adds and takes back; what it takes back must be there."""
    root.keys("adds_to", "decisions", "days_off", "moved", "taken_back")
    number = year.year
    days_off, moved = root.find("days_off"), root.find("moved")
    decisions = {**common, **year.decisions, **_own(root)}
    withdrawn = taken_back_in(root, {**common, **year.decisions})
    standing: tuple[DayOff | Move, ...] = (*year.days_off, *year.moves)
    for one in withdrawn:
        if not any(one.meets(entry) for entry in standing):
            raise WrongFile(root.path, one.line, expected("standing_move"), expected("has_none", day=one.day))
    added_off = tuple(read_day_off(node, number, decisions) for node in days_off.items()) if days_off else ()
    added_moves = tuple(read_move(node, number, decisions) for node in moved.items()) if moved else ()
    return replace(
        year,
        decisions=decisions,
        days_off=(*(_without(entry, withdrawn) for entry in year.days_off), *added_off),
        moves=(*(_move_without(entry, withdrawn) for entry in year.moves), *added_moves),
    )


def adds_to(root: Node) -> int:
    """The year a decision adds to."""
    return root.get("adds_to").whole()


def year_of(written: str, path: Path | str) -> tuple[int, bool]:
    """The year a text is about, and whether it says the whole of it."""
    root = read_yaml_text(written, path)
    year = root.find("year")
    return (year.whole(), True) if year else (adds_to(root), False)


def brings(written: str, path: Path | str) -> tuple[int | None, frozenset[str]]:
    """The whole year a text says anew, if it does, and the codes of the decisions in it."""
    root = read_yaml_text(written, path)
    year = root.find("year")
    return year.whole() if year else None, frozenset(_own(root))


def taken_back_in(root: Node, known: Decisions) -> tuple[TakenBack, ...]:
    """What a decision takes back; `known` are the decisions it may name beside its own."""
    back = root.find("taken_back")
    decisions = {**known, **_own(root)}
    return tuple(_taken_back(node, decisions) for node in back.items()) if back else ()


def _own(root: Node) -> Decisions:
    own = root.find("decisions")
    return read_decisions(own) if own else {}


def _taken_back(node: Node, decisions: Decisions) -> TakenBack:
    node.keys("day", "kind", "by", "known")
    kind = node.get("kind").one_of("moved", *OffKind)
    decision: Decision = decision_named(node.get("by"), decisions)
    known = node.find("known")
    on = known.day() if known else decision.known.latest
    if on is None:
        node.wrong(expected("known"))
    day = node.get("day").day()
    return TakenBack(day, None if kind == "moved" else OffKind(kind), Withdrawal(on, decision), node.line)


def _without(entry: DayOff, withdrawn: tuple[TakenBack, ...]) -> DayOff:
    found = next((one for one in withdrawn if one.meets(entry)), None)
    return replace(entry, withdrawal=found.by) if found else entry


def _move_without(entry: Move, withdrawn: tuple[TakenBack, ...]) -> Move:
    found = next((one for one in withdrawn if one.meets(entry)), None)
    return replace(entry, withdrawal=found.by) if found else entry
