"""A form as JSON Schema 2020-12, for machines that fill it.

Check digits and rules are beyond a schema; the server checks them either way.
"""

import re
from collections.abc import Callable, Mapping

from govflow.law.forms.fields import NUMBERS, Field, Form, Kind
from govflow.law.forms.kinds import LONGEST_TEXT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ONE_ANSWER = re.compile(r"(?P<key>[^\W\d]\w*)\s*(?P<how>!?=)\s*\"(?P<value>[^\"]*)\"")
PATTERNS = {
    Kind.IIN: r"^\d{12}$",
    Kind.BIN: r"^\d{4}[4-6]\d{7}$",
    Kind.IIN_OR_BIN: r"^\d{12}$",
    Kind.IBAN: r"^KZ\d{5}[0-9A-Z]{13}$",
    Kind.BIC: r"^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$",
    Kind.PHONE: r"^\+7\d{10}$",
    Kind.TIME: r"^\d{2}:\d{2}$",
    Kind.MOMENT: r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
}
FORMATS = {Kind.DATE: "date", Kind.EMAIL: "email"}

Schema = dict[str, object]


def json_schema(form: Form) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"urn:govflow:form:{form.code}",
        **_titled(form.title),
        **_object(form.fields),
    }


def _titled(text: object) -> Schema:
    kk, ru, en = (getattr(text, language) for language in ("kk", "ru", "en"))
    return {"title": kk, "x-title-ru": ru, "x-title-en": en}


def _object(fields: tuple[Field, ...]) -> Schema:
    asked = [field for field in _flat(fields, None) if field[0].is_asked]
    always = [field.key for field, hide in asked if field.is_required and hide is None]
    schema: Schema = {
        "type": "object",
        "properties": {field.key: _field(field, hide) for field, hide in asked},
        "required": always,
        "additionalProperties": False,
    }
    branches = [branch for field, hide in asked if (branch := _branch(field, hide))]
    return {**schema, "allOf": branches} if branches else schema


def _flat(fields: tuple[Field, ...], hidden_by: str | None) -> list[tuple[Field, str | None]]:
    """The fields of a level, each with what hides it; a group without a path is not a level."""
    found: list[tuple[Field, str | None]] = []
    for field in fields:
        hide = " or ".join(part for part in (hidden_by, field.hide and field.hide.written) if part) or None
        if field.kind is Kind.GROUP and not field.key:
            found += _flat(field.fields, hide)
        else:
            found.append((field, hide))
    return found


def _field(field: Field, hide: str | None) -> Schema:
    told: Schema = _titled(field.label)
    if hide is not None:
        told["x-visible-unless"] = hide
    shape = SHAPES.get(field.kind, _text)(field)
    return {**told, **(shape if field.is_required else _or_null(shape))}


def _or_null(shape: Schema) -> Schema:
    if "enum" in shape:
        return {**shape, "enum": [*_listed(shape["enum"]), None]}
    return {**shape, "type": [shape["type"], "null"]} if "type" in shape else shape


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _text(field: Field) -> Schema:
    schema: Schema = {"type": "string"}
    if field.kind in PATTERNS:
        schema["pattern"] = PATTERNS[field.kind]
    elif field.kind in FORMATS:
        schema["format"] = FORMATS[field.kind]
    else:
        schema["maxLength"] = LONGEST_TEXT if field.limits.longest is None else field.limits.longest
        schema |= {"minLength": field.limits.shortest or int(field.is_required)}
        schema |= {"pattern": f"^(?:{field.limits.pattern})$"} if field.limits.pattern else {}
    return schema


def _number(field: Field) -> Schema:
    schema: Schema = {"type": "integer" if field.kind is Kind.WHOLE else "number"}
    limits: Mapping[str, float | None] = {"minimum": field.limits.least, "maximum": field.limits.most}
    schema |= {name: limit for name, limit in limits.items() if limit is not None}
    return {"minimum": 0, **schema} if field.kind is Kind.MONEY else schema


def _yes_or_no(field: Field) -> Schema:
    return {"const": True} if field.is_required else {"type": "boolean"}


def _choice(field: Field) -> Schema:
    return {"enum": [choice.value for choice in field.choices]}


def _choices(field: Field) -> Schema:
    return {"type": "array", "items": _choice(field), "uniqueItems": True, "minItems": int(field.is_required)}


def _group(field: Field) -> Schema:
    return _object(field.fields)


def _rows(field: Field) -> Schema:
    schema: Schema = {"type": "array", "items": _object(field.fields)}
    schema["minItems"] = int(field.limits.least or field.is_required)
    return {**schema, "maxItems": int(field.limits.most)} if field.limits.most else schema


def _files(field: Field) -> Schema:
    one: Schema = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "size": {"type": "integer"}, "digest": {"type": "string"}},
        "required": ["name", "size"],
    }
    return {"type": "array", "items": one, "minItems": int(field.is_required)}


def _branch(field: Field, hide: str | None) -> Schema | None:
    """A field hidden by one answer having, or not having, one value is required by that answer."""
    found = ONE_ANSWER.fullmatch(hide) if hide and field.is_required else None
    if found is None:
        return None
    same: Schema = {"properties": {found["key"]: {"const": found["value"]}}, "required": [found["key"]]}
    shown = same if found["how"] == "!=" else {"not": same}
    return {"if": shown, "then": {"required": [field.key]}}


SHAPES: dict[Kind, Callable[[Field], Schema]] = {
    **dict.fromkeys(NUMBERS, _number),
    Kind.YES_NO: _yes_or_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.GROUP: _group,
    Kind.ROWS: _rows,
    Kind.FILES: _files,
}
