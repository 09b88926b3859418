"""Judging answers: kinds, conditions, rows, rules; what is kept and what is said."""

import json
from datetime import UTC, datetime

import pytest

from govflow.feel import Surroundings
from govflow.languages import LANGUAGES
from govflow.law.forms import Checked, check_answers, read_form_text
from govflow.law.forms.media import media_of

NOW = Surroundings(datetime(2018, 3, 5, 9, tzinfo=UTC))


def field(kind: str = "text", key: str = "x", **more: object) -> dict:
    said = {"ru": "Поле", "en": "Field", "type": kind} | dict(more.pop("properties", {}))
    return {"type": "textfield", "key": key, "label": "Жол", "properties": said} | more


def check(*components: dict, typed: dict, facts: dict | None = None) -> Checked:
    whole = {"type": "default", "properties": {"kk": "а", "ru": "а", "en": "a"}, "components": components}
    form = read_form_text(json.dumps(whole).encode(), "a/1")
    return check_answers(form, typed, facts=facts or {}, given=NOW)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "  Айгүл ", "Айгүл"),
        ("iin", "991399000019", "991399000019"),
        ("iin", "9913 9900 1809", "991399001809"),
        ("bin", "991340999995", "991340999995"),
        ("iin_or_bin", "991340999995", "991340999995"),
        ("iin_or_bin", "991399000019", "991399000019"),
        ("iban", "kz90 999t est0 0000 0001", "KZ90999TEST000000001"),
        ("bic", "kcjbkzkx", "KCJBKZKX"),
        ("phone", "8 (701) 000-00-00", "+77010000000"),
        ("phone", "+7 701 000 00 00", "+77010000000"),
        ("email", "a@b.kz", "a@b.kz"),
        ("date", "7.3.2018", "2018-03-07"),
        ("date", "2018-03-07", "2018-03-07"),
        ("moment", "07.03.2018 9:05", "2018-03-07T09:05"),
        ("money", "1 234 567,89", 1234567.89),
        ("money", "1234567890123,45", 1234567890123.45),
        ("money", "250", 250),
        ("number", "-2,5", -2.5),
        ("whole", "30", 30),
    ],
)
def test_what_is_typed_is_kept_in_one_shape(kind: str, typed: str, kept: object):
    checked = check(field(kind), typed={"x": typed})
    assert checked.problems == ()
    assert checked.answers == {"x": kept}


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("iin", "99139900001", "iin_length"),
        ("iin", "٩٩١٣٩٩٠٠٠٠١٩", "iin_length"),
        ("iin", "991399000018", "iin_check"),
        ("iin", "991399001860", "iin_check"),
        ("bin", "991399000019", "bin_kind"),
        ("bin", "991340999994", "bin_check"),
        ("iban", "KZ9099", "iban_shape"),
        ("iban", "KZ91999TEST000000001", "iban_check"),
        ("bic", "KC", "bic_shape"),
        ("phone", "701", "phone_shape"),
        ("email", "a@b", "email_shape"),
        ("email", "a b@c.kz", "email_shape"),
        ("date", "31.02.2018", "not_a_date"),
        ("date", "03/07/2018", "not_a_date"),
        ("moment", "07.03.2018 25:00", "not_a_moment"),
        ("money", "1,234", "too_many_decimals"),
        ("money", "-1", "not_money"),
        ("money", "1e5", "not_a_number"),
        ("number", "12345678901234567", "too_many_digits"),
        ("whole", "1,5", "not_whole"),
        ("text", "x" * 10_001, "too_long"),
        ("text", ["a"], "not_one_value"),
    ],
)
def test_what_cannot_be_kept_is_told_in_three_languages(kind: str, typed: object, code: str):
    checked = check(field(kind), typed={"x": typed})
    assert [(problem.path, problem.code) for problem in checked.problems] == [("x", code)]
    assert len({checked.problems[0].words(language) for language in LANGUAGES}) == 3


def test_every_code_has_its_words():
    needed = {"required": field(validate={"required": True}), "pattern": field(validate={"pattern": "a+"})}
    for code, component in needed.items():
        typed = {"x": "b"} if code == "pattern" else {}
        assert [problem.code for problem in check(component, typed=typed).problems] == [code]


