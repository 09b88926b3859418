"""Boxed expressions read from XML."""

from collections.abc import Callable

from govflow.engine.decisions.elements import (
    Binding,
    Choice,
    Column,
    ContextLogic,
    Entry,
    FunctionLogic,
    Invocation,
    ListLogic,
    Literal,
    Logic,
    Relation,
    Repetition,
    Rule,
    Selection,
    Table,
)
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.vocabulary import GOVFLOW
from govflow.languages import LANGUAGES, Text


def tag_of(xml: Xml) -> str:
    return str(xml.tag).rpartition("}")[2]


def children(xml: Xml, tag: str) -> list[Xml]:
    return [one for one in xml if tag_of(one) == tag]


def child(xml: Xml, tag: str) -> Xml | None:
    return next((one for one in xml if tag_of(one) == tag), None)


def titled(xml: Xml, own: str) -> Text | None:
    """What something is called in three languages, where a diagram says so; its own name is the Kazakh one."""
    ru, en = (xml.get(f"{{{GOVFLOW}}}{language}", "") for language in ("ru", "en"))
    return Text(own or ru or en, ru or own, en or own) if ru or en else None


def _words(xml: Xml) -> tuple[tuple[str, Text], ...]:
    """`<govflow:word value kk ru en/>`: what a code in the column means to people."""
    extensions = child(xml, "extensionElements")
    found = [] if extensions is None else [one for one in extensions if one.tag == f"{{{GOVFLOW}}}word"]
    return tuple((one.get("value", ""), Text(*(one.get(language, "") for language in LANGUAGES))) for one in found)


def text_of(xml: Xml | None) -> str:
    """The text inside a `text` element."""
    text = None if xml is None else child(xml, "text")
    return "" if text is None else "".join(text.itertext()).strip()


def kind_of(xml: Xml) -> str:
    """The type asked for: an attribute, or in old files an element."""
    written = xml.get("typeRef")
    if written is None:
        inner = child(xml, "typeRef")
        written = "" if inner is None else (inner.text or "")
    return local_name(written)


def local_name(reference: str) -> str:
    """The name of a type without the prefix old files write before it."""
    return reference.strip().rpartition(":")[2].strip()


def name_of(xml: Xml) -> str:
    return " ".join((xml.get("name") or "").split())


def read_child_logic(xml: Xml) -> Logic | None:
    return next((READERS[tag_of(one)](one) for one in xml if tag_of(one) in READERS), None)


def _required(xml: Xml, tag: str) -> Logic:
    """The logic inside a named part; a part that is missing is an empty text."""
    part = child(xml, tag)
    found = None if part is None else read_child_logic(part)
    return found or Literal("", xml.sourceline)


def _literal(xml: Xml) -> Literal:
    return Literal(text_of(xml), xml.sourceline, kind_of(xml), xml.get("expressionLanguage", ""))


def _table(xml: Xml) -> Table:
    return Table(
        policy=xml.get("hitPolicy", "UNIQUE"),
        aggregation=xml.get("aggregation", ""),
        inputs=tuple(_input_column(one) for one in children(xml, "input")),
        outputs=tuple(_output_column(one) for one in children(xml, "output")),
        rules=tuple(_rule(number, one) for number, one in enumerate(children(xml, "rule"), 1)),
        line=xml.sourceline,
        label=xml.get("outputLabel", ""),
        kind=kind_of(xml),
    )


def _input_column(xml: Xml) -> Column:
    expression = child(xml, "inputExpression")
    text = text_of(expression)
    kind = kind_of(expression) if expression is not None else ""
    return Column(
        xml.get("label") or text,
        text,
        kind,
        text_of(child(xml, "inputValues")),
        "",
        xml.sourceline,
        xml.get("id", ""),
        titled(xml, xml.get("label", "")),
        _words(xml),
    )


