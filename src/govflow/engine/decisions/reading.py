"""DMN 1.1 to 1.5 read without loss: what is foreign is skipped, the bytes stay as they came."""

from collections.abc import Callable, Iterator

from govflow.engine.decisions.boxed import (
    child,
    children,
    kind_of,
    local_name,
    read_child_logic,
    read_function,
    text_of,
    titled,
)
from govflow.engine.decisions.elements import (
    Decision,
    DecisionFile,
    DecisionService,
    Import,
    InputData,
    Item,
    Knowledge,
)
from govflow.engine.definitions.safe_xml import Xml, parse_safely
from govflow.errors import WrongFile
from govflow.languages import expected

Refer = Callable[[Xml], str]
NAMESPACES = ("http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/")


def read_decisions(xml: bytes, file: str) -> DecisionFile:
    """Raises `Refused` for what is no safe XML and `WrongFile` for what is no DMN."""
    root, _ = parse_safely(xml, file)
    space, _, tag = root.tag[1:].rpartition("}")
    if tag != "definitions" or not space.startswith(NAMESPACES):
        raise WrongFile(file, root.sourceline, expected("dmn"), tag or root.tag)
    namespace = root.get("namespace", "")
    refer = _referring(namespace)
    return DecisionFile(
        file,
        xml,
        root.get("id", ""),
        root.get("name", ""),
        namespace,
        imports=[_import(one) for one in children(root, "import")],
        items=[_item(one) for one in children(root, "itemDefinition")],
        inputs=[_input(one) for one in children(root, "inputData")],
        decisions=[_decision(one, refer) for one in children(root, "decision")],
        knowledge=[_knowledge(one, refer) for one in children(root, "businessKnowledgeModel")],
        services=[_service(one, refer) for one in children(root, "decisionService")],
    )


def _referring(namespace: str) -> Refer:
    """References of a file written in full."""

    def refer(xml: Xml) -> str:
        space, _, name = xml.get("href", "").strip().rpartition("#")
        return f"{space or namespace}#{name}"

    return refer


def _name(xml: Xml) -> str:
    """The name its value is known under: that of its variable, which is nearly always its own."""
    own = " ".join((xml.get("name") or "").split())
    variable = child(xml, "variable")
    named = " ".join((variable.get("name") or "").split()) if variable is not None else ""
    return own or named


def _variable_kind(xml: Xml) -> str:
    variable = child(xml, "variable")
    return kind_of(variable) if variable is not None else ""


def _id(xml: Xml) -> str:
    return str(xml.get("id") or _name(xml))


def _import(xml: Xml) -> Import:
    return Import(xml.get("name", ""), xml.get("namespace", ""), xml.get("locationURI", ""), xml.sourceline)


def _item(xml: Xml) -> Item:
    function = child(xml, "functionItem")
    return Item(
        name=" ".join((xml.get("name") or "").split()),
        kind=kind_of(xml),
        is_list=xml.get("isCollection", "").strip() in ("true", "1"),
        allowed=text_of(child(xml, "allowedValues")),
        components=tuple(_item(one) for one in children(xml, "itemComponent")),
        line=xml.sourceline,
        constraint=text_of(child(xml, "typeConstraint")),
        function=None if function is None else _function_item(function),
        id=xml.get("id", ""),
    )


def _function_item(xml: Xml) -> tuple[tuple[str, ...], str]:
    parameters = tuple(kind_of(one) for one in children(xml, "parameters"))
    return parameters, local_name(xml.get("outputTypeRef", "")) or kind_of(xml)


def _input(xml: Xml) -> InputData:
    return InputData(_id(xml), _name(xml), _variable_kind(xml), xml.sourceline)


def _decision(xml: Xml, refer: Refer) -> Decision:
    variable = child(xml, "variable")
    return Decision(
        id=_id(xml),
        name=_name(xml),
        kind=_variable_kind(xml),
        logic=read_child_logic(xml),
        needs=tuple(_required(xml, "informationRequirement", ("requiredInput", "requiredDecision"), refer)),
        knows=tuple(_required(xml, "knowledgeRequirement", ("requiredKnowledge",), refer)),
        line=xml.sourceline,
        variable="" if variable is None else " ".join((variable.get("name") or "").split()),
        title=titled(xml, _name(xml)),
    )


def _knowledge(xml: Xml, refer: Refer) -> Knowledge:
    logic = child(xml, "encapsulatedLogic")
    return Knowledge(
        id=_id(xml),
        name=_name(xml),
        kind=_variable_kind(xml),
        logic=None if logic is None else read_function(logic),
        knows=tuple(_required(xml, "knowledgeRequirement", ("requiredKnowledge",), refer)),
        line=xml.sourceline,
    )


def _service(xml: Xml, refer: Refer) -> DecisionService:
    return DecisionService(
        id=_id(xml),
        name=_name(xml),
        kind=_variable_kind(xml),
        outputs=tuple(_referred(xml, "outputDecision", refer)),
        inside=tuple(_referred(xml, "encapsulatedDecision", refer)),
        decisions_in=tuple(_referred(xml, "inputDecision", refer)),
        data_in=tuple(_referred(xml, "inputData", refer)),
        line=xml.sourceline,
    )


def _required(xml: Xml, requirement: str, tags: tuple[str, ...], refer: Refer) -> Iterator[str]:
    for one in children(xml, requirement):
        for tag in tags:
            yield from _referred(one, tag, refer)


def _referred(xml: Xml, tag: str, refer: Refer) -> Iterator[str]:
    for one in children(xml, tag):
        yield refer(one)
