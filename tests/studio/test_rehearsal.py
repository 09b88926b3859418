"""A rehearsal finds what is not as told, says why, and refuses a story it cannot read."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govflow.errors import WrongFile
from govflow.law.calendars import read_calendars
from govflow.studio.rehearsal.moving import begun_on
from govflow.studio.rehearsal.reading import FILE, read_shelf, read_stories
from govflow.studio.rehearsal.running import REJECTED, Played, rehearse

HOME = Path(__file__).parents[2]
EDITION = HOME / "processes" / "mothers-benefit" / "2018-02-11"
CALENDARS = read_calendars(HOME / "calendars")
SHELF = read_shelf(EDITION / FILE)


def written(tmp_path: Path, steps: str, more: str = "") -> Path:
    path = tmp_path / "stories.yaml"
    title = "{kk: а, ru: б, en: c}"
    path.write_text(f"stories:\n  - story: X\n    title: {title}\n{more}    steps:\n{steps}", encoding="utf-8")
    return path


def played(path: Path, *, on: date | None = None) -> Played:
    stories = read_stories(path, SHELF)
    if on is not None:
        stories = tuple(begun_on(story, on) for story in stories)
    [result] = rehearse(stories, EDITION, HOME / "forms", CALENDARS, ZoneInfo("Asia/Almaty"))
    return result


def differences(path: Path) -> list[tuple[str, str, object]]:
    return [(one.expected.kind, one.expected.name, one.found) for _, one in played(path).differences]


def test_an_actor_the_act_does_not_have_does_nothing(tmp_path):
    path = written(tmp_path, "      - {opens: true, by: DIV-Z, with: applicant, on: 2018-03-05 10:00}\n")
    [(kind, _, found)] = differences(path)
    assert kind == REJECTED
    assert str(found).startswith("UnknownCode")


def test_a_wrong_date_is_told_with_the_days_that_lead_to_the_right_one(tmp_path):
    path = written(
        tmp_path,
        "      - {plays: accepted, on: 2018-03-05 10:00}\n"
        "      - {plays: division-sends, on: 2018-03-07, expects: {open: [{task: F-04, due: 2018-03-09}]}}\n",
    )
    [(_, looked)] = played(path).differences
    assert (looked.expected.path, looked.expected.line, looked.found) == (path, 6, "2018-03-13")
    reason = " ".join(looked.reason["en"])
    for day in ("2018-03-08", "2018-03-09", "2018-03-10", "2018-03-11", "2018-03-13"):
        assert day in reason
    assert all(looked.reason[language] for language in ("kk", "ru"))


def test_everything_that_is_expected_is_looked_at(tmp_path):
    path = written(
        tmp_path,
        "      - plays: accepted\n"
        "        on: 2018-03-05 10:00\n"
        "        expects:\n"
        "          open: [{task: R-01}]\n"
        "          clocks: {T-FORM: 2018-03-08, T-SPEC: none, T-CAP4: paused}\n"
        "          state: WITH_SPEC\n"
        "          outcome: AWARDED\n"
        "          closed: true\n"
        "          moments: {accepted_at: 2018-03-06, decided_at: null}\n"
        "          facts: {return_no: 1, received_docs: []}\n"
        "          papers: {D-REC: {full_name: Басқа}, D-REF: true}\n"
        "          late: {T-FORM: 2018-03-07}\n"
        "          in_time: [T-CAP4, T-SPEC]\n"
        "          delays: {T-FORM: 1 wd}\n"
        "          answers_for: {T-FORM: DIV-F}\n"
        "          signed: [SPEC]\n"
        "          ledger_holds: true\n",
    )
    assert differences(path) == [
        ("open", "", ("F-01",)),
        ("clock", "T-FORM", "2018-03-07"),
        ("clock", "T-CAP4", "2018-03-13"),
        ("state", "", "FORMING"),
        ("outcome", "", None),
        ("closed", "", False),
        ("moment", "accepted_at", "2018-03-05 10:00"),
        ("fact", "return_no", 0),
        ("paper_field", "D-REC.full_name", "Үлгіқызы Сынақ"),
        ("paper", "D-REF", False),
        ("late", "T-FORM", "none"),
        ("in_time", "T-SPEC", "none"),
        ("delay", "T-FORM", "none"),
        ("answers_for", "T-FORM", "none"),
        ("signed", "", []),
    ]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("{does: F-04, by: BR}", "NotOpen"),
        ("{does: F-01, by: BR, with: award}", "NoSuchTask"),
        ("{does: F-01, by: DIV-F, answers: {award_outcome: AWARD}}", "WrongAnswers"),
        ("{does: F-01, by: DIV-F, with: award, answers: {amount: много}}", "WrongAnswers"),
        ("{system: EMAKET, replies: {emaket_found: false}}", "NotOpen"),
        ("{does: F-01, by: SYS, with: award}", "NotAnOfficer"),
    ],
)
def test_a_step_that_cannot_be_done_ends_the_story_with_the_reason(tmp_path, step, reason):
    opened = "      - {plays: accepted, on: 2018-03-05 10:00}\n"
    after = "      - {clock: 2018-03-09, expects: {state: NONE}}\n"
    [(_, looked)] = played(written(tmp_path, f"{opened}      - {step}\n{after}")).differences
    assert looked.expected.kind == REJECTED
    assert str(looked.found).startswith(reason)

    expected = step.replace("}", f", rejected: {reason}}}", 1) if step.count("}") == 1 else None
    if expected:
        assert differences(written(tmp_path, f"{opened}      - {expected}\n")) == []


def test_a_rejection_that_does_not_come_is_a_difference(tmp_path):
    path = written(tmp_path, "      - {opens: true, with: applicant, on: 2018-03-05, rejected: NotInForce}\n")
    assert differences(path) == [(REJECTED, "", "–")]


def test_a_story_begun_on_another_day_shows_the_days_that_come_of_it(tmp_path):
    steps = "      - {plays: accepted, on: 2018-03-05 10:00, expects: {clocks: {T-CAP4: 2018-03-13}}}\n"
    result = played(written(tmp_path, steps), on=date(2026, 3, 16))
    [(step, looked)] = result.looks
    assert step.at.date() == date(2026, 3, 16)
    assert looked.found == "2026-03-20"


@pytest.mark.parametrize(
    ("steps", "line", "expected"),
    [
        ("      - {plays: nothing, on: 2018-03-05}\n", 5, "passages"),
        ("      - {opens: true, with: nobody, on: 2018-03-05}\n", 5, "samples"),
        ("      - {opens: true}\n", 5, "'on'"),
        ("      - {opens: true, on: tomorrow}\n", 5, "YYYY-MM-DD"),
        ("      - {opens: true, on: 2018-03-05}\n      - {clock: 2018-03-04}\n", 6, "not before"),
        ("      - {opens: true, does: F-01, on: 2018-03-05}\n", 5, "one of opens"),
        ("      - {opens: true, on: 2018-03-05, expect: {}}\n", 5, "expects"),
        ("      - {opens: true, on: 2018-03-05, expects: {clock: {}}}\n", 5, "clocks"),
        ("      - {does: F-01, on: 2018-03-05}\n", 5, "'by'"),
        ("      - {opens: true, on: 2018-03-05, answers: [1]}\n", 5, "mapping"),
        ("      - {opens: true, on: 2018-03-05T10:00+06:00}\n", 5, "without a zone"),
        ("      - {on: 2018-03-05}\n", 5, "one of opens"),
    ],
)
def test_a_story_that_cannot_be_read_is_told_with_its_line(tmp_path, steps, line, expected):
    with pytest.raises(WrongFile) as wrong:
        read_stories(written(tmp_path, steps), SHELF)
    assert wrong.value.line == line
    assert expected in wrong.value.expected


def test_a_story_told_twice_is_wrong(tmp_path):
    path = written(tmp_path, "      - {opens: true, on: 2018-03-05}\n")
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.removeprefix("stories:\n"), encoding="utf-8")
    with pytest.raises(WrongFile, match="each story once"):
        read_stories(path, SHELF)


def test_a_setting_the_act_does_not_have_is_refused(tmp_path):
    path = written(tmp_path, "      - {opens: true, on: 2018-03-05}\n", "    settings: {is_quick: 'true'}\n")
    with pytest.raises(WrongFile, match="is_quick"):
        played(path)
