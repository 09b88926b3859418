"""A closure holds in its territory: the cases there count with it, no others do, and the count names it."""

from datetime import date

from govflow.casework.actions.decreeing import load_decision
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.replaying import apply_decrees, cases_to_recount
from govflow.casework.questions.casepage import case_page
from govflow.casework.questions.decrees import preview_decision
from govflow.languages import LANGUAGES
from tests.casework.conftest import APPLICATION, CHIEF, INTAKE, SPEC, Office, set_clock
from tests.casework.test_decrees import due

CLOSURE = """
adds_to: 2018
decisions:
  FLOOD: {{title: {{kk: "Су тасқыны", ru: "Паводок", en: "Flood order"}}, known: 2018-09-01}}
days_off:
  - day: 2018-09-10
    kind: closed
    territory: {territory}
    law: FLOOD
    name: {{kk: "төтенше жағдай", ru: "чрезвычайная ситуация", en: "emergency"}}
"""


def closes(office: Office, territory: str) -> None:
    set_clock(office, office.now)
    with office.desk() as desk:
        load_decision(CLOSURE.format(territory=territory), "flood.yaml", by=CHIEF, desk=desk)


def opens_in(office: Office, territory: str | None) -> str:
    with office.desk() as desk:
        case = open_case("review", APPLICATION, by=INTAKE, desk=desk, unit="D1", territory=territory)
    office.does(INTAKE, case, "ACCEPT")
    office.replies(case, "REGISTER", found=False)
    return case


def test_a_case_counts_with_the_closures_of_the_unit_it_came_to(office: Office):
    office.on("2018-09-04")
    closes(office, "kz/75")
    case = office.to_specialist()
    assert due(office, case)["T-GROSS"] == date(2018, 9, 14)
    (shown,) = [one for one in case_page(office.house, case, SPEC).deadlines if one.clock.term == "T-GROSS"]
    for language, named in zip(LANGUAGES, ("төтенше жағдай", "чрезвычайная ситуация", "emergency"), strict=True):
        lines = [line for line in shown.explain(language) if named in line]
        assert len(lines) == 1
        assert "kz/75" in lines[0]


def test_a_closure_elsewhere_changes_nothing(office: Office):
    office.on("2018-09-04")
    closes(office, "kz/71")
    assert due(office, office.to_specialist())["T-GROSS"] == date(2018, 9, 13)


def test_a_closure_moves_the_running_cases_of_its_territory_alone(office: Office):
    office.on("2018-09-04")
    here, beneath, elsewhere = (opens_in(office, code) for code in ("7511", "751110000", None))
    set_clock(office, office.now)
    after = office.house.shelf.standing.with_decision(CLOSURE.format(territory="kz/7511"), "flood.yaml")
    shown = preview_decision(office.house, after, CHIEF)
    assert {row.case for row in shown.rows} == {here, beneath}
    assert {(shift.territory, shift.changed.day) for shift in shown.days} == {("kz/7511", date(2018, 9, 10))}
    closes(office, "kz/7511")
    done = apply_decrees(office.house)
    assert (done.cases, done.moved) == (2, 4)
    assert [due(office, case)["T-GROSS"].day for case in (here, beneath, elsewhere)] == [14, 14, 13]
    assert cases_to_recount(office.house) == []
    (shown,) = [one for one in case_page(office.house, here, SPEC).deadlines if one.clock.term == "T-GROSS"]
    assert any("emergency" in line for line in shown.explain("en"))