def _output_column(xml: Xml) -> Column:
    default = child(xml, "defaultOutputEntry")
    allowed = text_of(child(xml, "outputValues"))
    return Column(
        xml.get("label") or name_of(xml),
        name_of(xml),
        kind_of(xml),
        allowed,
        text_of(default),
        xml.sourceline,
        xml.get("id", ""),
        titled(xml, xml.get("label", "")),
        _words(xml),
    )


def _rule(number: int, xml: Xml) -> Rule:
    outputs = children(xml, "outputEntry")
    return Rule(
        number,
        xml.get("id", ""),
        tuple(text_of(one) for one in children(xml, "inputEntry")),
        tuple(map(text_of, outputs)),
        tuple(note for note in map(text_of, children(xml, "annotationEntry")) if note) + _description(xml),
        xml.sourceline,
        tuple(map(kind_of, outputs)),
        titled(xml, text_of(child(xml, "description")) or " ".join(_description(xml))),
    )


def _description(xml: Xml) -> tuple[str, ...]:
    found = child(xml, "description")
    text = "" if found is None else "".join(found.itertext()).strip()
    return (text,) if text else ()


def _context(xml: Xml) -> ContextLogic:
    return ContextLogic(tuple(_entry(one) for one in children(xml, "contextEntry")), xml.sourceline, kind_of(xml))


def _entry(xml: Xml) -> Entry:
    variable = child(xml, "variable")
    logic = read_child_logic(xml) or Literal("", xml.sourceline)
    if variable is None:
        return Entry("", "", logic)
    return Entry(name_of(variable), kind_of(variable), logic)


def _relation(xml: Xml) -> Relation:
    columns = tuple((name_of(one), kind_of(one)) for one in children(xml, "column"))
    rows = tuple(_items(one) for one in children(xml, "row"))
    return Relation(columns, rows, xml.sourceline, kind_of(xml))


def _items(xml: Xml) -> tuple[Logic, ...]:
    return tuple(READERS[tag_of(one)](one) for one in xml if tag_of(one) in READERS)


def _list(xml: Xml) -> ListLogic:
    return ListLogic(_items(xml), xml.sourceline, kind_of(xml))


def _invocation(xml: Xml) -> Invocation:
    called = read_child_logic(xml) or Literal("", xml.sourceline)
    bindings = tuple(_binding(one) for one in children(xml, "binding"))
    return Invocation(called, bindings, xml.sourceline, kind_of(xml))


def _binding(xml: Xml) -> Binding:
    parameter = child(xml, "parameter")
    if parameter is None:
        return Binding("", "", read_child_logic(xml))
    return Binding(name_of(parameter), kind_of(parameter), read_child_logic(xml))


def read_function(xml: Xml) -> FunctionLogic:
    parameters = tuple((name_of(one), kind_of(one)) for one in children(xml, "formalParameter"))
    return FunctionLogic(parameters, read_child_logic(xml), xml.get("kind", "FEEL"), xml.sourceline, kind_of(xml))


def _choice(xml: Xml) -> Choice:
    parts = (_required(xml, "if"), _required(xml, "then"), _required(xml, "else"))
    return Choice(*parts, line=xml.sourceline, kind=kind_of(xml))


def _selection(xml: Xml) -> Selection:
    return Selection(_required(xml, "in"), _required(xml, "match"), xml.sourceline, kind_of(xml))


def _repetition(xml: Xml) -> Repetition:
    how = tag_of(xml)
    body = _required(xml, "return" if how == "for" else "satisfies")
    return Repetition(
        how, xml.get("iteratorVariable", ""), _required(xml, "in"), body, xml.sourceline, kind_of(xml)
    )


READERS: dict[str, Callable[[Xml], Logic]] = {
    "literalExpression": _literal,
    "decisionTable": _table,
    "context": _context,
    "relation": _relation,
    "list": _list,
    "invocation": _invocation,
    "functionDefinition": read_function,
    "conditional": _choice,
    "filter": _selection,
    "for": _repetition,
    "some": _repetition,
    "every": _repetition,
}
