"""Each element runs as its example says, and the page of what runs is made of these examples."""

import pytest

from tests.engine.support import EXAMPLES, PAGE, Example, page, walk_of


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.group}: {example.element}")
def test_an_element_runs_as_its_example_says(example: Example):
    walk = walk_of(example)
    assert (" ".join(walk.visited), walk.verdict) == (example.visited, example.verdict)


def test_the_page_of_what_runs_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()
