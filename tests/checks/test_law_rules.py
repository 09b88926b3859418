"""Each rule of the law is shown by an edition it finds nothing in, and by one with a single thing wrong."""

from pathlib import Path

import pytest

from govflow.checks.editions import Edition, edition_faults
from govflow.checks.findings import Finding, Severity
from govflow.checks.gathering import gather
from govflow.checks.review import review_alone, review_edition
from govflow.checks.rules import LAW_RULES
from govflow.engine import compile_model, read_definitions
from govflow.languages import LANGUAGES

SAMPLE = Path(__file__).parent / "law"
CALENDARS = Path(__file__).parents[2] / "calendars"
FILES = ("regulation.yaml", "process.bpmn", "papers/D-ORDER.yaml", "forms/review/1.form", "tables.dmn")

# rule → the file, what stands there in the good sample, and what the bad one says instead
FAULTS = {
    "wrong-file": ("regulation.yaml", "since: accepted_at", "since: forgotten_at"),
    "point-without-element": ("regulation.yaml", "elements: [A]", "elements: [A, Z]"),
    "element-without-point": ("process.bpmn", ' govflow:points="p.1"', ""),
    "point-and-element-disagree": ("process.bpmn", 'govflow:points="p.1"', 'govflow:points="p.2"'),
    "label-missing": ("process.bpmn", ' govflow:en="Review"', ""),
    "name-not-in-regulation": ("process.bpmn", 'govflow:marks="accepted_at"', 'govflow:marks="received_at"'),
    "form-missing": ("process.bpmn", 'govflow:form="review/1"', 'govflow:form="review/2"'),
    "decision-missing": ("process.bpmn", 'govflow:decision="DT-1"', 'govflow:decision="DT-2"'),
    "form-asks-unknown-fact": ("forms/review/1.form", "=verdict != ", "=verdikt != "),
    "expression-bound-to-fail": ("tables.dmn", 'mci(date("2018-01-01"))', 'mci(date("1998-01-01"))'),
    "value-not-offered": ("process.bpmn", 'verdict = "OK"', 'verdict = "0K"'),
    "fact-never-given": ("process.bpmn", 'verdict = "OK"', 'answer = "OK"'),
    "fact-unknown": ("tables.dmn", "<text>verdict</text>", "<text>answer</text>"),
    "moment-never-marked": ("process.bpmn", ' govflow:marks="decided_at"', ""),
    "term-never-counted": ("process.bpmn", ' govflow:term="T-REVIEW"', ""),
    "paper-never-made": ("process.bpmn", ' govflow:paper="D-ORDER"', ""),
    "interruption-without-law": ("process.bpmn", 'cancelActivity="true"', 'cancelActivity="false"'),
    "process-missing": ("regulation.yaml", "main_process: P", "main_process: Q"),
    "longer-than-the-term": ("regulation.yaml", "length: 3 wd", "length: 2 wd"),
    "inner-terms-exceed-limit": ("regulation.yaml", "length: 5 wd", "length: 1 wd"),
}
NOTED_WHEN_GOOD = {"term-arithmetic"}  # it tells, it finds no fault


def found(folder: Path, rule: str | None = None) -> list[Finding]:
    model = compile_model([read_definitions((folder / "process.bpmn").read_bytes(), "process.bpmn")])
    return [one for one in edition_faults(Edition(folder, model)) if rule in (None, one.rule)]


@pytest.fixture
def edition(tmp_path):
    """Lays the good sample out, with one text replaced where that is asked."""

    def lay(file: str = "", old: str = "", new: str = "") -> Path:
        for name in FILES:
            text = (SAMPLE / name).read_text(encoding="utf-8")
            if name == file:
                assert old in text
                text = text.replace(old, new)
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / CALENDARS.name).symlink_to(CALENDARS)
        return tmp_path

    return lay


def test_the_good_sample_is_clean(edition):
    assert {one.rule for one in found(edition())} <= NOTED_WHEN_GOOD


