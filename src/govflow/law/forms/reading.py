"""Reading a `.form` file. What it says wrong is told with file, line, what was expected and what was found."""

import re
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import Text, expected
from govflow.law.forms.documents import read_json_text
from govflow.law.forms.expressions import Expression
from govflow.law.forms.fields import Choice, Field, Form, Kind, Limits, Rule, each_of
from govflow.law.forms.properties import Properties, expression, flag, inside, number, pattern, text, whole
from govflow.law.reading import Node

KINDS_OF_TEXT = (
    Kind.TEXT,
    Kind.IIN,
    Kind.BIN,
    Kind.IIN_OR_BIN,
    Kind.IBAN,
    Kind.BIC,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.DATE,
    Kind.MOMENT,
    Kind.MONEY,
    Kind.NUMBER,
    Kind.WHOLE,
)
BY_COMPONENT = {
    "textarea": Kind.LINES,
    "checkbox": Kind.YES_NO,
    "radio": Kind.CHOICE,
    "select": Kind.CHOICE,
    "checklist": Kind.CHOICES,
    "taglist": Kind.CHOICES,
    "group": Kind.GROUP,
    "dynamiclist": Kind.ROWS,
    "filepicker": Kind.FILES,
    "expression": Kind.COMPUTED,
    "text": Kind.WORDS,
    "separator": Kind.LINE,
    "spacer": Kind.LINE,
}
BY_SUBTYPE = {"date": Kind.DATE, "datetime": Kind.MOMENT, "time": Kind.TIME}
IGNORED = ("button",)
NOT_COMPUTED = frozenset({Kind.GROUP, Kind.ROWS, Kind.FILES, Kind.WORDS, Kind.LINE})
NAME = re.compile(r"[^\W\d]\w*")
DEEPEST = 6


def read_form(path: Path) -> Form:
    return read_form_text(path.read_bytes(), f"{path.parent.name}/{path.stem}", path)


def read_form_text(written: bytes, code: str, path: Path | str = "") -> Form:
    root = read_json_text(written, path or code)
    root.get("type").one_of("default")
    fields = _fields(root, 1)
    _names_once(fields, root, {})
    _no_circle(fields, root)
    return Form(code, root.get("properties").in_three_languages(), fields, written.decode())


def _fields(parent: Node, depth: int) -> tuple[Field, ...]:
    if depth > DEEPEST:
        parent.wrong(expected("groups_deep", deepest=DEEPEST))
    return tuple(_field(node, depth) for node in parent.get("components").items() if not _is_ignored(node))


def _is_ignored(node: Node) -> bool:
    return node.get("type").text() in IGNORED


def _field(node: Node, depth: int) -> Field:
    kind = _kind(node)
    says = Properties(node)
    return Field(
        kind=kind,
        key=_key(node, kind),
        label=_label(node, kind, says),
        line=node.line,
        hint=_hint(node, says),
        is_required=flag(node.find("validate"), "required"),
        is_readonly=flag(node, "readonly") or flag(node, "disabled"),
        hide=expression(inside(node, "conditional", "hide")),
        limits=_limits(node, kind, says),
        choices=_choices(node, says) if kind in (Kind.CHOICE, Kind.CHOICES) else (),
        fields=_fields(node, depth + 1) if kind in (Kind.GROUP, Kind.ROWS) else (),
        rule=_rule(says),
        start=expression(says.find("value")),
        computed=_worked_out(node, kind, says),
        compared_birth=text(says.find("warn")),
        is_list_box=node.get("type").text() == "select",
        rows_at_first=whole(node.find("defaultRepetitions")) or 0,
    )


def _kind(node: Node) -> Kind:
    component = node.get("type")
    name = component.text()
    if name == "textfield":
        said = Properties(node).find("type")
        return Kind(said.one_of(*KINDS_OF_TEXT)) if said else Kind.TEXT
    if name == "number":
        return Kind.WHOLE if (whole(node.find("decimalDigits")) == 0) else Kind.NUMBER
    if name == "datetime":
        subtype = node.find("subtype")
        return BY_SUBTYPE[subtype.one_of(*BY_SUBTYPE)] if subtype else Kind.DATE
    return BY_COMPONENT[component.one_of("textfield", "number", "datetime", *BY_COMPONENT, *IGNORED)]


