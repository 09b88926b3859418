"""The program: a case is opened, each of its tasks taken and completed, one transaction each."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any

from govflow.casework.desk import House
from govflow.cli.bench.by_hand import statements as say
from govflow.cli.bench.by_hand.entries import Entries, sealed, text_of
from govflow.cli.bench.workload import ANSWERS, APPLICATION, CLERK, SERVICE, UNIT, set_up_house
from govflow.clock import technical_now
from govflow.database import Bare, bare_driver, opened_database
from govflow.languages.alphabet import sort_key
from govflow.settings import Settings

DAYS = {"register": 1, "check": 2, "examine": 3, "approve": 1, "notify": 5}  # of each task's term
AFTER = {"register": "check", "check": "examine", "examine": "approve", "approve": "notify", "notify": None}
MARKS = {
    "register": ("registered_at",),
    "check": ("checked_at",),
    "examine": ("examined_at",),
    "approve": ("checked_at", "approved_at"),
    "notify": (),
}
WAITS = (4, 6, 8, 10, 12)  # the numbers of the tasks of a case
SATURDAY = 5
ONE_DAY = timedelta(days=1)


class ByHand:
    """The review, at an open connection of the bare driver."""

    def __init__(self, bare: Bare, house: House) -> None:
        today = technical_now().date()
        self._bare, self._zone = bare, house.zone
        self._edition = house.editions.to_open(SERVICE, today, house.profile).digest
        self._calendar = house.calendars.now.version

    def review(self) -> Iterator[None]:
        """One case from its opening to its end; gives way after every transaction."""
        case = self._open()
        yield
        for wait in WAITS:
            self._claim(case, wait)
            yield
            self._complete(case, wait, ANSWERS)
            yield

    def _open(self) -> str:
        with self._bare.transaction():
            now = technical_now()
            series = f"T-BR-{now.astimezone(self._zone).year}"
            number = self._bare.say(say.NUMBER, (series,)).fetchone()[0]
            case = f"{series}-{number:06d}"
            entries = Entries(case, _written(now), 0, sealed(f"govflow ledger of training: {case}"))
            name, units = APPLICATION["full_name"], {UNIT.kind: UNIT.id}
            edition = {"edition": f"{SERVICE}/2018-01-01", "service": SERVICE}
            opened = {**edition, "source": "APPLICANT", "territory": "", "units": units}
            entries.enter(
                "CaseOpened", opened, {"answers": APPLICATION, "applicant_iin": "", "applicant_name": name}
            )
            facts = {**APPLICATION, **self._mark(entries, "filed", ("filed_at",), now)}
            offered = self._offer(entries, "register", WAITS[0], 1, now)
            whose = (case, SERVICE, self._edition, "", text_of(units), entries.at, CLERK.id, "APPLICANT")
            stands = (entries.seq, entries.head, 1, text_of(_run(WAITS[0], "", "register")), "{}", "{}")
            self._bare.say(say.CASE, (*whose, *stands, None, name, "", sort_key(name)))
            self._keep(entries, facts, offered)
        return case

    def _claim(self, case: str, wait: int) -> None:
        with self._bare.transaction():
            seq, head, element, holder = self._bare.say(say.TASK, (case, wait)).fetchone()
            if holder is not None:
                raise AssertionError(f"{element} is held by {holder}")
            entries = Entries(case, _written(technical_now()), seq, head)
            entries.enter("TaskClaimed", {"element": element, "wait": wait})
            self._move(say.CLAIMED_CASE, (entries.seq, entries.head, case, seq))
            self._bare.say(say.CLAIMED, (CLERK.id, entries.at, case, wait))
            self._bare.say(say.ENTRY, entries.rows[0])

    def _complete(self, case: str, wait: int, answers: Mapping[str, Any]) -> None:
        with self._bare.transaction():
            seq, head, no, element, holder, due_on = self._bare.say(say.HELD_TASK, (case, wait)).fetchone()
            if holder != CLERK.id:
                raise AssertionError(f"{element} is held by {holder}")
            now, following = technical_now(), AFTER[element]
            entries = Entries(case, _written(now), seq, head)
            done = {"actor": "CLERK", "element": element, "wait": wait}
            entries.enter("TaskCompleted", done, {"answers": dict(sorted(answers.items()))})
            entries.enter("DeadlineMet", {"due_on": str(due_on), "no": no, "term": _term(element)})
            facts = {**answers, **self._mark(entries, element, MARKS[element], now)}
            offered = self._offer(entries, following, wait + 2, no + 1, now) if following else None
            if following is None:
                entries.enter("CaseClosed", {"outcome": "DONE"})
            last, run = no + bool(following), text_of(_run(wait + 2, element, following))
            ended = (None, None) if following else ("DONE", entries.at)
            acted = text_of({"CLERK": CLERK.id})
            self._move(say.COMPLETED_CASE, (entries.seq, entries.head, last, run, acted, *ended, case, seq))
            self._bare.say(say.MET, (CLERK.id, entries.at, case, no))
            self._bare.say(say.DONE, (case, wait))
            self._keep(entries, facts, offered)

    def _move(self, words: str, values: tuple[Any, ...]) -> None:
        if self._bare.say(words, values).rowcount != 1:
            raise AssertionError("somebody else moved the case")

    def _mark(self, entries: Entries, element: str, moments: tuple[str, ...], now: datetime) -> dict[str, str]:
        for moment in moments:
            entries.enter("MomentMarked", {"element": element, "moment": moment, "moment_at": entries.at})
        return dict.fromkeys(moments, now.astimezone(self._zone).isoformat())

    def _offer(self, entries: Entries, element: str, wait: int, no: int, now: datetime) -> tuple[Any, Any]:
        """The rows of a task and of its deadline."""
        case, at, term, activity = entries.case, entries.at, _term(element), wait - 1
        since = now.astimezone(self._zone)
        due = since.date()
        for _ in range(DAYS[element]):
            due += ONE_DAY
            while due.weekday() >= SATURDAY:
                due += ONE_DAY
        due_at = _written(datetime.combine(due + ONE_DAY, time.min, self._zone).astimezone(UTC))
        due_on, began_on = due.isoformat(), since.date().isoformat()
        counted = {"calendar": self._calendar, "due_at": due_at, "due_on": due_on, "element": element, "no": no}
        entries.enter("DeadlineSet", {**counted, "since_at": at, "term": term})
        entries.enter("TaskOffered", {"actor": "CLERK", "element": element, "unit": UNIT.id, "wait": wait})
        made_from = {"since_at": since.isoformat(), "length": DAYS[element], "extended": 0, "not_after": None}
        place = (element, "REVIEW", activity, "CLERK", UNIT.id)
        item = (case, wait, SERVICE, "task", *place, at, "", "[]", due_on, due_at, due_at)
        days = (due_on, due_at, due_at, self._calendar, began_on, due_on, 5, 0, 0)
        counted_from = text_of({**made_from, "counts_event_day": False})
        deadline = (
            case,
            no,
            SERVICE,
            term,
            *place,
            "running",
            DAYS[element],
            at,
            at,
            *days,
            "[]",
            counted_from,
            "[]",
        )
        return item, deadline

    def _keep(self, entries: Entries, facts: Mapping[str, Any], offered: tuple[Any, Any] | None) -> None:
        case, seq = entries.case, entries.seq
        self._bare.say_for_each(say.FACT, [(case, name, text_of(value), seq) for name, value in facts.items()])
        if offered is not None:
            item, deadline = offered
            self._bare.say(say.ITEM, item)
            self._bare.say(say.DEADLINE, deadline)
        self._bare.say_for_each(say.ENTRY, entries.rows)
        self._bare.say(say.PERSONAL, entries.personal[0])


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def _term(element: str) -> str:
    return f"T-{element.upper()}"


def _run(wait: int, after: str, element: str | None) -> dict[str, Any]:
    """Where the case stands: the task it waits at, or nowhere any more."""
    last = {"t": after} if after else {}
    if element is None:
        return {"v": 2, "p": "REVIEW", "n": wait - 1, **last}
    task = [wait - 1, element, 1, "task"]
    waits = [wait, "task", element, wait - 1, 1]
    return {"v": 2, "p": "REVIEW", "n": wait, **last, "s": [[1, "REVIEW", 1]], "a": [task], "w": [waits]}


@contextmanager
def program_by_hand(address: str, settings: Settings) -> Iterator[ByHand]:
    """The program, at a database of its own."""
    with opened_database(address) as database:
        house = set_up_house(database, settings)
        with bare_driver(database) as bare:
            yield ByHand(bare, house)
