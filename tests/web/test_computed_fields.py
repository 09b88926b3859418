"""A value the form works out stands on the page to be read, follows what was typed, and says why it is missing."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from govflow.feel import Surroundings
from govflow.law.forms import read_form_text
from govflow.web.pages.forms import Drawn, draw

SAID = {"ru": "Поле", "en": "Field"}
COMPONENTS = [
    {"type": "number", "key": "children", "label": "Сан", "properties": SAID},
    {
        "type": "expression",
        "key": "sum",
        "label": "Сома",
        "properties": SAID,
        "expression": "=children * mci(today())",
    },
    {
        "type": "number",
        "key": "share",
        "label": "Үлес",
        "properties": SAID | {"computed": "round to tiyn(100 / children)"},
    },
    {"type": "textfield", "key": "note", "label": "Ескертпе", "properties": SAID},
]
WHOLE = {"type": "default", "properties": {"kk": "а", "ru": "а", "en": "a"}, "components": COMPONENTS}
FORM = read_form_text(json.dumps(WHOLE).encode(), "a/1")
NOW = Surroundings(datetime(2018, 3, 5, tzinfo=UTC), functions={"mci": lambda date: Decimal(2405)})


def drawn(**typed: object) -> dict[str, Drawn]:
    return {one.name: one for one in draw(FORM, typed, {}, NOW, "ru", judged=False).fields}


def test_it_is_shown_and_never_asked():
    fields = drawn(children="6", sum="1", share="1")
    assert {name: one.shape for name, one in fields.items()} == {
        "children": "number", "sum": "computed", "share": "computed", "note": "text",
    }  # fmt: skip
    assert (fields["sum"].value, fields["share"].value) == ("14\u00a0430", "16,67")


def test_the_page_looks_again_when_what_it_rests_on_changes():
    fields = drawn(children="6")
    assert (fields["children"].decides, fields["note"].decides) == (True, False)


def test_why_it_is_missing_stands_beside_it():
    fields = drawn(children="0")
    assert "Деление на ноль" in fields["share"].doubt
    assert (fields["share"].value, fields["sum"].value) == ("", "0")