def _key(node: Node, kind: Kind) -> str:
    if kind in (Kind.WORDS, Kind.LINE):
        return ""
    if kind is Kind.GROUP:
        path = node.find("path")
        return _name(path) if path and path.text() else ""
    return _name(node.get("path" if kind is Kind.ROWS else "key"))


def _name(node: Node) -> str:
    name = node.text()
    return name if NAME.fullmatch(name) else node.wrong(expected("name"))


def _label(node: Node, kind: Kind, says: "Properties") -> Text:
    if kind is Kind.LINE:
        return Text.same("")
    own = node.find("text" if kind is Kind.WORDS else "label")
    if own is None and kind is Kind.GROUP:
        return Text.same("")
    return says.in_three(own or node.get("label"), "ru", "en")


def _hint(node: Node, says: "Properties") -> Text | None:
    own = node.find("description")
    return says.in_three(own, "help.ru", "help.en") if own and own.text() else None


def _choices(node: Node, says: "Properties") -> tuple[Choice, ...]:
    values = node.get("values").items()
    if not values:
        node.wrong(expected("one_value"))
    return tuple(_choice(value, says) for value in values)


def _choice(value: Node, says: "Properties") -> Choice:
    name = value.get("value").text()
    return Choice(name, says.in_three(value.get("label"), f"ru.{name}", f"en.{name}"))


def _limits(node: Node, kind: Kind, says: "Properties") -> Limits:
    rows = kind is Kind.ROWS
    accept = text(node.find("accept")) or ""
    return Limits(
        shortest=whole(inside(node, "validate", "minLength")),
        longest=whole(inside(node, "validate", "maxLength")),
        least=number(says.find("min") if rows else inside(node, "validate", "min")),
        most=number(says.find("max") if rows else inside(node, "validate", "max")),
        decimals=whole(node.find("decimalDigits")),
        pattern=pattern(inside(node, "validate", "pattern")),
        earliest=expression(says.find("earliest")),
        latest=expression(says.find("latest")),
        accepts=tuple(part.strip().lower() for part in accept.split(",") if part.strip()),
        largest_file=whole(says.find("maxBytes")),
        several_files=flag(node, "multiple"),
    )


def _worked_out(node: Node, kind: Kind, says: "Properties") -> Expression | None:
    """FEEL for a field nobody types: an `expression`, or a field of any kind that says `computed`."""
    said = node.get("expression") if kind is Kind.COMPUTED else says.find("computed")
    found = expression(said)
    if said is not None and (found is None or kind in NOT_COMPUTED):
        said.wrong("FEEL for one value of a field that holds one")
    return found


def _rule(says: "Properties") -> Rule | None:
    written = says.find("rule")
    holds = expression(written)
    if written is None or holds is None:
        return None
    return Rule(holds, says.in_three(says.get("rule.kk"), "rule.ru", "rule.en"))


def _no_circle(fields: tuple[Field, ...], root: Node) -> None:
    """A value that is worked out from itself has none."""
    worked_out = {one.key: one for one in each_of(fields) if one.computed is not None}
    needs = {key: one.computed.names & worked_out.keys() for key, one in worked_out.items() if one.computed}
    for key, one in worked_out.items():
        reached: set[str] = set()
        ahead = set(needs[key])
        while ahead:
            reached |= ahead
            ahead = {name for each in ahead for name in needs[each]} - reached
        if key in reached:
            raise WrongFile(root.path, one.line, "a value worked out from other fields", f"{key} from itself")


def _names_once(fields: tuple[Field, ...], root: Node, seen: dict[str, int]) -> None:
    """A key stands once among the fields of its level."""
    for field in fields:
        if field.key in seen and field.key:
            raise WrongFile(root.path, field.line, expected("own_key", other=seen[field.key]), field.key)
        if field.key:
            seen[field.key] = field.line
        _names_once(field.fields, root, {} if field.key else seen)
