"""A decision moves a day while cases run: exactly what rests on it is counted anew, once, and can be undone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from govflow.casework.actions.decreeing import load_decision, undo_decision
from govflow.casework.actions.replaying import Progress, apply_decrees, cases_to_recount
from govflow.casework.decrees.decrees import Decree
from govflow.casework.decrees.rejections import AlreadyLoaded, AlreadyUndone, NoSuchDecree, NotADecision
from govflow.casework.desk import House, open_reading
from govflow.casework.notices.store import unsent
from govflow.casework.people.rejections import NotYourDuty
from govflow.casework.questions.casepage import case_page
from govflow.casework.questions.decrees import loaded_decrees, preview_decision
from govflow.casework.questions.earlier import earlier_counts
from govflow.casework.questions.proof import verify_ledger
from govflow.errors import WrongFile
from govflow.languages import Text
from tests.casework.conftest import CHIEF, INTAKE, SPEC, Office, local, set_clock

TITLE = Text("Кері қайтару", "Отмена", "Undone")


def decree(code: str, *, rest: str, worked: str, known: str = "2018-09-01") -> str:
    """A weekday off, and a Saturday worked in exchange."""
    return f"""
adds_to: 2018
decisions:
  {code}: {{title: {{kk: "Бұйрық", ru: "Приказ", en: "Order"}}, known: {known}}}
moved:
  - {{rest_day: {rest}, working_day: {worked}, week: [5], decision: {code}}}
