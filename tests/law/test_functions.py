"""What decision tables ask of the law, and the ground each answer carries."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govflow.feel import FeelFault, Surroundings, compile_expression
from govflow.feel.functions import WORLD
from govflow.law.calendars import read_calendars
from govflow.law.functions import FUNCTIONS, functions_of
from govflow.law.rates import read_rates

HOME = Path(__file__).parents[2] / "calendars"


@pytest.fixture(scope="module")
def calendars() -> Any:
    return read_calendars(HOME)


@pytest.fixture(scope="module")
def rates() -> Any:
    return read_rates(HOME)


def evaluated(text: str, functions: Any, **facts: object) -> Any:
    given = Surroundings(datetime(2026, 1, 1, tzinfo=UTC), functions=functions)
    return compile_expression(text, names=facts).value(facts, given)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('mci(date("2018-05-01"))', Decimal(2405)),
        ('mci(date("2022-05-01"), "benefits")', Decimal(3180)),
        ('mci(date("2022-05-01"), "payments")', Decimal(3063)),
        ('mci(date: date("2022-05-01"), purpose: "benefits") * 10', Decimal(31800)),
        ("mci(decided_on)", Decimal(2405)),
        ('is working day(date("2018-03-08"))', False),
        ('add working days(date("2018-03-14"), 30) = date("2018-04-28")', True),
        ('add working days(date("2018-04-28"), -30) = date("2018-03-14")', True),
        ('working days between(date("2018-03-14"), date("2018-04-28"))', Decimal(30)),
        ('working days between(from: date("2018-03-14"), to: date("2018-04-28"))', Decimal(30)),
        ('subsistence minimum(date("2020-05-01"))', Decimal(32668)),
        ('contribution rate("pension_employer", date("2025-02-01"))', Decimal("2.5")),
        ('base figure("mci", date("2022-05-01"), "benefits")', Decimal(3180)),
        ('first working day from(date("2020-02-29")) = date("2020-03-02")', True),
        ('first working day from(date("2018-04-28")) = date("2018-04-28")', True),
        ('last working day through("2018-03-25") = date("2018-03-20")', True),
        ('last working day of month("2018-03-01") = date("2018-03-30")', True),
        ('last working day of month(date("2018-04-30")) = date("2018-04-28")', True),
    ],
)
def test_tables_ask_for_figures_and_days(calendars: Any, rates: Any, text: str, value: object):
    functions = functions_of(calendars.now, rates, known_on=date(2026, 6, 1))
    assert evaluated(text, functions, decided_on="2018-05-01") == value


def test_a_figure_is_the_one_known_when_the_decision_is_made(calendars: Any, rates: Any):
    asked = 'mci(date("2022-04-15"), "benefits")'
    before = functions_of(calendars.now, rates, known_on=date(2022, 4, 20))
    after = functions_of(calendars.now, rates, known_on=date(2022, 6, 1))
    assert (evaluated(asked, before), evaluated(asked, after)) == (3063, 3180)


def test_each_answer_carries_its_act_in_three_languages(calendars: Any, rates: Any):
    functions = functions_of(calendars.now, rates, known_on=date(2026, 6, 1))
    answer = functions["mci"](date(2019, 5, 1))
    assert "2018–2020" in answer.source.ru or "2019–2021" in answer.source.ru
    assert len({answer.source.kk, answer.source.ru, answer.source.en}) == 3
    assert calendars.now.version in functions["is working day"](date(2019, 5, 1)).source.en


@pytest.mark.parametrize(
    "text",
    [
        'mci(date("2022-05-01"))',  # benefits and payments differ
        'mci(date("1999-01-01"))',
        'mci(date("2018-05-01"), "gifts")',
        'add working days(date("2018-05-01"), 1.5)',
        'mci("some day")',
    ],
)
def test_what_cannot_be_answered_is_no_answer(calendars: Any, rates: Any, text: str):
    functions = functions_of(calendars.now, rates, known_on=date(2026, 6, 1))
    with pytest.raises(Exception, match=r".+"):
        evaluated(text, functions)


def test_every_function_tables_know_of_is_given(calendars: Any, rates: Any):
    assert set(functions_of(calendars.now, rates, known_on=date(2026, 6, 1))) == set(FUNCTIONS) == set(WORLD)


def test_what_is_not_known_yet_has_no_figure(calendars: Any, rates: Any):
    functions = functions_of(calendars.now, rates, known_on=date(2026, 6, 1))
    assert evaluated("mci(decided_on) * 6", functions, decided_on=None) is None
    assert evaluated("add working days(decided_on, 3)", functions, decided_on=None) is None


def test_a_refusal_is_told_in_the_readers_language(calendars: Any, rates: Any):
    functions = functions_of(calendars.now, rates, known_on=date(2026, 6, 1))
    with pytest.raises(FeelFault) as caught:
        evaluated('mci(date("1999-01-01"))', functions)
    assert "1999" in caught.value.words("kk")
    assert "неизвестно" in caught.value.words("ru")
    assert "is known for" in caught.value.words("en")
