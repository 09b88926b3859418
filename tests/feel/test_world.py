"""Functions a case gives: rates and working days, by place and by name, with Python's dates and decimals."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from govflow.feel import Answer, FeelFault, Surroundings, compile_expression, to_plain


def add_working_days(since: date, count: Decimal) -> date:
    day = since
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def working_days_between(since: date, until: date) -> int:
    return sum((since + timedelta(days=n)).weekday() < 5 for n in range(1, (until - since).days + 1))


GIVEN: Mapping[str, Callable[..., Any]] = {
    "mci": lambda day, purpose="benefits": Answer({"benefits": 2405, "fines": 2269}[purpose], "budget law"),
    "add working days": add_working_days,
    "working days between": working_days_between,
}


def value(text: str) -> Any:
    given = Surroundings(datetime(2018, 3, 14, tzinfo=UTC), functions=GIVEN)
    return to_plain(compile_expression(text).value({}, given))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mci(today()) * 2", 4810),
        ('mci(date("2018-01-01"), "fines")', 2269),
        ('add working days(date("2018-03-16"), 1)', "2018-03-19"),
        ('add working days(since: date("2018-03-16"), count: 1)', "2018-03-19"),
        ('working days between(date("2018-03-14"), date("2018-03-20")) + 1', 5),
        ('round to(6.4 * mci(date("2018-01-01")), 1)', 15392),
    ],
)
def test_the_world_answers(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("text", ['mci(today(), "parking")', "mci()", 'add working days("soon", 1)'])
def test_a_question_it_cannot_answer_is_a_fault(text: str) -> None:
    with pytest.raises(FeelFault):
        value(text)


def test_functions_of_the_world_are_among_the_names_an_expression_takes() -> None:
    assert compile_expression("mci(accepted on) > 0", ["accepted on"]).names == {"mci", "accepted on"}
