"""Every rule is shown by two diagrams: one it finds nothing in, and one it finds its fault in."""

from functools import cache
from pathlib import Path

import pytest

from govflow.checks.explored import Explored
from govflow.checks.findings import Finding
from govflow.checks.review import review_alone
from govflow.checks.rules import BEHAVIOUR_RULES, DRAWING_RULES
from govflow.checks.rules.engines_disagree import RULE as ENGINES_DISAGREE
from govflow.checks.rules.library_alone import RULE as LIBRARY_ALONE
from govflow.engine import compile_model, read_definitions
from govflow.engine.exploring import explore
from govflow.engine.reference.choosing import Agreement
from govflow.engine.reference.walks import Difference, Standing, Walked
from govflow.languages import LANGUAGES

SAMPLES = Path(__file__).parent / "samples"
WITHOUT_SAMPLE = {"engines-disagree", "library-alone"}  # no diagram is known on which they do; see the test below
RULES = sorted({rule.name for rule in (*DRAWING_RULES, *BEHAVIOUR_RULES)} - WITHOUT_SAMPLE)


@cache
def found(rule: str, sample: str) -> list[Finding]:
    path = SAMPLES / rule / f"{sample}.bpmn"
    return [finding for finding in review_alone(path.name, path.read_bytes()).findings if finding.rule == rule]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_fault_in_the_bad_sample_only(rule: str):
    assert found(rule, "good") == []
    assert found(rule, "bad")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_has_a_place_words_and_advice_in_each_language(rule: str, language: str):
    for finding in found(rule, "bad"):
        assert finding.place.line
        assert finding.place.element
        assert finding.words(language)
        assert finding.advice(language)


def test_a_disagreement_shows_both_traces():
    path = SAMPLES / "deadlock" / "good.bpmn"
    model = compile_model([read_definitions(path.read_bytes(), path.name)])
    ours, theirs = Standing(((("task", "A"), 1),), False), Standing((), True)
    walked = Walked(1, 1, (Difference("P", 7, (("task", "B"),), ours, theirs),))
    exploration = explore(model.definitions, "P")
    explored = Explored(model, "P", exploration, Agreement("P", "interpreter", (), walked))
    alone = Explored(model, "P", exploration, Agreement("P", "library", (), walked, is_library_alone=True))

    [finding] = ENGINES_DISAGREE.findings(explored)
    [warning] = LIBRARY_ALONE.findings(alone)

    assert (list(ENGINES_DISAGREE.findings(alone)), list(LIBRARY_ALONE.findings(explored))) == ([], [])
    assert (finding.place.element, warning.place.element) == ("B", "B")
    assert all(warning.words(language) for language in LANGUAGES)
    assert finding.words("en") == (
        "Two engines disagree (interpreter, seed 7): begin → task B. Ours: task A. The reference: over."
    )


def test_samples_and_rules_match():
    assert sorted(folder.name for folder in SAMPLES.iterdir()) == RULES
