"""Reading decisions and the days they became known."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from govflow.languages import expected
from govflow.law.calendars.decisions import Certainty, Decision, Known, Withdrawal
from govflow.law.reading import Node

Decisions = Mapping[str, Decision]


def read_decisions(node: Node) -> dict[str, Decision]:
    return {code: _one(code, found) for code, found in node.entries()}


def _one(code: str, node: Node) -> Decision:
    node.keys("title", "known", "not_before", "not_after")
    return Decision(code, node.get("title").in_three_languages(), read_known(node))


def read_known(node: Node) -> Known:
    """`known` is a day, a month (`2024-04`) or `unknown`, which `not_before` and `not_after` may narrow."""
    word = node.get("known")
    if word.text() == "unknown":
        earliest, latest = node.find("not_before"), node.find("not_after")
        return Known(earliest.day() if earliest else None, latest.day() if latest else None)
    if len(word.text()) == len("2024-04"):
        return _month(word)
    return Known.since(word.day())


def _month(node: Node) -> Known:
    try:
        first = date.fromisoformat(f"{node.text()}-01")
    except ValueError:
        node.wrong(expected("day_or_month"))
    return Known(first, first.replace(day=monthrange(first.year, first.month)[1]))


def read_certainty(node: Node) -> Certainty:
    found = node.find("certainty")
    return Certainty(found.one_of(*Certainty)) if found else Certainty.HIGH


def decision_named(node: Node, decisions: Decisions) -> Decision:
    return decisions[node.one_of(*decisions)]


def read_withdrawal(node: Node, decisions: Decisions) -> Withdrawal | None:
    on = node.find("withdrawn")
    return Withdrawal(on.day(), decision_named(node.get("by"), decisions)) if on else None
