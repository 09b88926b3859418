"""The ground: what every floor stands on."""

from govflow.errors import Rejected


class TooEarly(Rejected):
    """Case {case} cannot be closed yet."""


def test_a_rejection_says_its_facts():
    assert str(TooEarly(case="MB-1")) == "Case MB-1 cannot be closed yet."
