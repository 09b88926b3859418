"""An answer comes with its reasons: which rules fired, on what facts, by which rate and version of the table."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from govflow.engine.decisions import Decisions, NoSuchDecision
from govflow.errors import Rejected
from govflow.feel import Answer, FeelFault, Surroundings
from govflow.languages import LANGUAGES
from tests.engine.decisions.writing import decision, definitions, input_data, model_of, needs, table


class NoRate(Rejected):
    """There is no rate on {day}."""


def mci(day: date, purpose: str = "benefits") -> Answer:
    if day.year < 2018:
        raise NoRate(day=day)
    return Answer(Decimal(2405), f"2018 budget law, {purpose}")


AMOUNT = table(
    "UNIQUE",
    ["award", "since: date"],
    ["amount: number"],
    [('"gold"', "-", "6.4 * mci(since)"), ('not("gold")', "-", "0")],
)
PARTS = (
    input_data("award", "string"),
    input_data("since", "date"),
    decision("amount", AMOUNT, wants=needs("in award", "in since")),
)
GIVEN = Surroundings(datetime(2018, 3, 1, tzinfo=UTC), functions={"mci": mci})


def decisions() -> Decisions:
    return Decisions(model_of(definitions(*PARTS)))


def test_the_rule_the_facts_and_the_rate_are_kept() -> None:
    decided = decisions().evaluate("amount", {"award": "gold", "since": "2018-02-11"}, GIVEN)
    assert decided.value == 15392
    [seen] = decided.explanation["tables"]
    assert [rule["rule"] for rule in seen["rules"]] == [1]
    assert seen["inputs"] == [{"name": "award", "value": '"gold"'}, {"name": "since", "value": "2018-02-11"}]
    assert decided.explanation["asked"] == [
        {"call": "mci(2018-02-11)", "value": "2405", "source": "2018 budget law, benefits"}
    ]
    assert len(decided.explanation["digest"]) == 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_are_told_line_by_line(language: str) -> None:
    lines = decisions().evaluate("amount", {"award": "gold", "since": "2018-02-11"}, GIVEN).explain(language)
    assert any('"gold"' in line and "15392" in line for line in lines)
    assert any("2018 budget law" in line for line in lines)


def test_a_table_where_nothing_fires_says_so() -> None:
    decided = decisions().evaluate("amount", {"award": None, "since": None}, GIVEN)
    assert decided.explain("en")[-1].strip().startswith("Rule 2 fired")


def test_a_rate_that_is_missing_stops_the_decision() -> None:
    with pytest.raises(FeelFault, match="outside_failed"):
        decisions().evaluate("amount", {"award": "gold", "since": "2017-02-11"}, GIVEN)


def test_what_the_specification_passes_over_stops_a_case() -> None:
    with pytest.raises(FeelFault):
        decisions().evaluate("amount", {"award": "gold", "since": "in February"}, GIVEN)
    with pytest.raises(NoSuchDecision):
        decisions().evaluate("nothing", {}, GIVEN)
