"""Every rule of the table of worked examples, counted twice: by the product and from the law texts anew."""

import pytest

from govflow.law.counting.batch import Row, count_example
from tests.law.asking import CALENDARS
from tests.law.drawing import LENGTHS, WITH_CLOCK, rows
from tests.law.independent import answer

EACH = 100
RULES = [*LENGTHS, *(f"REG+{rule}" for rule in LENGTHS if rule not in WITH_CLOCK)]


@pytest.mark.parametrize("rule", RULES)
def test_both_counts_agree_by_each_rule(rule: str):
    for row in rows(rule, EACH):
        counted = count_example(Row(row), CALENDARS)
        assert counted.answer == answer(row), (row, counted.refused)
