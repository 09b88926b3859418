"""A case as an officer sees it, and a task as its holder does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.case import Case, Incident
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.rejections import NoSuchCase
from govflow.casework.cases.store import incidents_of
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.counting import Counting, explained
from govflow.casework.deadlines.store import all_clocks
from govflow.casework.desk import CaseFile, House, open_reading, read_file, read_file_around
from govflow.casework.desk.rights import acts_somewhere, answers_for, gone, is_above, may_act
from govflow.casework.documents.papers import Document
from govflow.casework.documents.store import documents_in
from govflow.casework.inbox.items import Item, code_of
from govflow.casework.inbox.rejections import NoSuchTask
from govflow.casework.ledger.store import entries_of
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import officer_names, units_under
from govflow.casework.questions.story import StoryLine, line_of, people_in
from govflow.casework.signatures.marks import Signature
from govflow.casework.signatures.store import signatures_in
from govflow.database import Connection
from govflow.languages import Text
from govflow.law.counting import Countdown
from govflow.law.forms import Form
from govflow.law.terms import Term


@dataclass(frozen=True)
class Deadline:
    """A clock as a page shows it: its dates, and day by day why."""

    clock: Clock
    term: Term | None
    title: Text
    counting: Counting = field(repr=False)

    @property
    def countdown(self) -> Countdown | None:
        return explained(self.clock, self.term, self.counting) if self.term else None

    def explain(self, language: str) -> list[str]:
        found = self.countdown
        return found.explain(language) if found else []

    @property
    def was_counted_otherwise(self) -> bool:
        """Whether today's calendar says another day than the one it was counted with."""
        found = self.countdown
        return found is not None and found.due_on != self.clock.due_on


@dataclass(frozen=True)
class SignedPaper:
    """A signature and whether the paper it stands under is still the latest version."""

    signature: Signature
    name: str
    still_stands: bool


@dataclass(frozen=True)
class Position:
    """Where a case stands in its diagrams."""

    process: str
    element: str
    item: str | None
    is_late: bool


@dataclass(frozen=True)
class CasePage:
    case: Case
    edition: ServedEdition
    facts: Mapping[str, Any]
    items: tuple[tuple[str, Item], ...]
    deadlines: tuple[Deadline, ...]
    story: tuple[StoryLine, ...]
    documents: tuple[Document, ...]
    signatures: tuple[SignedPaper, ...]
    positions: tuple[Position, ...]
    visited: frozenset[str]
    entered: frozenset[str]  # activities entered and not yet left, those that call or hold others too
    incidents: tuple[Incident, ...]
    zone: ZoneInfo = field(repr=False)  # of the office the case came to
    changeable: frozenset[int]  # the running deadlines that this reader may change
    names: Mapping[str, str]  # what the officers of the story are called
    is_above: bool  # whether this reader decides over the case as a whole

    @property
    def state_title(self) -> Text | None:
        known = self.edition.regulation.states.get(self.case.state or "")
        return known.title if known else None

    @property
    def outcome_title(self) -> Text | None:
        known = self.edition.regulation.outcomes.get(self.case.outcome or "")
        return known.title if known else None


@dataclass(frozen=True)
class PaperToSign:
    paper: str
    title: Text
    digest: str | None  # of the version that stands
    is_signed: bool  # by this officer, at this task


@dataclass(frozen=True)
class TaskPage:
    """All that the page of one task needs."""

    item: str
    task: Item
    case: Case
    edition: ServedEdition
    label: Text
    form: Form | None
    typed: Mapping[str, Any]  # the draft, or what the case already says
    facts: Mapping[str, Any]
    is_mine: bool
    deadlines: tuple[Deadline, ...]
    to_sign: tuple[PaperToSign, ...]
    ways: tuple[tuple[str, Text], ...]  # flows to choose from, with their names

    @property
    def due_on(self) -> date | None:
        return self.task.due_on


def case_page(house: House, case: str, officer: Officer) -> CasePage:
    """A case that the officer has to do with. Whoever shows it records that it was read."""
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        refuse_strangers(file, officer, connection)
        clocks, entries = all_clocks(connection, case), entries_of(connection, case)
        holders = {item.holder for item in file.items.values() if item.holder}
        names = officer_names(connection, people_in(entries) | holders)
        documents, signatures = documents_in(connection, case), signatures_in(connection, case)
        incidents = incidents_of(connection, case)
        decides = is_above(file, officer, connection)
    latest = {document.paper: document.no for document in documents}
    return CasePage(
        case=file.case, edition=file.edition, facts=file.facts,
        items=tuple((code_of(case, item.wait), item) for item in file.items.values()),
        deadlines=tuple(_deadline(house, file, clock) for clock in clocks),
        story=tuple(line_of(entry, file.edition, names, file.counting.zone) for entry in entries),
        documents=tuple(documents),
        signatures=tuple(
            SignedPaper(one, names.get(one.officer, one.officer), latest.get(one.paper) == one.document)
            for one in signatures
        ),
        positions=tuple(_positions(file)), incidents=tuple(incidents),
        zone=file.counting.zone,
        visited=frozenset(str(entry.facts["element"]) for entry in entries if entry.facts.get("element")),
        entered=_entered(file), changeable=_changeable(file, officer, decides), is_above=decides,
        names=names,
    )  # fmt: skip