"""


MONDAY_OFF = decree("X1", rest="2018-09-10", worked="2018-10-13")
SATURDAY_WORKED = decree("X2", rest="2018-10-05", worked="2018-09-08")


def loads(office: Office, text: str, name: str = "order.yaml") -> Decree:
    with office.desk() as desk:
        return load_decision(text, name, by=CHIEF, desk=desk)


def applies(office: Office, text: str) -> Any:
    set_clock(office, office.now)
    loads(office, text)
    return apply_decrees(office.house)


def due(office: Office, case: str) -> dict[str, date]:
    return {term: clock.due_on for term, clock in office.clocks(case).items()}


def previewed(office: Office, text: str) -> Any:
    set_clock(office, office.now)
    after = office.house.shelf.standing.with_decision(text, "order.yaml")
    return preview_decision(office.house, after, CHIEF)


def test_a_day_off_moves_exactly_the_deadlines_that_rest_on_it(office: Office):
    early = office.on("2018-08-01").opens()  # its terms end before the changed day
    office.does(INTAKE, early, "ACCEPT")
    touched = office.on("2018-09-04").to_specialist()
    before = due(office, touched)
    assert before == {
        "T-SPEC": date(2018, 9, 5),
        "T-OVERALL": date(2018, 9, 13),
        "T-GROSS": date(2018, 9, 13),
    }
    untouched = office.on("2018-09-17").to_specialist()
    was = due(office, untouched)
    office.on("2018-09-05")
    shown = previewed(office, MONDAY_OFF)
    assert (shown.moved, shown.cured, shown.breached) == (2, 0, 0)
    assert {row.case for row in shown.rows} == {touched}
    assert due(office, touched) == before  # a preview changes nothing
    done = applies(office, MONDAY_OFF)
    assert (done.cases, done.moved) == (1, 2)
    after = due(office, touched)
    assert after == before | {"T-OVERALL": date(2018, 9, 14), "T-GROSS": date(2018, 9, 14)}
    assert due(office, untouched) == was
    assert cases_to_recount(office.house) == []
    said = office.said(touched, "DeadlineMovedByDecree")
    assert [(one["term"], one["before"], one["due_on"], one["act"]) for one in said] == [
        ("T-OVERALL", "2018-09-13", "2018-09-14", "X1"),
        ("T-GROSS", "2018-09-13", "2018-09-14", "X1"),
    ]
    assert office.said(untouched, "DeadlineMovedByDecree") == []
    with open_reading(office.house) as connection:
        told = [
            (case, notice.receiver_kind) for case, notice in unsent(connection, 50) if notice.kind == "recounted"
        ]
    assert told.count((touched, "applicant")) == 1  # of both terms at once
    assert list(verify_ledger(office.house)) == []


def test_the_items_of_the_inbox_show_the_new_day(office: Office):
    case = office.on("2018-09-04").opens()
    office.does(INTAKE, case, "ACCEPT")
    assert {item.due_on for item in office.open_items(case).values()} == {date(2018, 9, 13)}
    applies(office, MONDAY_OFF)
    assert {item.due_on for item in office.open_items(case).values()} == {date(2018, 9, 14)}


def test_what_is_done_after_the_decision_is_counted_with_it_in_every_process(office: Office):
    other = House(
        office.house.database,
        office.house.editions,
        office.house.calendars,
        office.house.zone,
        office.house.profile,
    )
    loads(office, MONDAY_OFF)
    case = Office(other, local("2018-09-04")).to_specialist()
    assert due(office, case)["T-GROSS"] == date(2018, 9, 14)


def test_lateness_is_cured_and_the_mark_goes(office: Office):
    case = office.on("2018-09-04").to_specialist()
    office.rings_until(local("2018-09-07"))
    assert office.clocks(case)["T-SPEC"].is_late
    text = decree("X3", rest="2018-09-05", worked="2018-10-13")
    shown = previewed(office, text)
    assert (shown.cured, shown.breached) == (0, 0)  # late by either count
    office.on("2018-09-06")
    shown = previewed(office, text)
    assert (shown.cured, shown.breached) == (1, 0)
    done = applies(office, text)
    assert done.cured == 1
    clock = office.clocks(case)["T-SPEC"]
    assert (clock.is_late, clock.officer, clock.due_on) == (False, None, date(2018, 9, 6))
    assert clock.rings_at == clock.due_at
    assert [one["term"] for one in office.said(case, "LatenessCured")] == ["T-SPEC"]
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    assert office.clocks(case)["T-SPEC"].state == "met"


def test_a_breach_is_made_and_marked_when_the_act_is_applied(office: Office):
    case = office.on("2018-09-04").opens()
    office.does(INTAKE, case, "ACCEPT")
    office.on("2018-09-13")
    shown = previewed(office, SATURDAY_WORKED)
    assert shown.breached == 2
    assert [share.key for share in shown.by_service] == ["review"]
    assert sum(share.breached for share in shown.by_unit) == 2
    assert not office.clocks(case)["T-GROSS"].is_late
    assert applies(office, SATURDAY_WORKED).breached == 2
    assert office.rings_until(local("2018-09-13", "10:01")) == 2
    clock = office.clocks(case)["T-GROSS"]
    assert clock.is_late
    assert clock.due_on == date(2018, 9, 12)
    assert office.said(case, "DeadlineMissed")[0]["due_on"] == "2018-09-12"


def test_to_undo_is_a_new_act_and_both_stay(office: Office):
    case = office.on("2018-09-04").to_specialist()
    before = due(office, case)
    version = office.house.shelf.standing.now.version
    applies(office, MONDAY_OFF)
    with office.desk() as desk:
        undo_decision(1, TITLE, by=CHIEF, desk=desk)
    apply_decrees(office.house)
    assert due(office, case) == before
    assert office.house.shelf.standing.now.version == version
    assert [(one["before"], one["due_on"]) for one in office.said(case, "DeadlineMovedByDecree")] == [
        ("2018-09-13", "2018-09-14"), ("2018-09-13", "2018-09-14"),
        ("2018-09-14", "2018-09-13"), ("2018-09-14", "2018-09-13"),
    ]  # fmt: skip
    assert [(one.no, one.undoes, one.is_applied) for one in loaded_decrees(office.house)] == [
        (2, 1, True),
        (1, None, True),
    ]
    with pytest.raises(AlreadyUndone), office.desk() as desk:
        undo_decision(1, TITLE, by=CHIEF, desk=desk)
    with office.desk() as desk:
        undo_decision(2, TITLE, by=CHIEF, desk=desk)
    apply_decrees(office.house)
    assert due(office, case)["T-GROSS"] == date(2018, 9, 14)


def test_the_calendar_as_known_on_an_earlier_day_is_what_it_was(office: Office):
    office.on("2018-09-04")
    filed = office.house.calendars.as_known_on(date(2018, 8, 31))
    applies(office, MONDAY_OFF)
    now = office.house.shelf.standing
    assert now.as_known_on(date(2018, 8, 31)).version == filed.version
    assert now.as_known_on(date(2018, 8, 31)).is_working(date(2018, 9, 10))
    assert not now.now.is_working(date(2018, 9, 10))
    with office.desk() as desk:
        undo_decision(1, TITLE, by=CHIEF, desk=desk)
    apply_decrees(office.house)
    again = office.house.shelf.standing
    assert not again.as_known_on(date(2018, 9, 3)).is_working(date(2018, 9, 10))  # known by then, not yet undone
    assert again.now.is_working(date(2018, 9, 10))


def test_the_old_count_is_still_explained_day_by_day(office: Office):
    case = office.on("2018-09-04").to_specialist()
    shown = {one.clock.term: one for one in case_page(office.house, case, SPEC).deadlines}
    old = {language: tuple(shown["T-GROSS"].explain(language)) for language in ("kk", "ru", "en")}
    applies(office, MONDAY_OFF)
    shown = {one.clock.term: one for one in case_page(office.house, case, SPEC).deadlines}
    assert any("10.09.2018, Monday: not counted" in line for line in shown["T-GROSS"].explain("en"))
    for language, lines in old.items():
        (earlier,) = earlier_counts(office.house, shown["T-GROSS"])
        assert tuple(earlier.explain(language)) == lines
        assert (earlier.before, earlier.after, earlier.act) == (date(2018, 9, 13), date(2018, 9, 14), "X1")


def test_a_closed_case_keeps_its_count_and_the_reason_for_it(office: Office):
    case = office.on("2018-09-04").opens()
    office.does(INTAKE, case, "ACCEPT")
    office.replies(case, "REGISTER", found=False)
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    (before,) = [one for one in case_page(office.house, case, SPEC).deadlines if one.clock.term == "T-SPEC"]
    lines = before.explain("en")
    applies(office, decree("X4", rest="2018-09-05", worked="2018-10-13"))
    (after,) = [one for one in case_page(office.house, case, SPEC).deadlines if one.clock.term == "T-SPEC"]
    assert after.clock.due_on == before.clock.due_on
    assert after.explain("en") == lines


class Killed(BaseException):
    """The process died."""


def test_an_interrupted_application_goes_on_and_does_nothing_twice(office: Office):
    cases = [office.on("2018-09-04").to_specialist() for _ in range(7)]
    set_clock(office, office.now)
    loads(office, MONDAY_OFF)

    def die(done: Progress) -> None:
        if done.cases >= 4:
            raise Killed

    with pytest.raises(Killed):
        apply_decrees(office.house, batch=2, told=die)
    moved = [case for case in cases if due(office, case)["T-GROSS"] == date(2018, 9, 14)]
    assert len(moved) == 4
    assert not loaded_decrees(office.house)[0].is_applied
    done = apply_decrees(office.house, batch=2)
    assert (done.of, done.cases) == (3, 3)
    for case in cases:
        assert due(office, case)["T-GROSS"] == date(2018, 9, 14)
        assert len(office.said(case, "DeadlineMovedByDecree")) == 2
    (loaded,) = loaded_decrees(office.house)
    assert loaded.is_applied
    assert loaded.moved == 14
    assert apply_decrees(office.house).of == 0
    assert list(verify_ledger(office.house)) == []


def test_a_batch_that_dies_between_its_writes_leaves_nothing(office: Office):
    case = office.on("2018-09-04").to_specialist()
    length = len(office.story(case))
    set_clock(office, office.now)
    loads(office, MONDAY_OFF)
    for write in range(1, 12):
        seen = 0

        def count(*_: Any, write: int = write) -> None:
            nonlocal seen
            seen += 1
            if seen == write:
                raise Killed

        event.listen(office.house.database.engine, "before_cursor_execute", count)
        try:
            apply_decrees(office.house)
        except Killed:
            pass
        else:
            event.remove(office.house.database.engine, "before_cursor_execute", count)
            break
        event.remove(office.house.database.engine, "before_cursor_execute", count)
        assert len(office.story(case)) in (length, length + 2)
    apply_decrees(office.house)
    assert len(office.story(case)) == length + 2
    assert list(verify_ledger(office.house)) == []


def test_a_decision_is_loaded_once_by_who_may(office: Office):
    loads(office, MONDAY_OFF)
    with pytest.raises(AlreadyLoaded):
        loads(office, MONDAY_OFF + "\n")
    with pytest.raises(NotYourDuty), office.desk() as desk:
        load_decision(SATURDAY_WORKED, "order.yaml", by=SPEC, desk=desk)
    with pytest.raises(NoSuchDecree), office.desk() as desk:
        undo_decision(7, TITLE, by=CHIEF, desk=desk)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("moved: []", NotADecision),
        ("year: 2018\ndays_off: []", WrongFile),
        ("- a list", NotADecision),
        ("adds_to: 2018\nwhat: 1", WrongFile),
        ("adds_to: 1999\nmoved: []", WrongFile),
        (decree("X5", rest="2018-09-09", worked="2018-10-13"), WrongFile),  # a Sunday is off already
        (decree("X6", rest="2018-09-11", worked="2018-09-12"), WrongFile),  # worked already
        (": : :", WrongFile),
        ("", WrongFile),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_changes_nothing(office: Office, text: str, refusal: type):
    version = office.house.shelf.standing.now.version
    with pytest.raises(refusal):
        loads(office, text)
    assert loaded_decrees(office.house) == []
    assert office.house.shelf.standing.now.version == version


def test_a_decision_that_a_release_brought_among_its_files_counts_once(office: Office):
    loads(office, MONDAY_OFF)
    filed = office.house.calendars.with_decision(MONDAY_OFF, "2018-order.yaml")
    released = House(office.house.database, office.house.editions, filed, office.house.zone, office.house.profile)
    with open_reading(released) as connection:
        released.learn(connection)
    assert released.shelf.standing.now.version == filed.now.version


@dataclass
class Seen:
    statements: int = 0


def test_a_batch_costs_few_statements_however_many_cases_it_has(office: Office):
    for _ in range(6):
        office.on("2018-09-04").to_specialist()
    set_clock(office, office.now)
    loads(office, MONDAY_OFF)
    seen = Seen()

    def count(*_: Any) -> None:
        seen.statements += 1

    event.listen(office.house.database.engine, "before_cursor_execute", count)
    apply_decrees(office.house)
    assert seen.statements < 30