@pytest.mark.parametrize("rule", FAULTS)
def test_a_rule_finds_the_one_thing_that_is_wrong(edition, rule):
    faults = found(edition(*FAULTS[rule]), rule)
    assert faults
    for one in faults:
        assert one.place.path
        assert one.place.line
        for language in LANGUAGES:
            assert one.words(language)


def test_every_rule_has_its_sample():
    assert {rule.name for rule in LAW_RULES} | {"wrong-file"} == FAULTS.keys() | NOTED_WHEN_GOOD


FEE = 'govflow:result="fee" />'
OPEN = 'govflow:result="fee">{}</bpmn:businessRuleTask>'
SET = '<bpmn:extensionElements><govflow:set name="x" value="nobodys + 1" /></bpmn:extensionElements>'
MANY = '<bpmn:multiInstanceLoopCharacteristics govflow:collection="nobodys" govflow:item="one" />'
TAKEN = '<bpmn:receiveTask id="A" govflow:correlation="nobodys"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('verdict = "OK"', 'verdict = "OK" and nobodys(today()) > 0'),
        ('verdict = "OK"', 'verdict = "OK" and some x in nobodys satisfies x > mci(today())'),
        (FEE, OPEN.format(SET)),
        (FEE, OPEN.format(MANY)),
        ('<bpmn:userTask id="A"', TAKEN),
    ],
)
def test_a_name_nothing_gives_is_found_wherever_feel_stands(edition, old, new):
    told = [one.facts["name"] for one in found(edition("process.bpmn", old, new), "fact-never-given")]
    assert told == ["nobodys"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("tables.dmn", '"OK"', '"OK", "0K"'), ("forms/review/1.form", '!= \\"NO\\"', '!= \\"0K\\"')],
)
def test_a_value_no_form_offers_is_found_in_tables_and_forms_too(edition, file, old, new):
    [told] = found(edition(file, old, new), "value-not-offered")
    assert (told.facts["name"], told.facts["value"]) == ("verdict", "0K")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("process.bpmn", 'verdict = "OK"', "1 / 0 > 1"),
        ("tables.dmn", 'mci(date("2018-01-01"))', 'base figure("mcii", date("2018-01-01"))'),
        ("tables.dmn", 'mci(date("2018-01-01"))', 'mci(date("2018-01-01"), "gifts")'),
        ("forms/review/1.form", "=verdict != ", "=1 / 0 != "),
    ],
)
def test_what_is_bound_to_fail_is_told_with_its_reason(edition, file, old, new):
    [fault] = found(edition(file, old, new), "expression-bound-to-fail")
    assert len({fault.words(language) for language in LANGUAGES}) == 3
    assert fault.plain("ru")["facts"]["why"] in fault.words("ru")


def test_the_arithmetic_adds_up_the_steps_and_each_round(edition):
    [told] = found(edition(), "term-arithmetic")
    assert told.facts["days"] == 3
    assert told.facts["way"] == "T-RECEIVE 1 + T-REVIEW 2"
    assert told.facts["rounds"] == "1 + 2 + 2 = 5"


def test_what_a_person_would_stand_in_for_is_a_fault_of_an_edition(edition):
    folder = edition("process.bpmn", 'verdict = "OK"', 'verdict = = "OK"')
    told = [one for verdict in review_edition(folder) for one in verdict.findings]
    assert [one.severity for one in told if one.rule == "condition-asked-of-person"] == [Severity.ERROR]
    alone = review_alone("process.bpmn", (folder / "process.bpmn").read_bytes())
    assert "condition-asked-of-person" in {one.rule for one in alone.changes}


def test_tables_that_cannot_be_read_are_told_beside_the_diagrams(edition):
    folder = edition("tables.dmn", "</definitions>", "")
    verdicts = [verdict for work in gather([folder]) for verdict in work.check()]
    assert {Path(one.path).name for one in verdicts} >= {"process.bpmn", "tables.dmn"}
    [broken] = [one for verdict in verdicts for one in verdict.findings if one.rule == "not-xml"]
    assert broken.place.line
