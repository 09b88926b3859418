"""The functions the acts need: whole years and months, the edges of months, the rounding of money."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import dates

from govflow.feel import FeelFault, Surroundings, compile_expression
from govflow.feel.plain import to_python


def value(text: str, **facts: object) -> Any:
    expression = compile_expression(text, names=facts)
    return to_python(expression.value(facts, Surroundings(datetime(2026, 1, 1, tzinfo=UTC))))


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2019-11-30", "2020-02-28", 2),
        ("2019-11-30", "2020-02-29", 3),  # there is no 30 February
        ("2020-01-31", "2020-04-30", 3),
        ("2020-01-15", "2020-01-14", 0),
        ("2020-01-15", "2020-02-14", 0),
        ("2020-01-15", "2020-02-15", 1),
        ("2020-02-15", "2020-01-15", -1),
    ],
)
def test_a_month_without_such_a_day_ends_on_its_last(start: str, end: str, months: int) -> None:
    assert value("full months between(start, end)", start=start, end=end) == months
    assert value(f'full months between(@"{start}", @"{end}")') == months


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2000-03-05", "2018-03-04", 17),
        ("2000-03-05", "2018-03-05", 18),
        ("2000-02-29", "2018-02-27", 17),
        ("2000-02-29", "2018-02-28", 18),
        ("2000-03-05", "2018-03-05T09:30", 18),
    ],
)
def test_a_birthday_completes_a_year(born: str, on: str, years: int) -> None:
    assert value("age at(born, on)", born=born, on=on) == years
    assert value("full years between(from: born, to: on)", born=born, on=on) == years


@given(dates(date(1900, 1, 1), date(2100, 1, 1)), dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_whole_months_fit_and_one_more_does_not(one: date, other: date) -> None:
    start, end = sorted((one, other))
    months = value("full months between(start, end)", start=start, end=end)
    reached = value('start + duration("P1M") * months', start=start, months=months)
    beyond = value('start + duration("P1M") * (months + 1)', start=start, months=months)
    assert reached <= end < beyond


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('start of month("2020-02-15")', date(2020, 2, 1)),
        ('end of month("2020-02-15")', date(2020, 2, 29)),
        ('start of quarter("2018-03-31") - @"P3M"', date(2017, 10, 1)),
        ('end of quarter("2018-04-02")', date(2018, 6, 30)),
    ],
)
def test_the_edges_of_months_and_quarters(text: str, day: date) -> None:
    assert value(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("round to tenge(1234.5)", "1235"),
        ("round to tenge(-1234.5)", "-1235"),
        ("round to tenge(1234.49)", "1234"),
        ("round to tiyn(0.005)", "0.01"),
        ("round down to(1239.99, 10)", "1230"),
        ("round up to(1230.01, 10)", "1240"),
        ("per capita income([780000], 3, 4)", "65000"),
    ],
)
def test_money_is_rounded_by_a_rule_with_a_name(text: str, number: str) -> None:
    assert value(text) == Decimal(number)


@pytest.mark.parametrize("text", ['age at("yesterday", today())', "start of month(5)", "round down to(5, 0)"])
def test_what_is_no_day_and_no_step_is_a_fault(text: str) -> None:
    with pytest.raises(FeelFault):
        value(text)


def test_a_day_that_is_not_known_yet_gives_nothing() -> None:
    assert value("age at(born, today())", born=None) is None
    assert value("end of quarter(born)", born=None) is None
