"""Values nobody types: worked out on the server from the answers, and never taken from a browser."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from govflow.errors import WrongFile
from govflow.feel import Answer, Surroundings
from govflow.languages import LANGUAGES
from govflow.law.forms import Checked, Form, check_answers, json_schema, read_form_text, shown


def mci(date: date, purpose: str = "all") -> Answer:
    return Answer(Decimal(2405), "the budget law")


NOW = Surroundings(datetime(2018, 3, 5, 9, tzinfo=UTC), functions={"mci": mci})


def field(kind: str, key: str, **more: Any) -> dict[str, Any]:
    said = {"ru": "Поле", "en": "Field", "type": kind} | dict(more.pop("properties", {}))
    return {"type": "textfield", "key": key, "label": "Жол", "properties": said} | more


def worked_out(key: str, feel: str, **more: Any) -> dict[str, Any]:
    says = {"ru": "Итог", "en": "Result"}
    return {"type": "expression", "key": key, "label": "Нәтиже", "expression": feel, "properties": says} | more


def form(*components: dict[str, Any]) -> Form:
    whole = {"type": "default", "properties": {"kk": "а", "ru": "а", "en": "a"}, "components": components}
    return read_form_text(json.dumps(whole).encode(), "a/1")


def check(*components: dict[str, Any], typed: dict[str, Any], facts: dict[str, Any] | None = None) -> Checked:
    return check_answers(form(*components), typed, facts=facts or {}, given=NOW)


COUNT = field("whole", "count")
INCOMES = {
    "type": "dynamiclist", "path": "incomes", "label": "Табыс", "properties": {"ru": "Доходы", "en": "Incomes"},
    "components": [field("money", "amount"), worked_out("monthly", "=amount / 3")],
}  # fmt: skip


def test_a_value_follows_from_the_answers_and_the_rates_of_the_day():
    checked = check(COUNT, worked_out("amount", "=count * mci(today())"), typed={"count": "6"})
    assert checked.answers == {"count": 6, "amount": 14430}


def test_what_a_browser_sends_for_it_is_not_taken():
    checked = check(
        COUNT, worked_out("amount", "=count * mci(today())"), typed={"count": "6", "amount": "99999999"}
    )
    assert (checked.answers["amount"], checked.are_right) == (14430, True)


def test_a_field_of_any_kind_may_be_worked_out_and_keeps_its_shape():
    rounded = field("money", "amount", properties={"computed": "round to tenge(count * 1202.5)"})
    day = field("date", "until", properties={"computed": 'today() + duration("P1M")'})
    checked = check(COUNT, rounded, day, typed={"count": "3", "amount": "1", "until": "01.01.1999"})
    assert checked.answers == {"count": 3, "amount": 3608, "until": "2018-04-05"}


def test_values_worked_out_from_each_other_may_stand_in_any_order():
    checked = check(
        worked_out("limit", "=total / 10"), worked_out("total", "=sum(incomes.amount)"), INCOMES,
        typed={"incomes": [{"amount": "300"}, {"amount": "600"}]},
    )  # fmt: skip
    assert (checked.answers["limit"], checked.answers["total"]) == (90, 900)
    assert checked.answers["incomes"] == [{"amount": 300, "monthly": 100}, {"amount": 600, "monthly": 200}]


def test_what_is_not_answered_yet_gives_nothing_and_is_no_fault():
    checked = check(COUNT, worked_out("amount", "=count * mci(today())"), typed={})
    assert (checked.answers["amount"], checked.faults) == (None, ())


@pytest.mark.parametrize(
    "feel",
    [
        "=100 / count",
        '=count + "tenge"',
        "=mcii(today())",
        "=for i in 1..1000000, j in 1..1000000 return i * j",
        "=per capita income([1], 3, count)",
    ],
)
def test_what_cannot_be_worked_out_is_a_fault_of_the_form_and_no_value(feel: str):
    checked = check(COUNT, worked_out("amount", feel), typed={"count": "0"})
    assert (checked.answers["amount"], checked.problems, checked.are_right) == (None, (), False)
    assert len({checked.faults[0].words(language) for language in LANGUAGES}) == 3


def test_a_value_that_is_not_of_its_kind_is_a_fault_too():
    third = field("money", "amount", properties={"computed": "count / 3"})
    assert check(COUNT, third, typed={"count": "6"}).answers["amount"] == 2
    assert check(COUNT, third, typed={"count": "7"}).faults[0].words("en") == (
        "The value cannot be worked out: At most 15 digits"
    )


def test_a_condition_or_rule_that_fails_is_a_fault_and_hides_nothing():
    hidden = field("text", "why", conditional={"hide": "=100 / count > 1"})
    rule = {"rule": "1 / count > 0", "rule.kk": "а", "rule.ru": "а", "rule.en": "a"}
    for one in (hidden, field("whole", "why", properties=rule)):
        assert check(COUNT, one, typed={"count": "0", "why": "1"}).faults
        assert not check(COUNT, one, typed={"count": "5", "why": "1"}).faults


def test_fields_that_hide_each_other_never_settle_and_nothing_is_kept():
    one = field("text", "one", conditional={"hide": "=other != null"})
    other = field("text", "other", conditional={"hide": "=one = null"})
    assert check(one, other, typed={"one": "a", "other": "b"}).faults[0].words("kk")


@pytest.mark.parametrize(
    "components",
    [
        [worked_out("a", "=a + 1")],
        [worked_out("a", "=b + 1"), worked_out("b", "=a + 1")],
        [worked_out("a", "")],
        [dict(INCOMES, properties={"ru": "Доходы", "en": "Incomes", "computed": "[1]"})],
    ],
)
def test_a_value_worked_out_from_itself_or_from_nothing_is_a_wrong_file(components: list[dict[str, Any]]):
    with pytest.raises(WrongFile):
        form(*components)


def test_a_hidden_value_leaves_the_case_again():
    amount = worked_out("amount", "=count * 2", conditional={"hide": "=count = 0"})
    assert check(COUNT, amount, typed={"count": "0"}, facts={"amount": 10}).answers == {"count": 0, "amount": None}


def test_machines_are_not_asked_for_it_and_people_read_it_as_they_write():
    amount = form(COUNT, worked_out("amount", "=count"))
    schema: Any = json_schema(amount)
    assert list(schema["properties"]) == ["count"]
    [_, one] = amount.fields
    assert shown(one, 1234567.5, "ru") == "1\u00a0234\u00a0567,5"
    assert shown(one, "2018-04-05", "kk") == "05.04.2018"
    assert shown(one, True, "en") == "yes"
