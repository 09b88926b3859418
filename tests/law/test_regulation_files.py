"""A regulation.yaml says what it means, or says where it is wrong."""

from datetime import date
from pathlib import Path

import pytest

from govflow.errors import WrongFile
from govflow.law.catalogue import read_catalogue
from govflow.law.reading import read_regulation
from govflow.law.terms import Missed, Unit

GOOD = """\
service: permit
code: PE
title: &t {kk: рұқсат, ru: разрешение, en: permit}
act: {body: *t, kind: *t, number: "1", signed_on: 2018-01-01}
in_force: {since: 2018-02-01, assumed: false, rule: *t, running_cases: finish}
territory: KZ
main_process: P
points:
  p.1: {kk: а, ru: б, en: c, elements: [A]}
actors:
  CLERK: {kk: а, ru: б, en: c, body: office}
moments:
  accepted_at: {kk: а, ru: б, en: c}
states:
  WAITING: {kk: а, ru: б, en: c}
terms:
  T-OUTER: {kk: а, ru: б, en: c, length: 5 wd, since: accepted_at, citation: p.1}
  T-STEP:
    kk: а
    ru: б
    en: c
    length: 2 wd
    since: accepted_at
    within: T-OUTER
    missed: [alert]
    answers: CLERK
    citation: p.1
    reading: A1
readings:
  A1:
    question: *t
    answer: *t
    citation: p.1
    setting: is_long
    default: "no"
    choices:
      "no": {}
      "yes": {terms: {T-STEP: {length: 4 wd, missed: [mark]}}}
"""


def edition(folder: Path, text: str = GOOD, *, service: str = "permit", since: str = "2018-02-01") -> Path:
    place = folder / service / since
    place.mkdir(parents=True)
    (place / "regulation.yaml").write_text(text, encoding="utf-8")
    return place


def test_a_term_is_read_with_its_citation_and_whoever_answers_for_it(tmp_path):
    term = read_regulation(edition(tmp_path)).terms["T-STEP"]
    assert (term.length, term.unit, term.within, term.answers) == (2, Unit.WORKING_DAYS, "T-OUTER", "CLERK")
    assert term.missed == (Missed.ALERT,)
    assert str(term.citation) == "p.1 (A1)"


def test_a_setting_changes_the_terms_its_reading_names(tmp_path):
    folder = edition(tmp_path)
    assert read_regulation(folder).settings == {"is_long": "no"}
    other = read_regulation(folder, {"is_long": "yes"})
    assert (other.terms["T-STEP"].length, other.terms["T-STEP"].missed) == (4, (Missed.MARK,))


@pytest.mark.parametrize(
    ("written", "instead", "expected", "found"),
    [
        ("since: accepted_at\n    within", "since: arrived_at\n    within", "moments", "'arrived_at'"),
        ("within: T-OUTER", "within: T-OTHER", "terms", "'T-OTHER'"),
        ("answers: CLERK", "answers: BOSS", "actors", "'BOSS'"),
        ("reading: A1", "reading: A9", "readings", "'A9'"),
        ("length: 2 wd", "length: two days", "'30 wd'", "'two days'"),
        ("missed: [alert]", "missed: [shout]", "escalate", "'shout'"),
        ("    answers: CLERK", "    answrs: CLERK", "answers", "'answrs'"),
        ("main_process: P", "main_proces: P", "main_process", "'main_proces'"),
        ("elements: [A]", "elements: []", "not_a_process", "mapping"),
        ("since: 2018-02-01", "since: 2018-02-30", "YYYY-MM-DD", "'2018-02-30'"),
        ("territory: KZ\n", "", "'territory'", "none"),
        ("T-OUTER: {kk: а, ru: б, en: c, ", "T-OUTER: {kk: а, ru: б, en: c, within: T-STEP, ", "within", "T-STEP"),
        ('default: "no"', 'default: "maybe"', "no, yes", "'maybe'"),
        ("{terms: {T-STEP:", "{terms: {T-NONE:", "terms", "'T-NONE'"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_what_was_expected_and_what_was_found(
    tmp_path, written, instead, expected, found
):
    assert written in GOOD
    with pytest.raises(WrongFile) as wrong:
        read_regulation(edition(tmp_path, GOOD.replace(written, instead)))
    assert expected in wrong.value.expected
    assert found in wrong.value.found
    assert 1 <= wrong.value.line <= GOOD.count("\n")


def test_an_unknown_setting_is_refused(tmp_path):
    with pytest.raises(WrongFile, match="is_short"):
        read_regulation(edition(tmp_path), {"is_short": "yes"})


def until(day: str) -> str:
    return GOOD.replace("since: 2018-02-01,", f"since: 2018-02-01, until: {day},")


def test_the_edition_of_a_day_is_the_one_in_force(tmp_path):
    edition(tmp_path, until("2019-01-01"))
    edition(tmp_path, GOOD.replace("2018-02-01", "2019-01-01"), since="2019-01-01")
    catalogue = read_catalogue(tmp_path)

    assert catalogue.in_force("permit", on=date(2018, 1, 31)) is None
    first, second = (catalogue.in_force("permit", on=day) for day in (date(2018, 12, 31), date(2019, 1, 1)))
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("permit/2018-02-01", "permit/2019-01-01")
    assert [one.name for one in catalogue.offered(date(2030, 1, 1))] == ["permit/2019-01-01"]


@pytest.mark.parametrize(("ends", "trouble"), [("2018-12-01", "without"), ("2019-02-01", "two editions")])
def test_a_gap_and_an_overlap_between_editions_are_wrong(tmp_path, ends, trouble):
    edition(tmp_path, until(ends))
    edition(tmp_path, GOOD.replace("2018-02-01", "2019-01-01"), since="2019-01-01")
    with pytest.raises(WrongFile, match=trouble):
        read_catalogue(tmp_path)


def test_a_folder_must_carry_the_name_and_first_day_of_its_edition(tmp_path):
    edition(tmp_path, since="2018-02-02")
    with pytest.raises(WrongFile, match="first day 2018-02-02"):
        read_catalogue(tmp_path)


def test_the_readings_of_an_edition_are_one_act_apart_from_its_terms(tmp_path):
    regulation = read_regulation(edition(tmp_path))
    assert regulation.readings["A1"].terms == ("T-STEP",)
    assert regulation.lines["terms/T-STEP"] > regulation.lines["terms/T-OUTER"]


def test_a_term_of_no_length_is_no_term(tmp_path):
    folder = edition(tmp_path, GOOD.replace("length: 5 wd", "length: 0 wd"))
    with pytest.raises(WrongFile, match="a length such as"):
        read_regulation(folder)


def test_a_reading_may_be_a_number_that_every_case_knows(tmp_path):
    more = "  A9:\n    question: {kk: а, ru: б, en: c}\n    answer: {kk: а, ru: б, en: c}\n    citation: p.1\n"
    folder = edition(
        tmp_path, f'{GOOD.rstrip()}\n{more}    setting: delivery_days\n    default: "0"\n    is_fact: true\n'
    )
    assert read_regulation(folder).facts == {"delivery_days": 0}
    assert read_regulation(folder, {"delivery_days": "3"}).facts == {"delivery_days": 3}
    with pytest.raises(WrongFile, match="whole number"):
        read_regulation(folder, {"delivery_days": "three"})
