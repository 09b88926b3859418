"""Reading the files of `calendars/kz`: decisions, days off, moved days."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govflow.law.calendars.decisions import Decision, Known, Withdrawal
from govflow.law.calendars.entries import COUNTRY, WEEKS, DayOff, Move, OffKind, Year
from govflow.law.reading import Node, read_yaml, read_yaml_text

Decisions = Mapping[str, Decision]


@dataclass(frozen=True)
class Weekend:
    """The law that gives the rest days of the week, from a day on."""

    since: date
    decision: Decision


def read_common(path: Path) -> tuple[Decisions, tuple[Weekend, ...]]:
    """The laws that stand behind every year."""
    root = read_yaml(path).keys("decisions", "weekends")
    decisions = _decisions(root.get("decisions"))
    weekends = tuple(
        Weekend(node.get("since").day(), _decision(node.get("law"), decisions))
        for node in root.get("weekends").items()
    )
    return decisions, weekends


def read_year(path: Path, common: Decisions) -> Year:
    return year_from(read_yaml(path), str(path), common)


def read_year_text(written: str, path: str, common: Decisions) -> Year:
    return year_from(read_yaml_text(written, path), path, common)


def year_from(root: Node, path: str, common: Decisions) -> Year:
    root.keys("year", "decisions", "days_off", "moved")
    year = root.get("year").whole()
    own = root.find("decisions")
    decisions = {**common, **(_decisions(own) if own else {})}
    days_off = root.find("days_off")
    moved = root.find("moved")
    return Year(
        year=year,
        path=path,
        days_off=tuple(_day_off(node, year, decisions) for node in days_off.items()) if days_off else (),
        moves=tuple(_move(node, year, decisions) for node in moved.items()) if moved else (),
        decisions=decisions,
    )


def _decisions(node: Node) -> dict[str, Decision]:
    return {code: _one_decision(code, found) for code, found in node.entries()}


def _one_decision(code: str, node: Node) -> Decision:
    node.keys("title", "known", "not_before", "not_after")
    return Decision(code, node.get("title").in_three_languages(), _known(node))


def _known(node: Node) -> Known:
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
        node.wrong("a day YYYY-MM-DD, a month YYYY-MM or unknown")
    return Known(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _decision(node: Node, decisions: Decisions) -> Decision:
    return decisions[node.one_of(*decisions)]


def _day_off(node: Node, year: int, decisions: Decisions) -> DayOff:
    node.keys(
        "day", "kind", "stands_for", "week", "status", "name", "law", "known", "not_before", "not_after",
        "withdrawn", "by", "territory",
    )  # fmt: skip
    day = _day_of(node.get("day"), year)
    kind = OffKind(node.get("kind").one_of(*OffKind))
    stands_for = node.find("stands_for")
    if kind is OffKind.CARRIED_OVER and stands_for is None:
        node.wrong("stands_for: the holiday this day is carried over from")
    decision = _decision(node.get("law"), decisions)
    status = node.find("status")
    territory = node.find("territory")
    return DayOff(
        day=day,
        kind=kind,
        name=node.get("name").in_three_languages(),
        decision=decision,
        known=(_known(node) if node.find("known") else decision.known).before(day),
        weeks=_weeks(node),
        stands_for=stands_for.day() if stands_for else None,
        withdrawal=_withdrawal(node, decisions),
        is_estimated=status is not None and status.one_of("announced", "estimated") == "estimated",
        territory=territory.text() if territory else COUNTRY,
        line=node.line,
    )


def _move(node: Node, year: int, decisions: Decisions) -> Move:
    node.keys("rest_day", "working_day", "week", "decision", "certainty", "territory", "withdrawn", "by")
    rest_day, working_day = node.get("rest_day").day(), node.get("working_day").day()
    if year not in (rest_day.year, working_day.year):
        node.wrong(f"a day of {year}")
    decision = _decision(node.get("decision"), decisions)
    territory = node.find("territory")
    return Move(
        rest_day=rest_day,
        working_day=working_day,
        decision=decision,
        known=decision.known.before(min(rest_day, working_day)),
        weeks=_weeks(node),
        withdrawal=_withdrawal(node, decisions),
        territory=territory.text() if territory else COUNTRY,
        line=node.line,
    )


def _withdrawal(node: Node, decisions: Decisions) -> Withdrawal | None:
    on = node.find("withdrawn")
    return Withdrawal(on.day(), _decision(node.get("by"), decisions)) if on else None


def _weeks(node: Node) -> tuple[int, ...]:
    found = node.find("week")
    if found is None:
        return WEEKS
    return tuple(int(item.one_of(*map(str, WEEKS))) for item in found.items())


def _day_of(node: Node, year: int) -> date:
    day = node.day()
    return day if day.year == year else node.wrong(f"a day of {year}")
