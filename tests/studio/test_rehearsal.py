"""A rehearsal finds what is not as told, says why, and refuses a story it cannot read."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govflow.errors import WrongFile
from govflow.law.calendars import read_calendars
from govflow.studio.rehearsal.moving import begun_on
from govflow.studio.rehearsal.reading import FILE, read_shelf, read_stories
from govflow.studio.rehearsal.running import NAME, REJECTED, Played, rehearse

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
    for day in ("08.03.2018", "09.03.2018", "10.03.2018", "11.03.2018", "13.03.2018"):
        assert day in reason
    assert all(looked.reason[language] for language in ("kk", "ru"))


def test_a_wrong_day_on_a_paper_is_told_with_the_days_of_the_term_it_announces(tmp_path):
    steps = "      - {plays: accepted, on: 2018-03-05, expects: {papers: {D-REC: {planned_on: 2018-03-15}}}}\n"
    [(_, looked)] = played(written(tmp_path, steps)).differences
    assert looked.found == "2018-03-16"
    assert any("T-OVERALL" in line and "09.03.2018" in line for line in looked.reason["en"])


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
    after = "      - {clock: 2018-03-09, expects: {state: CANCELLED}}\n"
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
        ("      - {message: documents, on: 2018-03-05}\n", 5, "'by'"),
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


@pytest.mark.parametrize(
    ("expects", "said", "near"),
    [
        ("{clocks: {T-FROM: none}}", "T-FROM", "T-FORM"),
        ("{late: {T-CAP: false}}", "T-CAP", "T-CAP4"),
        ("{moments: {arived_at_spec: null}}", "arived_at_spec", "arrived_at_spec"),
        ("{papers: {D-RED: false}}", "D-RED", "D-REC"),
        ("{state: FORMNG}", "FORMNG", "FORMING"),
        ("{open: [F-1]}", "F-1", "F-01"),
        ("{answers_for: {T-FORM: DIV}}", "DIV", "DIV-A"),
        ("{informed: {HAED: []}}", "HAED", "HEAD"),
    ],
)
def test_a_name_the_edition_does_not_have_is_told_with_those_near_it(tmp_path, expects, said, near):
    steps = f"      - {{plays: accepted, on: 2018-03-05 10:00, expects: {expects}}}\n"
    [(_, looked)] = played(written(tmp_path, steps)).differences
    assert (looked.expected.kind, looked.expected.name, looked.expected.line) == (NAME, said, 5)
    assert near in looked.expected.value


def test_a_reason_of_rejection_nobody_knows_is_told_with_those_near_it(tmp_path):
    steps = "      - {opens: true, with: applicant, on: 2018-02-10, rejected: NotInForse}\n"
    assert differences(written(tmp_path, steps)) == [(NAME, "NotInForse", None)]


def test_names_may_be_spelt_as_people_spell_them(tmp_path):
    path = written(
        tmp_path,
        "      - {opens: true, by: div-a, with: applicant, on: 2018-02-10, rejected: true}\n"
        "      - plays: accepted\n"
        "        on: 2018-03-05 10:00\n"
        "        expects: {open: [f-01], clocks: {t-cap-4: 2018-03-13}, state: Being formed}\n"
        "      - {does: f01, with: award}\n"
        "      - {does: F-02, expects: {state: На проверке филиала, signed: [div-f]}}\n",
    )
    assert differences(path) == []


def test_the_actor_of_a_task_is_by_default_the_one_in_whose_lane_it_stands(tmp_path):
    steps = (
        "      - {plays: accepted, on: 2018-03-05 10:00}\n"
        "      - {does: F-01, with: award}\n"
        "      - {does: F-02, by: BR, rejected: NoSuchTask}\n"
        "      - {does: F-02, expects: {signed: [DIV-F]}}\n"
    )
    assert differences(written(tmp_path, steps)) == []


def test_a_story_says_who_was_told_of_a_delay(tmp_path):
    told = "{SPEC: [2018-03-15], superior of provider: [2018-03-15], superior of branch: [], management: []}"
    steps = (
        "      - {plays: reaches-specialist}\n"
        f"      - {{clock: 2018-03-15, expects: {{late: [T-SPEC], alerts: {{T-SPEC: {told}}}}}}}\n"
        "      - {clock: 2018-03-15, expects: {alerts: {T-SPEC: {DHEAD: [2018-03-15]}}}}\n"
    )
    assert differences(written(tmp_path, steps)) == [("alerts", "T-SPEC", {"DHEAD": []})]
