"""Deadlines checked by hand, each with its basis, counted again."""

import csv
from datetime import date
from pathlib import Path

import pytest

from govflow.law.calendars import read_calendars
from govflow.law.counting.batch import Row, count_example

TABLE = Path(__file__).parent / "golden.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
CALENDARS = read_calendars(Path(__file__).parents[2] / "calendars")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_deadline_checked_by_hand_is_counted_the_same(row):
    counted = count_example(Row(row), CALENDARS)
    assert counted.agrees, f"{counted.answer or counted.refused} instead of {row['expected_due']}: {row['note']}"
    left_out = tuple(date.fromisoformat(day) for day in row["skipped_days"].split())
    assert counted.countdown.days_left_out == left_out
    assert counted.registered_on is None
