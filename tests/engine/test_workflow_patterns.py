"""Each control-flow pattern runs as its diagram says, alike in the net and in a reference."""

import pytest

from govflow.engine import compile_model, read_definitions
from govflow.engine.reference.choosing import compare
from tests.engine.workflow_patterns import FOLDER, PAGE, PATTERNS, Pattern, page, walk_of

DRAWN = [pattern for pattern in PATTERNS if pattern.file]


@pytest.mark.parametrize("pattern", DRAWN, ids=lambda pattern: pattern.name)
def test_a_pattern_runs_as_expected(pattern: Pattern):
    walk = walk_of(pattern)

    assert (" ".join(walk.visited), walk.verdict) == (pattern.visited, pattern.verdict)


@pytest.mark.parametrize("pattern", DRAWN, ids=lambda pattern: pattern.name)
def test_a_reference_runs_it_alike(pattern: Pattern):
    model = compile_model([read_definitions((FOLDER / pattern.file).read_bytes(), pattern.file)])

    agreement = compare(model, "P", walks=3)

    assert agreement.walked.differences == ()
    assert agreement.reference != "none"


def test_all_43_are_there_and_what_is_not_supported_says_why():
    assert [pattern.number for pattern in PATTERNS] == list(range(1, 44))
    assert all(pattern.file or pattern.remark for pattern in PATTERNS)


def test_the_page_of_patterns_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()
