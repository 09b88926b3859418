"""Base figures: dated, by purpose, as known on a day."""

from datetime import date
from decimal import Decimal

import pytest

from govflow.errors import WrongFile
from govflow.languages import LANGUAGES
from govflow.law.rates import NoRate, Purpose, PurposeNeeded, read_rates
from tests.law.asking import HOME

RATES = read_rates(HOME)


@pytest.mark.parametrize(
    ("on", "amount"),
    [("2012-01-01", 1618), ("2018-06-30", 2405), ("2020-03-31", 2651), ("2020-04-01", 2778), ("2026-12-31", 4325)],
)
def test_the_index_of_a_day(on: str, amount: int):
    assert RATES.amount("mci", on=date.fromisoformat(on)) == amount


def test_in_2022_benefits_had_another_index_than_fines():
    may = date(2022, 5, 20)
    assert RATES.amount("mci", on=may, purpose=Purpose.BENEFITS) == 3180
    assert RATES.amount("mci", on=may, purpose=Purpose.PAYMENTS) == 3063
    with pytest.raises(PurposeNeeded):
        RATES.amount("mci", on=may)


def test_a_decision_of_april_2022_was_lawfully_made_with_the_old_index():
    april = date(2022, 4, 15)
    assert RATES.amount("mci", on=april, purpose=Purpose.BENEFITS, known_on=april) == 3063
    assert RATES.amount("mci", on=april, purpose=Purpose.BENEFITS, known_on=date(2022, 5, 12)) == 3180
    assert RATES.amount("subsistence_minimum", on=april, known_on=april) == 36018
    assert RATES.amount("subsistence_minimum", on=april) == 37389


def test_contributions_have_their_limits():
    employer = RATES.find("medical_employer", on=date(2026, 2, 1))
    assert (employer.amount, employer.caps) == (Decimal("3.0"), {"cap": Decimal(40)})
    assert RATES.amount("pension_employer", on=date(2026, 1, 1)) == Decimal("3.5")


@pytest.mark.parametrize(
    ("code", "on"), [("mci", date(2011, 12, 31)), ("mci", date(2027, 1, 1)), ("bread", date(2020, 1, 1))]
)
def test_a_figure_that_is_not_known_is_never_guessed(code: str, on: date):
    with pytest.raises(NoRate):
        RATES.amount(code, on=on)


def test_every_figure_has_its_name_in_three_languages_and_no_gap_within():
    for rate in RATES.rates.values():
        assert all(rate.name.in_(language) for language in LANGUAGES)
    for year in range(2012, 2027):
        for code in ("mci", "subsistence_minimum", "minimum_wage"):
            assert RATES.amount(code, on=date(year, 7, 1), purpose=Purpose.BENEFITS) > 0


def test_a_wrong_figure_names_its_line(tmp_path):
    name = '{kk: "а", ru: "а", en: "a"}'
    value = "{value: many, since: 2020-01-01, known: unknown}"
    written = f"mci:\n  name: {name}\n  unit: tenge\n  values:\n    - {value}\n"
    (tmp_path / "rates.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(WrongFile, match=r"rates\.yaml:5: expected a number, found 'many'"):
        read_rates(tmp_path)
