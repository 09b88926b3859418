"""Damaged diagrams get a verdict like any other: refused with a reason, or run alike in both engines."""

from random import Random

import pytest

from govflow.checks.findings import Outcome
from govflow.checks.review import review_alone
from govflow.languages import LANGUAGES
from tests.engine.generator.damage import damaged
from tests.engine.generator.nets import RARE, WHOLE, blocks
from tests.engine.generator.sketch import bpmn

APART = {"engines-disagree", "library-alone"}


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_diagram_has_its_verdict(seed: int):
    random = Random(seed)
    whole = bpmn(*blocks(random, (*WHOLE, *RARE, "call"), depth=2))

    verdict = review_alone("damaged.bpmn", damaged(whole, random, random.choice((1, 2, 4, 8))))

    assert {finding.rule for finding in verdict.findings} & APART == set(), f"seed {seed}"
    assert (verdict.outcome is Outcome.REFUSED) == any(
        finding.severity == "error" and finding.domain == "engine" for finding in verdict.findings
    )
    for language in LANGUAGES:
        assert all(one.words(language) for one in (*verdict.changes, *verdict.findings))
