"""The decision tables of the mother's benefit, by worked examples of the act."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from govflow.engine.decisions import Decisions, compile_decisions, examine, read_decisions

FILE = Path(__file__).parents[2] / "processes/mothers-benefit/2018-02-11/decisions.dmn"
TABLES = Decisions(compile_decisions([read_decisions(FILE.read_bytes(), FILE.name)]))


def decide(table: str, **facts: Any) -> Any:
    return TABLES.evaluate(table, facts).value


@pytest.mark.parametrize("award", ["ALTYN_ALQA", "KUMIS_ALQA", "BATYR_ANA", "ANA_DANQY_1", "ANA_DANQY_2"])
def test_five_awards_give_the_right(award: str) -> None:
    assert decide("DT-MB-2", award_kind=award) is True


@pytest.mark.parametrize("award", ["ANA_DANQY_3", "OTHER", "NONE", None])
def test_no_other_award_does(award: str | None) -> None:
    assert decide("DT-MB-2", award_kind=award) is False


GOOD = {"emaket_found": False, "package_complete": True, "copies_match": True, "award_kind": "ALTYN_ALQA"}


@pytest.mark.parametrize(
    ("change", "intake", "ground"),
    [
        ({}, "ACCEPT", None),
        ({"emaket_found": True}, "REFUSE", "MB-G1"),
        ({"emaket_found": True, "package_complete": False}, "REFUSE", "MB-G1"),
        ({"package_complete": False}, "REFUSE", "MB-G2"),
        ({"copies_match": False}, "REFUSE", "MB-G2"),
        ({"award_kind": "ANA_DANQY_3"}, "REFUSE", "MB-G3"),
        ({"package_complete": None}, "REFUSE", "MB-G2"),
    ],
)
def test_the_first_fault_decides_the_intake(change: dict[str, Any], intake: str, ground: str | None) -> None:
    assert decide("DT-MB-1", **GOOD | change) == {"intake": intake, "refusal_ground": ground}


@pytest.mark.parametrize(
    ("document", "in_rk", "on", "action"),
    [
        ("identity", None, None, "ASK"),
        ("residence", True, "1990-01-01", "ASK"),
        ("birth", True, "2007-08-14", "ASK"),
        ("birth", True, "2007-08-13", "PAPER"),
        ("birth", False, "2015-01-01", "PAPER"),
        ("birth", True, None, "PAPER"),
        ("marriage", True, "2008-06-02", "ASK"),
        ("marriage", True, "2008-06-01", "PAPER"),
        ("marriage", False, "2015-01-01", "PAPER"),
    ],
)
def test_which_register_is_asked(document: str, in_rk: bool | None, on: str | None, action: str) -> None:
    assert (
        decide("DT-MB-3", record={"document": document, "registered_in_rk": in_rk, "registered_on": on}) == action
    )


@pytest.mark.parametrize(("answer", "scan"), [("MATCH", False), ("DIFFERS", True), ("NONE", True)])
def test_what_is_scanned(answer: str, scan: bool) -> None:
    assert decide("DT-MB-4", comparison={"register_answer": answer}) is scan


SOUND = {
    "documents_at_hand": False,
    "documents_needed": False,
    "calc_ok": True,
    "scan_ok": True,
    "standard_ok": True,
}


@pytest.mark.parametrize(
    ("change", "verdict", "term"),
    [
        ({}, "OK", None),
        ({"documents_needed": True}, "DOCUMENT", 30),
        ({"documents_needed": True, "calc_ok": False}, "DOCUMENT", 30),
        ({"calc_ok": False}, "ERROR", 5),
        ({"scan_ok": False}, "ERROR", 5),
        ({"standard_ok": False}, "ERROR", 5),
        ({"documents_at_hand": True, "documents_needed": True, "scan_ok": False}, "OK", None),
    ],
)
def test_the_verdict_of_a_reviewer(change: dict[str, Any], verdict: str, term: int | None) -> None:
    assert decide("DT-MB-5", **SOUND | change) == {"verdict": verdict, "return_term_wd": term}


@pytest.mark.parametrize(
    ("limit", "brought", "action", "attach"),
    [
        ("T-SPEC", [], "MARK_AND_NOTIFY_DAILY", False),
        ("T-CAP4", [], "MARK_AND_NOTIFY", False),
        ("T-ERR5", [], "MARK_AND_ESCALATE", False),
        ("T-APP25", [], "MARK_AND_REMIND", False),
        ("T-DOC30", [], "CANCEL_AND_DECIDE", False),
        ("T-DOC30", None, "CANCEL_AND_DECIDE", False),
        ("T-DOC30", ["birth certificate"], "CANCEL_AND_DECIDE", True),
    ],
)
def test_what_happens_at_a_limit(limit: str, brought: list[str] | None, action: str, attach: bool) -> None:
    assert decide("DT-MB-6", limit=limit, received_docs=brought) == {"at_limit": action, "attach": attach}


def test_a_refusal_is_told_and_not_paid() -> None:
    assert decide("DT-MB-7", award_outcome="AWARD") == {"notice_kind": "AWARD", "sms": True, "pay": True}
    assert decide("DT-MB-7", award_outcome="REFUSAL") == {"notice_kind": "REFUSAL", "sms": True, "pay": False}


# The same by the text of the act, written down once more without looking at the tables: every combination is tried.

EITHER = (True, False, None)


def intake_by_the_act(found: bool | None, complete: bool | None, equal: bool | None, award: str) -> tuple[str, Any]:
    """Points 11(1), 11(2) and the last paragraph of 11, in the order in which the specialist comes to them."""
    if found:
        return "REFUSE", "MB-G1"
    if not complete or not equal:
        return "REFUSE", "MB-G2"
    return ("ACCEPT", None) if award in AWARDS_OF_THE_TITLE else ("REFUSE", "MB-G3")


AWARDS_OF_THE_TITLE = ("ALTYN_ALQA", "KUMIS_ALQA", "BATYR_ANA", "ANA_DANQY_1", "ANA_DANQY_2")


@pytest.mark.parametrize("award", [*AWARDS_OF_THE_TITLE, "ANA_DANQY_3", "OTHER"])
def test_the_intake_is_that_of_point_11(award: str) -> None:
    for found, complete, equal in product(EITHER, repeat=3):
        facts = {"emaket_found": found, "package_complete": complete, "copies_match": equal, "award_kind": award}
        outcome, ground = intake_by_the_act(found, complete, equal, award)
        assert decide("DT-MB-1", **facts) == {"intake": outcome, "refusal_ground": ground}, facts


@pytest.mark.parametrize(("document", "since"), [("birth", date(2007, 8, 13)), ("marriage", date(2008, 6, 1))])
def test_a_register_is_asked_only_after_its_day(document: str, since: date) -> None:
    """Point 11(3): registrations in Kazakhstan after the day, which itself still goes by paper."""
    for days, in_rk in product(range(-400, 401, 7), EITHER):
        on = since + timedelta(days=days)
        record = {"document": document, "registered_in_rk": in_rk, "registered_on": on.isoformat()}
        assert decide("DT-MB-3", record=record) == ("ASK" if in_rk and on > since else "PAPER"), record


def verdict_by_the_act(at_hand: bool, doubt: bool, sound: bool, meets: bool) -> tuple[str, int | None]:
    """Point 6: paragraphs 2, 2a and 2b, and paragraph 4 for a file that fully meets the Standard."""
    if at_hand:
        return "OK", None
    if doubt:
        return "DOCUMENT", 30
    return ("OK", None) if sound and meets else ("ERROR", 5)


def test_the_verdict_is_that_of_point_6() -> None:
    for at_hand, doubt, calc, scan, meets in product((True, False), repeat=5):
        facts = {
            "documents_at_hand": at_hand, "documents_needed": doubt, "calc_ok": calc, "scan_ok": scan,
            "standard_ok": meets,
        }  # fmt: skip
        verdict, term = verdict_by_the_act(at_hand, doubt, calc and scan, meets)
        assert decide("DT-MB-5", **facts) == {"verdict": verdict, "return_term_wd": term}, facts


CONSEQUENCES = {
    "MARK_AND_NOTIFY_DAILY": ["T-SPEC", "T-DHEAD", "T-HEAD"],
    "MARK_AND_NOTIFY": ["T-CAP4"],
    "MARK_AND_ESCALATE": ["T-ERR5", "T-NOTIFY5"],
    "MARK_AND_REMIND": ["T-APP25"],
    "CANCEL_AND_DECIDE": ["T-DOC30", "T-LONG30"],
}


@pytest.mark.parametrize(("action", "limits"), CONSEQUENCES.items())
def test_only_the_thirty_days_have_a_consequence_in_the_act(action: str, limits: list[str]) -> None:
    """Point 6, paragraph 3: after thirty working days the documents at hand decide, with whatever was brought."""
    for limit, brought in product(limits, ([], ["certificate"])):
        attach = action == "CANCEL_AND_DECIDE" and bool(brought)
        assert decide("DT-MB-6", limit=limit, received_docs=brought) == {"at_limit": action, "attach": attach}


def test_the_tables_have_nothing_that_an_examination_finds() -> None:
    assert examine(TABLES.model) == []


def test_the_tables_have_no_fault() -> None:
    assert TABLES.model.faults == ()
