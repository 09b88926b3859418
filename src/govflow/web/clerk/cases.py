"""The page of a case: where it stands, what happened, which days are the last and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.attaching import record_reading
from govflow.casework.cases.case import Incident
from govflow.casework.cases.troubles import reason_in_words
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.rejections import NoSuchDeadline
from govflow.casework.desk import open_desk
from govflow.casework.inbox.items import Item
from govflow.casework.questions.casepage import CasePage, case_page
from govflow.casework.questions.changes import changes_of
from govflow.casework.questions.earlier import earlier_counts
from govflow.casework.questions.services import find_cases
from govflow.languages import Text
from govflow.web.clerk.drawing import is_listening, marks_in, processes_of
from govflow.web.clerk.known import known_facts
from govflow.web.pages.asking import AskedOfCase
from govflow.web.pages.page import Page
from govflow.web.pages.staff import actor_title
from govflow.web.pages.standing import NOTHING_DUE, Standing, standing_of_clock

router = APIRouter()
READINGS = ("CaseRead", "DocumentRead")
SMALL = frozenset(
    {
        "TaskOffered",
        "TaskClaimed",
        "TaskReleased",
        "TaskWithdrawn",
        "MomentMarked",
        "ReplyAwaited",
        "MessageAwaited",
        "DeadlineExpected",
        "DeadlineSet",
        "DeadlineMet",
        "DeadlineCancelled",
        "DecisionMade",
        "PaperDrawnUp",
        "AlertRepeated",
    }
)  # what a reader of the whole story asks for
STOPPED = ("met", "ended_late", "cancelled", "replaced")
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True)
class Waiting:
    """One thing the case waits for."""

    code: str
    item: Item
    label: Text
    actor: Text
    standing: Standing


@router.get("/cases")
def cases(page: AskedOfCase) -> Response:
    text = page.word("text")[:200]
    found = find_cases(page.app.house, page.officer, text)
    titles = {
        one.service: one.regulation for one in page.app.house.editions.offered(page.today, page.app.house.profile)
    }
    return page.show("clerk/cases.html", here="clerk", found=found, text=text, services=titles)


@router.get("/cases/{case}")
def case(case: str, page: AskedOfCase) -> Response:
    """Whoever reads a case is put down in its ledger."""
    found = case_page(page.app.house, case, page.officer)
    with open_desk(page.app.house) as desk:
        record_reading(case, "case", by=page.officer, desk=desk)
    deadlines = [(one, standing_of_clock(page, one.clock, one.term)) for one in found.deadlines]
    whole = page.word("story") == "whole"
    processes = processes_of(found)
    process = page.word("process") if page.word("process") in processes else next(iter(processes))
    return page.show(
        "clerk/case.html",
        here="clerk",
        found=found,
        processes=processes,
        process=process,
        marks=marks_in(found, process, page.language),
        waiting=sorted(_waiting(page, found), key=lambda one: is_listening(found, one.item.element)),
        running=[pair for pair in deadlines if pair[1].word not in STOPPED],
        stopped=[pair for pair in deadlines if pair[1].word in STOPPED],
        story=[line for line in found.story if line.event not in READINGS and (whole or line.event not in SMALL)],
        is_whole=whole,
        decisions=[line.reasons for line in found.story if line.reasons],
        readers=[line for line in found.story if line.event in READINGS],
        incidents=list(_incidents(found, page.language)),
        known=known_facts(found.edition, found.facts, page.language),
        papers=found.edition.regulation.papers,
        actor=lambda code: actor_title(page.app.house, code),
    )


def _incidents(found: CasePage, language: str) -> Iterable[tuple[Incident, str]]:
    """What the case could not go on with, and why."""
    for incident in found.incidents:
        if incident.retried_at is None:
            known = incident.element in found.edition.model.elements
            place = found.edition.label(incident.element).in_(language) if known else incident.element
            yield incident, reason_in_words(incident.reason, incident.told, place, language)


def _waiting(page: Page, found: CasePage) -> Iterable[Waiting]:
    for code, item in found.items:
        own = [one for one in found.deadlines if one.clock.is_open and _is_of(one.clock, item)]
        due = min(own, key=lambda one: (one.clock.due_at is None, one.clock.due_at), default=None)
        standing = standing_of_clock(page, due.clock, due.term) if due else NOTHING_DUE
        yield Waiting(
            code, item, found.edition.label(item.element), actor_title(page.app.house, item.actor), standing
        )


def _is_of(clock: Clock, item: Item) -> bool:
    """Whether a clock runs for what an item waits for; what only listens belongs to no activity of its own."""
    return bool(item.activity) and clock.activity == item.activity and clock.element == item.element


@router.get("/cases/{case}/diagram")
def diagram(case: str, page: AskedOfCase) -> Response:
    found = case_page(page.app.house, case, page.officer)
    wanted = found.edition.model.processes.get(page.word("process"))
    drawn = [one for one in found.edition.model.definitions if wanted is None or wanted in one.processes]
    return page.give(drawn[0].xml if drawn else b"", XML)


@router.get("/cases/{case}/deadlines/{no}")
def deadline(case: str, no: int, page: AskedOfCase) -> Response:
    """Why this date: the count, day by day."""
    found = case_page(page.app.house, case, page.officer)
    one = next((each for each in found.deadlines if each.clock.no == no), None)
    if one is None:
        raise NoSuchDeadline(case=case, deadline=no)
    return page.show(
        "clerk/deadline.html",
        here="clerk",
        found=found,
        one=one,
        earlier=earlier_counts(page.app.house, one),
        standing=standing_of_clock(page, one.clock, one.term),
        ways=_ways(page, found, no),
        changes=[_change(found, change) for change in one.clock.changes],
        label=found.edition.label(one.clock.element) if one.clock.element else None,
        actor=actor_title(page.app.house, one.clock.actor),
    )


def _ways(page: Page, found: CasePage, no: int) -> tuple[str, ...]:
    """How this reader may change a running deadline."""
    return changes_of(page.app.house, found.case.id, no, page.officer).ways if no in found.changeable else ()


def _change(found: CasePage, change: Mapping[str, Any]) -> dict[str, Any]:
    """What was done to a deadline, with the names of people and grounds."""
    grounds, ground = found.edition.regulation.grounds, str(change["ground"])
    days = {name: date.fromisoformat(change[name]) if change[name] else None for name in ("before", "after")}
    title = grounds[ground].title if ground in grounds else "" if change["what"] == "decree" else ground
    by, at = found.names.get(change["by"], change["by"]), datetime.fromisoformat(change["at"])
    return {**change, **days, "by": by, "at": at, "ground": title}
