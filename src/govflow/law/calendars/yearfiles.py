"""Reading the files of `calendars/kz`: the laws behind every year, and what each year says."""

from dataclasses import dataclass
from datetime import date

from govflow.languages import expected
from govflow.law.calendars.decision_files import (
    Decisions,
    decision_named,
    read_certainty,
    read_decisions,
    read_known,
    read_withdrawal,
)
from govflow.law.calendars.decisions import Decision
from govflow.law.calendars.entries import WEEKS, DayOff, Move, OffKind, Year
from govflow.law.calendars.territories import COUNTRY, place_of
from govflow.law.calendars.working_days import FIRST_YEAR, LAST_YEAR
from govflow.law.reading import Node


@dataclass(frozen=True)
class Weekend:
    """The law that gives the rest days of the week, from a day on."""

    since: date
    decision: Decision


def read_common(root: Node) -> tuple[Decisions, tuple[Weekend, ...]]:
    """The laws that stand behind every year."""
    root.keys("decisions", "weekends")
    decisions = read_decisions(root.get("decisions"))
    weekends = tuple(
        Weekend(node.get("since").day(), decision_named(node.get("law"), decisions))
        for node in root.get("weekends").items()
    )
    return decisions, weekends


def read_year(root: Node, common: Decisions) -> Year:
    """A year's file: its decisions, days off and moved days."""
    root.keys("year", "decisions", "days_off", "moved")
    year = root.get("year").whole()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        root.get("year").wrong(f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    own, days_off, moved = root.find("decisions"), root.get("days_off"), root.find("moved")
    if not days_off.items():
        days_off.wrong("the days off of the year")
    decisions = {**common, **(read_decisions(own) if own else {})}
    return Year(
        year=year,
        path=str(root.path),
        days_off=tuple(read_day_off(node, year, decisions) for node in days_off.items()),
        moves=tuple(read_move(node, year, decisions) for node in moved.items()) if moved else (),
        decisions=decisions,
    )


def read_day_off(node: Node, year: int, decisions: Decisions) -> DayOff:
    node.keys(
        "day", "kind", "stands_for", "week", "status", "certainty", "name", "law", "known", "not_before",
        "not_after", "withdrawn", "by", "territory",
    )  # fmt: skip
    day = node.get("day").day()
    if day.year != year:
        node.get("day").wrong(expected("day_of_year", year=year))
    kind = OffKind(node.get("kind").one_of(*OffKind))
    stands_for, status = node.find("stands_for"), node.find("status")
    if kind is OffKind.CARRIED_OVER and stands_for is None:
        node.wrong(expected("stands_for"))
    decision = decision_named(node.get("law"), decisions)
    return DayOff(
        day=day,
        kind=kind,
        name=node.get("name").in_three_languages(),
        decision=decision,
        known=(read_known(node) if node.find("known") else decision.known).before(day),
        weeks=_weeks(node),
        stands_for=stands_for.day() if stands_for else None,
        withdrawal=read_withdrawal(node, decisions),
        is_estimated=status is not None and status.one_of("announced", "estimated") == "estimated",
        certainty=read_certainty(node),
        territory=_territory(node),
        path=str(node.path),
        line=node.line,
    )


def read_move(node: Node, year: int, decisions: Decisions) -> Move:
    node.keys("rest_day", "working_day", "week", "decision", "certainty", "territory", "withdrawn", "by")
    rest_day, working_day = node.get("rest_day").day(), node.get("working_day").day()
    if year not in (rest_day.year, working_day.year):
        node.wrong(expected("day_of_year", year=year))
    decision = decision_named(node.get("decision"), decisions)
    return Move(
        rest_day=rest_day,
        working_day=working_day,
        decision=decision,
        known=decision.known.before(min(rest_day, working_day)),
        weeks=_weeks(node),
        withdrawal=read_withdrawal(node, decisions),
        certainty=read_certainty(node),
        territory=_territory(node),
        path=str(node.path),
        line=node.line,
    )


def _territory(node: Node) -> str:
    found = node.find("territory")
    return place_of(found.text()) if found else COUNTRY


def _weeks(node: Node) -> tuple[int, ...]:
    found = node.find("week")
    if found is None:
        return WEEKS
    return tuple(int(item.one_of(*map(str, WEEKS))) for item in found.items())
