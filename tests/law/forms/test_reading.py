"""Reading forms: what a right one becomes, and what a wrong one is told."""

import json
from pathlib import Path

import pytest

from govflow.errors import WrongFile
from govflow.law.forms import Kind, read_form, read_form_text

TITLE = {"kk": "Нысан", "ru": "Форма", "en": "Form"}


def form(*components: dict, **root: object) -> bytes:
    whole = {"type": "default", "id": "a", "schemaVersion": 18, "properties": TITLE, "components": components}
    return json.dumps(whole | root, ensure_ascii=False, indent=1).encode()


def text_field(key: str = "name", **more: object) -> dict:
    return {"type": "textfield", "key": key, "label": "Аты", "properties": {"ru": "Имя", "en": "Name"}} | more


def test_a_form_knows_its_name_from_its_place(tmp_path: Path):
    (tmp_path / "review").mkdir()
    path = tmp_path / "review" / "1.form"
    path.write_bytes(form(text_field()))
    read = read_form(path)
    assert read.code == "review/1"
    assert read.title.ru == "Форма"
    assert read.fields[0].label.en == "Name"


@pytest.mark.parametrize(
    ("component", "kind"),
    [
        (text_field(), Kind.TEXT),
        (text_field(properties={"ru": "а", "en": "a", "type": "iin"}), Kind.IIN),
        (text_field(type="number", decimalDigits=0), Kind.WHOLE),
        (text_field(type="number"), Kind.NUMBER),
        (text_field(type="datetime"), Kind.DATE),
        (text_field(type="datetime", subtype="datetime"), Kind.MOMENT),
        (text_field(type="checkbox"), Kind.YES_NO),
        (text_field(type="filepicker"), Kind.FILES),
    ],
)
def test_each_component_becomes_a_kind(component: dict, kind: Kind):
    assert read_form_text(form(component), "a/1").fields[0].kind is kind


def test_a_button_is_nothing_here():
    assert read_form_text(form({"type": "button", "label": "Жіберу", "key": "b"}), "a/1").fields == ()


def test_letters_written_as_two_halves_and_tabs_are_json_too():
    written = form(text_field()).replace("Аты".encode(), b"\\ud83d\\ude00 \\/ a").replace(b"\n ", b"\n\t")
    assert read_form_text(written, "a/1").fields[0].label.kk == "😀 / a"


@pytest.mark.parametrize(
    ("written", "line", "expected", "found"),
    [
        (b'{\n"type": "default",\n}', 3, "well-formed JSON", ""),
        (b"\xff", 1, "text in UTF-8", "other bytes"),
        (b"[]", 1, "a JSON object", "list"),
        (form(text_field(type="iframe")), 12, "one of textfield", "'iframe'"),
        (form(text_field(properties={"ru": "Имя"})), 11, "a value for properties 'en'", "none"),
        (form(text_field(properties={"ru": "а", "en": "a", "type": "inn"})), 18, "one of text", "'inn'"),
        (form(text_field(key="first name")), 13, "a name of letters", "'first name'"),
        (form(text_field(), text_field()), 20, "a key of its own", "name"),
        (form(text_field(conditional={"hide": "=verdict = "})), 20, "a FEEL expression", "verdict"),
        (form(text_field(validate={"pattern": "("})), 20, "a regular expression", "'('"),
        (form(text_field(validate={"maxLength": "many"})), 20, "a whole number", "'many'"),
        (form(text_field(type="radio", values=[])), 11, "at least one value", "a mapping"),
        (form(text_field(), properties={"kk": "а"}), 5, "a value for 'ru'", "none"),
        (form(text_field(), type="other"), 2, "one of default", "'other'"),
    ],
)
def test_a_wrong_form_names_the_place_what_was_expected_and_what_was_found(
    written: bytes, line: int, expected: str, found: str
):
    with pytest.raises(WrongFile) as wrong:
        read_form_text(written, "a/1", "forms/a/1.form")
    said = str(wrong.value)
    assert said.startswith(f"forms/a/1.form:{line}: expected {expected}")
    assert found in said


def test_a_form_nested_without_end_is_refused():
    inner = text_field()
    for _ in range(9):
        inner = {"type": "group", "label": "", "components": [inner], "properties": {"ru": "", "en": ""}}
    with pytest.raises(WrongFile, match="at most 6 deep"):
        read_form_text(form(inner), "a/1")
    with pytest.raises(WrongFile):
        read_form_text(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "a/1")
