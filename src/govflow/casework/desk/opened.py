"""Opening a desk, and closing it: the one place where anything is committed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from govflow.casework.cases import store as cases
from govflow.casework.cases.case import Case
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.rejections import MovedByAnother, NoSuchCase, SentTwice
from govflow.casework.deadlines import store as deadlines
from govflow.casework.decrees.store import last_decree
from govflow.casework.desk.casefile import Before, CaseFile
from govflow.casework.desk.decided import decided_in
from govflow.casework.desk.house import House
from govflow.casework.desk.keeping import keep
from govflow.casework.desk.moving import came, follow
from govflow.casework.desk.operations import operations_of
from govflow.casework.desk.telling import put_down
from govflow.casework.inbox import store as inbox
from govflow.casework.inbox.items import parts_of
from govflow.casework.inbox.rejections import NoSuchTask
from govflow.casework.people.officers import Unit
from govflow.clock import technical_now
from govflow.database import ChangedMeanwhile, Connection, Rows, knock
from govflow.engine import Given, Run, Step, Trouble
from govflow.settings import Profile

_WHOLE = cases.whole(
    inbox.items_of(cases.cases.c.id), deadlines.clocks_of(cases.cases.c.id), last_decree(), cases.shift_beside()
)

_HELD = cases.held(_WHOLE)


def read_file(house: House, connection: Connection, case: str) -> CaseFile:
    """The file of a case as it stands, read in one statement."""
    return _file(house, connection, _whole(connection, _WHOLE, case))


def read_file_around(house: House, connection: Connection, item: str) -> tuple[CaseFile, int]:
    """The file of the case a task belongs to, and the number of its wait."""
    case, wait = parts_of(item) or ("", 0)
    try:
        return read_file(house, connection, case), wait
    except NoSuchCase:
        raise NoSuchTask(item=item) from None


def _whole(connection: Connection, statement: Any, case: str) -> Mapping[str, Any]:
    row = cases.read_whole(connection, statement, case)
    if row is None:
        raise NoSuchCase(case=case)
    return row


def _file(house: House, connection: Connection, row: Mapping[str, Any]) -> CaseFile:
    house.learn(connection, row["decree"] or 0)
    found = cases.case_of(row)
    edition = house.editions.get(found.edition)
    items = inbox.items_in(row["items"])
    clocks = deadlines.clocks_in(row["clocks"])
    facts = dict(row["facts"])
    run = Run.thaw(edition.model, dict(found.run), facts) if found.run else None
    counting = house.counting(found, counts_event_day=edition.counts_event_day)
    before = Before(found, dict(items), dict(clocks))
    return CaseFile(edition, counting, found, run.facts if run else facts, items, clocks, before, run)


class Desk:
    """One transaction. `now` is the business moment, read once; whatever is done here is done at it."""

    def __init__(self, house: House, connection: Connection, at: datetime | None = None) -> None:
        self.house = house
        self.connection = connection
        self.rows = Rows()
        self.files: dict[str, CaseFile] = {}
        self._now = at
        self.registered: list[ServedEdition] = []
        self.stored: set[str] = set()
        self.doing = ""  # what is being done, for the incident of what cannot go on
        self.ringing: int | None = None
        self.claimed: str | None = None  # the case whose clock is being rung
        self.sending = ""  # the key of the form that is being answered

    @property
    def now(self) -> datetime:
        if self._now is None:
            is_real = self.house.profile is Profile.PRODUCTION  # only elsewhere can the clock have been moved
            self._now = technical_now() + (timedelta(0) if is_real else cases.read_shift(self.connection))
        return self._now

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment

    def answer_once(self, key: str, *, by: str) -> None:
        """Refuse a form that was answered before, with the reference of its first answer."""
        self.sending = f"{by}/{key}"
        reference = cases.first_answer(self.connection, self.sending, by=by, at=technical_now())
        if reference is not None:
            raise SentTwice(reference=reference)

    # case files

    def file(self, case: str, *, by: str, doing: str = "") -> CaseFile:
        """The file of a case, held until the desk closes and read in one statement."""
        self.doing = doing
        if case in self.files:
            return self.files[case]
        row = _whole(self.connection, _HELD, case)
        if cases.is_mixed(row):
            row = _whole(self.connection, _WHOLE, case)
        if self._now is None and self.house.profile is not Profile.PRODUCTION:
            self._now = technical_now() + cases.shift_in(row)
        file = _file(self.house, self.connection, row)
        file.by = by
        file.decided_before = lambda: decided_in(self.connection, case)
        self.files[case] = file
        return file

    def new_file(self, case: Case, edition: ServedEdition, facts: dict[str, Any], *, by: str) -> CaseFile:
        """The file of a case that is being opened."""
        self.house.learn(self.connection)
        counting = self.house.counting(case, counts_event_day=edition.counts_event_day)
        file = CaseFile(edition, counting, case, facts, {}, {}, Before(), by=by)
        self.files[case.id] = file
        return file

    # the engine

    def given(self, place: Case | Unit | None, at: datetime | None = None) -> Given:
        """What the world gives a case, or an application at a unit: the time there and the calendar of there."""
        moment, zone = at or self.now, self.house.zone_of(place.zone if place else None)
        local = moment.astimezone(zone)
        return Given(
            moment=moment,
            zone=zone,
            functions=self.house.functions(local.date(), place.territory if place else ""),
            operations=operations_of(self.connection, self.house.prefix, local),
        )

    def complete(self, file: CaseFile, wait: int, answers: Mapping[str, Any]) -> None:
        """A person or system has done its part: the case moves to where it waits again."""
        if file.run is not None:
            self.follow(file, file.run.complete(wait, dict(answers), given=self.given(file.case)))

    def deliver(self, file: CaseFile, wait: int, payload: Mapping[str, Any]) -> None:
        """What the case waited for from outside has come."""
        if file.run is not None:
            self.follow(file, file.run.deliver(wait, dict(payload), given=self.given(file.case)))

    def follow(self, file: CaseFile, step: Step, at: datetime | None = None) -> None:
        """Work out what follows from a step; letters that came before they were awaited are opened."""
        at = at or self.now
        before = set(file.items)
        follow(file, step, at)
        awaited = {item.name: item for wait, item in file.items.items() if wait not in before and item.name}
        messages = [name for name, item in awaited.items() if item.kind == "message"]
        if not messages or file.before.case is None or file.run is None:
            return
        for letter in cases.take_mail(self.connection, self.rows, file.case.id, messages):
            item, given = awaited[letter.message], self.given(file.case, at)
            said = {**came(file, item.element, letter.came_at), **letter.payload}
            self.follow(file, file.run.deliver(item.wait, said, given=given), at)

    # closing

    def close(self) -> None:
        """Write everything in as few statements as can be."""
        for file in self.files.values():
            keep(file, self.rows, self.house.profile)
        if self.sending:
            reference = next((f"{case}#{file.case.seq}" for case, file in self.files.items()), "")
            cases.keep_answer(self.rows, self.sending, reference)
        try:
            self.rows.write(self.connection)
        except ChangedMeanwhile as changed:
            raise MovedByAnother(case=", ".join(self.files)) from changed

    def announce(self) -> None:
        """What the rest of the house learns once everything is committed."""
        self.house.stored.update(self.stored)
        for edition in self.registered:
            self.house.editions.add(edition)

    def knock(self) -> None:
        """Wake the workers of other processes: something may ring sooner than they think."""
        knock(self.connection)


@contextmanager
def open_desk(house: House, *, at: datetime | None = None) -> Iterator[Desk]:
    """One transaction: everything done at the desk is kept when it closes, or nothing is.

    `at` is the business moment; without it, what the business clock says now. When the process of a case cannot
    go on, nothing of the step is kept, and the incident is put down by itself.
    """
    desk: Desk | None = None
    try:
        with house.database.writing() as connection:
            desk = Desk(house, connection, at)
            yield desk
            desk.close()
        desk.announce()
    except Trouble as trouble:
        if desk is not None:
            _put_down(house, desk, trouble)
        raise


def _put_down(house: House, gone: Desk, trouble: Trouble) -> None:
    """The incident, on the case it happened to, in a transaction of its own."""
    known = [file.case.id for file in gone.files.values() if file.before.case is not None]
    for case in known:
        with house.database.writing() as connection:
            desk = Desk(house, connection, gone.now)
            file = desk.file(case, by=gone.files[case].by)
            put_down(file, trouble, trouble.element, gone.doing, desk.now, deadline=gone.ringing)
            if gone.ringing is not None and gone.ringing in file.clocks:
                file.clocks[gone.ringing] = replace(file.clocks[gone.ringing], rings_at=None)
            desk.close()


@contextmanager
def open_reading(house: House) -> Iterator[Connection]:
    """A transaction that only reads."""
    with house.database.reading() as connection:
        yield connection