def test_a_day_is_held_within_its_limits():
    born = field("date", properties={"latest": "today()", "earliest": 'today() - duration("P100Y")'})
    assert check(born, typed={"x": "05.03.2018"}).are_right
    late = check(born, typed={"x": "06.03.2018"}).problems[0]
    assert (late.code, late.facts) == ("too_late", {"limit": "05.03.2018"})
    assert check(born, typed={"x": "04.03.1918"}).problems[0].code == "too_early"


def test_a_hidden_field_is_neither_asked_nor_kept():
    verdict = field(key="verdict")
    reason = field(key="reason", validate={"required": True}, conditional={"hide": '=verdict = "OK"'})
    shown = check(verdict, reason, typed={"verdict": "ERROR", "reason": ""})
    assert [problem.path for problem in shown.problems] == ["reason"]
    hidden = check(verdict, reason, typed={"verdict": "OK", "reason": "typed and then hidden"})
    assert hidden.are_right
    assert hidden.answers == {"verdict": "OK"}


def test_the_reason_of_a_past_return_does_not_linger():
    reason = field(key="reason", conditional={"hide": '=verdict = "OK"'})
    checked = check(field(key="verdict"), reason, typed={"verdict": "OK"}, facts={"reason": "an old one"})
    assert checked.answers == {"verdict": "OK", "reason": None}


def test_what_a_hidden_field_would_have_shown_is_hidden_with_it():
    chain = [field(key="a"), *(field(key=b, conditional={"hide": f'={a} != "yes"'}) for a, b in ("ab", "bc", "cd"))]
    everything = dict.fromkeys("abcd", "yes")
    assert check(*chain, typed=everything).answers == everything
    assert check(*chain, typed=everything | {"a": "no"}).answers == {"a": "no"}


def test_conditions_see_the_facts_of_the_case():
    again = field(key="why", validate={"required": True}, conditional={"hide": "=returns = null or returns < 2"})
    assert check(again, typed={}, facts={"returns": 1}).are_right
    assert check(again, typed={}, facts={}).are_right
    assert not check(again, typed={}, facts={"returns": 2}).are_right


def test_rows_are_judged_one_by_one():
    children = {
        "type": "dynamiclist", "path": "children", "label": "Балалар",
        "properties": {"ru": "Дети", "en": "Children", "max": 2},
        "components": [
            field("iin", "iin", validate={"required": True}),
            field(key="abroad"),
            field(key="country", validate={"required": True}, conditional={"hide": '=abroad != "yes"'}),
        ],
    }  # fmt: skip
    right = {"iin": "991399000019"}
    checked = check(children, typed={"children": [right, {"iin": "1", "abroad": "yes"}]})
    assert [(problem.path, problem.code) for problem in checked.problems] == [
        ("children.1.iin", "iin_length"),
        ("children.1.country", "required"),
    ]
    assert check(children, typed={"children": [right] * 3}).problems[0].code == "too_many_rows"
    assert check(children, typed={}).answers == {"children": []}


def test_a_row_left_empty_is_no_row_unless_one_is_needed():
    rows = {
        "type": "dynamiclist", "path": "faults", "label": "Қателер", "properties": {"ru": "Ошибки", "en": "Faults"},
        "components": [field(key="fault", validate={"required": True})],
    }  # fmt: skip
    typed = {"faults": [{"fault": ""}, {"fault": "a"}, {"fault": " "}]}
    assert check(rows, typed=typed).answers == {"faults": [{"fault": "a"}]}
    assert check(rows, typed={"faults": [{"fault": ""}]}).answers == {"faults": []}
    needed = rows | {"validate": {"required": True}}
    assert [one.path for one in check(needed, typed={"faults": [{"fault": ""}]}).problems] == ["faults.0.fault"]
    assert [one.code for one in check(needed, typed={}).problems] == ["too_few_rows"]


def test_a_rule_speaks_in_its_own_words():
    words = {f"rule.{language}": f"{language}!" for language in LANGUAGES}
    first = field("date", "first")
    last = field("date", "last", properties={"rule": "last >= first", **words})
    assert check(first, last, typed={"first": "01.01.2018", "last": "01.01.2018"}).are_right
    wrong = check(first, last, typed={"first": "02.01.2018", "last": "01.01.2018"}).problems[0]
    assert (wrong.path, wrong.words("ru")) == ("last", "ru!")


