"""DMN written short, for tests."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from govflow.engine.decisions import Decided, DecisionModel, compile_decisions, decide, read_decisions

SPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def text(words: str, tag: str = "literalExpression", **attributes: str) -> str:
    given = "".join(f" {name}={_quoted(value)}" for name, value in attributes.items())
    return f"<{tag}{given}><text>{escape(words)}</text></{tag}>"


def _quoted(value: str) -> str:
    return '"' + escape(value, {'"': "&quot;"}) + '"'


def input_data(name: str, kind: str = "") -> str:
    return f"<inputData id={_quoted('in ' + name)} name={_quoted(name)}>{variable(name, kind)}</inputData>"


def variable(name: str, kind: str = "", tag: str = "variable") -> str:
    typed = f" typeRef={_quoted(kind)}" if kind else ""
    return f"<{tag} name={_quoted(name)}{typed}/>"


def needs(*refs: str) -> str:
    return "".join(
        f"<informationRequirement><{_tag(ref)} href={_quoted('#' + ref)}/></informationRequirement>" for ref in refs
    )


def _tag(ref: str) -> str:
    return "requiredInput" if ref.startswith("in ") else "requiredDecision"


def knows(*refs: str) -> str:
    return "".join(
        f"<knowledgeRequirement><requiredKnowledge href={_quoted('#' + ref)}/></knowledgeRequirement>"
        for ref in refs
    )


def decision(name: str, logic: str, *, kind: str = "", wants: str = "") -> str:
    return f"<decision id={_quoted(name)} name={_quoted(name)}>{variable(name, kind)}{wants}{logic}</decision>"


def knowledge(name: str, parameters: Mapping[str, str], logic: str, *, kind: str = "", wants: str = "") -> str:
    formal = "".join(variable(one, typed, "formalParameter") for one, typed in parameters.items())
    inside = f"<encapsulatedLogic>{formal}{logic}</encapsulatedLogic>"
    return (
        f"<businessKnowledgeModel id={_quoted(name)} name={_quoted(name)}>{variable(name, kind)}{inside}{wants}"
        "</businessKnowledgeModel>"
    )


def table(
    policy: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    rules: Sequence[Sequence[str]],
    *,
    allowed: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
) -> str:
    """`inputs` and `outputs` may end in `: type`; each rule is its cells from left to right."""
    hit, _, aggregation = policy.partition("+")
    head = f"<decisionTable hitPolicy={_quoted(hit)}" + (
        f" aggregation={_quoted(aggregation)}" if aggregation else ""
    )
    columns = "".join(_input(one, allowed or {}) for one in inputs)
    columns += "".join(_output(one, allowed or {}, defaults or {}) for one in outputs)
    rows = "".join(_rule(cells, len(inputs)) for cells in rules)
    return f"{head}>{columns}{rows}</decisionTable>"


def _input(column: str, allowed: Mapping[str, str]) -> str:
    name, _, kind = column.partition(": ")
    typed = {"typeRef": kind} if kind else {}
    values = text(allowed[name], "inputValues") if name in allowed else ""
    return f"<input>{text(name, 'inputExpression', **typed)}{values}</input>"


def _output(column: str, allowed: Mapping[str, str], defaults: Mapping[str, str]) -> str:
    name, _, kind = column.partition(": ")
    values = text(allowed[name], "outputValues") if name in allowed else ""
    values += text(defaults[name], "defaultOutputEntry") if name in defaults else ""
    return f"{variable(name, kind, 'output')[:-2]}>{values}</output>"


def _rule(cells: Sequence[str], inputs: int) -> str:
    entries = "".join(text(cell, "inputEntry" if n < inputs else "outputEntry") for n, cell in enumerate(cells))
    return f"<rule>{entries}</rule>"


def definitions(*parts: str, namespace: str = "urn:test", name: str = "test", space: str = SPACE) -> bytes:
    head = f"<definitions xmlns={_quoted(space)} id='d' name={_quoted(name)} namespace={_quoted(namespace)}>"
    return f"{head}{''.join(parts)}</definitions>".encode()


def model_of(*files: bytes) -> DecisionModel:
    return compile_decisions(read_decisions(xml, f"file{n}.dmn") for n, xml in enumerate(files, 1))


def answer(model: DecisionModel, name: str, **facts: Any) -> Any:
    """Leniently, as the specification has it."""
    return decided(model, name, facts).value


def decided(model: DecisionModel, name: str, facts: Mapping[str, object]) -> Decided:
    node = model.named(name)
    assert node is not None
    return decide(model, node, facts, lenient=True)
