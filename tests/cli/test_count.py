"""`govflow count`, as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govflow.cli import main

GOLDEN = Path(__file__).parents[1] / "law" / "golden.csv"


def count(*typed: str):
    return CliRunner().invoke(main, ["count", *typed])


def test_the_last_day_is_printed():
    assert count("30wd", "--since", "2018-03-14").output == "2018-04-28\n"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2wd --since 2024-06-13 --as-known-on 2024-05-31", "2024-06-18"),
        ("1wd --since 2026-09-11 --week 6", "2026-09-12"),
        ("10d --since 2026-03-11", "2026-03-26"),
        ("10d --since 2026-03-11 --roll none", "2026-03-21"),
        ("3m --since 2023-11-30", "2024-02-29"),
        ("30min --since 2024-02-29T23:45+06:00", "2024-02-29T23:15+05:00"),
        ("24h --since 2018-12-20T12:00+06:00 --zone Asia/Qyzylorda", "2018-12-21T11:00+05:00"),
        ("5wd --since 2025-12-31T19:00+05:00 --registered", "2026-01-13"),
        ("10wd --since 2026-09-14 --pause 2026-09-18..2026-10-05", "2026-10-13"),
        ("15wd --since 2026-11-20 --extended 15", "2027-01-06"),
        ("30wd --since 2018-03-14 --not-after 2018-04-02", "2018-04-02"),
        ("30wd --since 2018-03-14 --within 15d", "2018-03-29"),
        ("30wd --since 2018-03-14 --within 1m@2018-03-01", "2018-04-02"),
        ("30wd --since 2018-03-14 --within 1y", "2018-04-28"),
        ("5wd --since 2025-12-31T19:00+05:00 --registered --within 3wd", "2026-01-09"),
        ("10wd --since 2026-09-14 --suspended 2026-09-18..2026-10-05", "2026-10-13"),
        ("1half-month --since 2026-09-01", "2026-09-16"),
        ("1quarter --since 2026-09-01", "2026-12-01"),
        ("1half_year --since 2026-08-31", "2027-03-01"),
        ("14dom --since 2026-11-01", "2026-11-16"),
        ("14dom --since 2026-11-01 --roll previous", "2026-11-13"),
        ("14dom --since 2026-11-01 --roll none", "2026-11-14"),
        ("1lwd --since 2026-02-10", "2026-02-27"),
        ("1end_of_quarter --since 2026-08-10", "2026-09-30"),
        ("7wd --since 2018-03-05 --count-event-day", "2018-03-15"),
        ("30office_min --since 2026-09-12T12:45+05:00 --office state-corporation", "2026-09-14T09:15+05:00"),
    ],
)
def test_every_option_reaches_the_count(typed: str, answer: str):
    assert count(*typed.split()).output == f"{answer}\n"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_explanation_follows_the_answer(language: str):
    lines = count("30wd", "--since", "2018-03-14", "--explain", "--language", language).output.splitlines()
    assert lines[0] == "2018-04-28"
    assert len(lines) > 45


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_account_of_a_term_is_told(language: str):
    typed = "10wd --since 2026-09-14 --pause 2026-09-18..2026-10-05 --stands-on 2026-10-07 --language"
    lines = count(*typed.split(), language).output.splitlines()
    assert len(lines) == 5
    assert all(figure in lines[-1] for figure in ("10", "6", "4"))


def test_machines_get_the_registration_and_the_account():
    typed = "10wd --since 2026-09-12T11:00+05:00 --registered --stands-on 2026-09-16 --json"
    answer = json.loads(count(*typed.split()).output)
    assert answer["registered"]["on"] == "2026-09-14"
    assert (answer["account"]["used"], answer["account"]["left"]) == (2, 8)
    assert set(answer["account"]["text"]) == {"kk", "ru", "en"}


def test_machines_get_the_steps():
    answer = json.loads(count("30wd", "--since", "2018-03-14", "--json").output)
    assert answer["due_on"] == "2018-04-28"
    assert answer["steps"][0]["kind"] == "event"


@pytest.mark.parametrize(
    ("typed", "code", "named"),
    [
        ("5wd --since 2009-12-31", 1, "31.12.2009"),
        ("5wd --since 2019-12-31T10:00", 1, "2019-12-31T10:00"),
        ("30min --since 2019-12-31", 1, "2019-12-31"),
        ("5fortnights --since 2019-12-31", 1, "fortnights"),
        ("0wd --since 2019-12-31", 1, "0"),
        ("30office_min --since 2019-12-31T10:00+06:00", 1, "office hours"),
        ("32dom --since 2019-12-31", 1, "32"),
        ("999999999999y --since 2019-12-31", 1, "9999"),
        ("999999999999999h --since 2019-12-31T10:00+06:00", 1, "9999"),
        ("5wd --since 2019-12-31 --within 3wd@", 2, "3wd@"),
        ("5wd --since yesterday", 2, "yesterday"),
        ("5wd --since 2019-12-31 --zone Asia/Nowhere", 2, "Asia/Nowhere"),
        ("5wd --since 2019-12-31 --week 7", 2, "7"),
        ("5wd --since 2019-12-31 --office nowhere", 2, "nowhere"),
        ("5wd --since 2019-12-31 --pause 2020-01-03", 2, "2020-01-03"),
        ("5wd", 2, "--since"),
        ("--batch /nowhere.csv", 2, "nowhere.csv"),
    ],
)
def test_what_is_wrong_is_named(typed: str, code: int, named: str):
    answer = count(*typed.split())
    assert (answer.exit_code, answer.stdout) == (code, "")
    assert named in answer.stderr


def test_a_table_of_examples_is_counted_whole():
    answer = count("--batch", str(GOLDEN))
    lines = answer.output.splitlines()
    assert answer.exit_code == 0
    assert lines[0] == "G002 2026-09-21"
    assert lines[-1] == "152 counted, 152 as expected, 0 different"


def test_a_different_or_refused_row_is_shown_and_ends_with_1(tmp_path):
    head, first, second, third, *_ = GOLDEN.read_text(encoding="utf-8").splitlines()
    wrong = first.replace("2026-09-21", "2026-09-22", 1)
    unknown = second.replace("working_days", "fortnights")
    (tmp_path / "table.csv").write_text("\n".join((head, wrong, unknown, third)), encoding="utf-8")
    answer = count("--batch", str(tmp_path / "table.csv"))
    lines = answer.output.splitlines()
    assert answer.exit_code == 1
    assert lines[0] == "G002 2026-09-21 ≠ expected 2026-09-22"
    path = tmp_path / "table.csv"
    assert lines[1].startswith(f"G004 {path}:3, unit: “fortnights” is not a unit of terms")
    assert lines[2] == "G005 2026-09-30"
    assert lines[3] == "3 counted, 1 as expected, 2 different"


def test_a_table_without_its_columns_is_refused_with_its_line(tmp_path):
    (tmp_path / "table.csv").write_text("id,term\nA,5\n", encoding="utf-8")
    answer = count("--batch", str(tmp_path / "table.csv"))
    assert answer.exit_code == 1
    assert "table.csv:1: expected the columns id, start, term, unit, found no start, unit" in answer.stderr


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_cell_that_cannot_be_read_is_named_with_line_and_column(tmp_path, language: str):
    (tmp_path / "table.csv").write_text("id,start,term,unit\nA,2026-09-14,five,wd\n", encoding="utf-8")
    answer = count("--batch", str(tmp_path / "table.csv"), "--language", language)
    assert answer.exit_code == 1
    line = answer.output.splitlines()[0]
    assert line.startswith(f"A {tmp_path / 'table.csv'}:2, term: ")
    assert "five" in line
    (told,) = json.loads(count("--batch", str(tmp_path / "table.csv"), "--json").output)
    assert (told["refused_as"], told["line"], told["column"]) == ("WrongCell", 2, "term")