def test_a_group_with_a_path_keeps_its_answers_together():
    group = {"type": "group", "path": "address", "label": "Мекенжай", "components": [field(key="street")],
             "properties": {"ru": "Адрес", "en": "Address"}}  # fmt: skip
    assert check(group, typed={"address": {"street": "Абай"}}).answers == {"address": {"street": "Абай"}}
    assert check({**group, "path": ""}, typed={"street": "Абай"}).answers == {"street": "Абай"}


def test_choices_are_only_those_offered():
    said = {"ru": "а", "en": "a", "ru.OK": "да", "en.OK": "ok"}
    radio = {
        "type": "radio",
        "key": "v",
        "label": "а",
        "values": [{"label": "иә", "value": "OK"}],
        "properties": said,
    }
    assert check(radio, typed={"v": "OK"}).answers == {"v": "OK"}
    assert check(radio, typed={"v": "NO"}).problems[0].code == "not_a_choice"
    several = radio | {"type": "checklist"}
    assert check(several, typed={"v": ["OK"]}).answers == {"v": ["OK"]}
    assert check(several, typed={"v": ["OK", "NO"]}).problems[0].code == "not_a_choice"


def test_a_required_box_must_be_ticked():
    box = {"type": "checkbox", "key": "consent", "label": "а", "properties": {"ru": "а", "en": "a"},
           "validate": {"required": True}}  # fmt: skip
    assert check(box, typed={"consent": "on"}).answers == {"consent": True}
    assert check(box, typed={}).problems[0].code == "must_be_ticked"


def test_an_iin_that_differs_from_the_birth_date_is_only_doubted():
    iin = field("iin", "iin", properties={"warn": "birth_date"})
    born = field("date", "birth_date")
    checked = check(iin, born, typed={"iin": "900101300013", "birth_date": "02.01.1990"})
    assert checked.are_right or checked.problems[0].code == "iin_check"
    doubted = check(iin, born, typed={"iin": made_iin("90010130001"), "birth_date": "02.01.1990"})
    assert doubted.are_right
    assert [hint.code for hint in doubted.hints] == ["iin_other_birth"]


def made_iin(eleven: str) -> str:
    from govflow.law.forms.identifiers import check_digit

    return f"{eleven}{check_digit(eleven)}"


def test_a_file_is_told_by_what_is_known_of_it():
    file = {"type": "filepicker", "key": "scan", "label": "а", "accept": ".pdf",
            "properties": {"ru": "а", "en": "a", "maxBytes": 100}}  # fmt: skip
    told = {"name": "a.PDF", "size": 99, "digest": "d"}
    assert check(file, typed={"scan": [told]}).answers == {"scan": [told]}
    assert check(file, typed={"scan": [told | {"size": 101}]}).problems[0].code == "file_size"
    assert check(file, typed={"scan": [told | {"name": "a.exe"}]}).problems[0].code == "file_kind"
    assert check(file, typed={"scan": [told, told]}).problems[0].code == "too_many_files"
    assert check(file, typed={"scan": "a.pdf"}).problems[0].code == "file_kind"


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [
        ("a.pdf", b"%PDF-1.7 ...", True),
        ("A.PDF", b"<html><script>", False),
        ("a.pdf", b"\x89PNG\r\n\x1a\n...", False),
        ("a.jpg", b"\xff\xd8\xff\xe0...", True),
        ("a.docx", b"PK\x03\x04...", True),
        ("a.png", b"", False),
        ("a.txt", b"<svg onload=x>", True),
    ],
)
def test_a_file_must_be_inside_what_its_name_says(name: str, content: bytes, is_taken: bool):
    file = {"type": "filepicker", "key": "scan", "label": "а", "properties": {"ru": "а", "en": "a"}}
    told = {"name": name, "size": len(content), "kind": media_of(content)}
    codes = [problem.code for problem in check(file, typed={"scan": [told]}).problems]
    assert codes == ([] if is_taken else ["file_disguised"])


def test_what_is_shown_only_is_not_taken_from_the_browser():
    assert check(field(readonly=True), typed={"x": "mine"}, facts={"x": "ours"}).answers == {}
    total = {"type": "expression", "key": "total", "label": "а", "expression": "=a + b",
             "properties": {"ru": "а", "en": "a"}}  # fmt: skip
    checked = check(field("whole", "a"), field("whole", "b"), total, typed={"a": "2", "b": "3", "total": "9"})
    assert checked.answers["total"] == 5


def test_a_name_the_form_does_not_have_is_told():
    assert [problem.code for problem in check(field(), typed={"x": "a", "y": "b"}).problems] == ["unknown_field"]