def _changeable(file: CaseFile, officer: Officer, decides: bool) -> frozenset[int]:
    """The running deadlines the reader answers for, those the act lets them extend, or all where they decide."""
    return frozenset(
        clock.no
        for clock in file.open_clocks
        if (term := file.edition.term(clock.term)) is not None
        and (
            decides
            or answers_for(file, clock, officer)
            or (term.extends is not None and acts_somewhere(file, officer, term.extends.by))
        )
    )


def _entered(file: CaseFile) -> frozenset[str]:
    return frozenset(one.node.id for one in file.run.activities.values()) if file.run else frozenset()


def open_deadlines(house: House, case: str) -> tuple[Deadline, ...]:
    """The running deadlines of a case, the next first, for whoever has shown that the case is theirs."""
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
    running = [clock for clock in file.open_clocks if clock.due_at is not None]
    running.sort(key=lambda clock: (clock.due_at, clock.no))
    return tuple(_deadline(house, file, clock) for clock in running)


def refuse_strangers(file: CaseFile, officer: Officer, connection: Connection) -> None:
    """A case is found by the officers of its units, and by supervisors above them."""
    units = set(file.case.units.values()) | {item.unit for item in file.items.values()}
    tops = officer.units_as(Duty.SUPERVISOR)
    if officer.units & units or (tops and any(one.id in units for one in units_under(connection, tops))):
        return
    raise NoSuchCase(case=file.case.id)


def _deadline(house: House, file: CaseFile, clock: Clock) -> Deadline:
    """A clock with its title. It is explained by the calendar it was counted with, where that is remembered."""
    term = file.edition.term(clock.term)
    calendar = house.shelf.named(clock.calendar) or file.counting.calendar
    counting = replace(file.counting, calendar=calendar)
    return Deadline(clock, term, file.edition.term_title(clock.term, clock.element), counting)


def _positions(file: CaseFile) -> list[Position]:
    """Every wait of the run, with the item that would end it."""
    late = {clock.activity for clock in file.open_clocks if clock.is_late}
    waits = file.run.waits.values() if file.run else ()
    case = file.case.id
    return [
        Position(
            wait.process, wait.element, code_of(case, wait.id) if wait.id in file.items else None,
            wait.activity in late,
        )
        for wait in waits
    ]  # fmt: skip


def task_page(house: House, item: str, officer: Officer) -> TaskPage:
    """An open item the officer may act on; of one that is done it is told who did it."""
    with open_reading(house) as connection:
        file, wait = read_file_around(house, connection, item)
        task = file.items.get(wait)
        if task is None:
            raise gone(file, item, wait, officer, connection)
    if not may_act(file, task, officer):
        raise NoSuchTask(item=item)
    return _task_page(house, file, item, task, officer)


def form_asked(house: House, case: str, element: str) -> Form | None:
    """The form an element of a case asks, whether it is open or not."""
    with open_reading(house) as connection:
        edition = read_file(house, connection, case).edition
    return edition.form_of(element) if element in edition.model.elements else None


def _task_page(house: House, file: CaseFile, item: str, task: Item, officer: Officer) -> TaskPage:
    edition = file.edition
    facts = file.facts | dict(task.local or {})
    clocks = [clock for clock in file.open_clocks if clock.activity == task.activity] or file.open_clocks
    flows = {flow.id: flow for flow in edition.element(task.element).outgoing}
    return TaskPage(
        item=item, task=task, case=file.case, edition=edition, label=edition.label(task.element),
        form=edition.form_of(task.element), typed=task.draft if task.draft is not None else facts, facts=facts,
        is_mine=task.holder == officer.id, deadlines=tuple(_deadline(house, file, clock) for clock in clocks),
        to_sign=tuple(_to_sign(file, task, paper, officer) for paper in _signed_at(edition, task)),
        ways=tuple((flow, _way(flows.get(flow), flow)) for flow in task.choices),
    )  # fmt: skip


def _signed_at(edition: ServedEdition, task: Item) -> list[str]:
    return edition.element(task.element).attributes.get("signs", "").split()


def _to_sign(file: CaseFile, task: Item, paper: str, officer: Officer) -> PaperToSign:
    standing = file.case.papers.get(paper, {})
    known = file.edition.regulation.papers.get(paper)
    is_signed = standing.get("signed", {}).get(officer.id) == task.wait
    return PaperToSign(paper, known.title if known else Text.same(paper), standing.get("digest"), is_signed)


def _way(flow: Any, code: str) -> Text:
    if flow is None:
        return Text.same(code)
    name = flow.name or flow.prose or code
    return Text(name, flow.attributes.get("ru", name), flow.attributes.get("en", name))
