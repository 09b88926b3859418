"""What other products write into a diagram, in our words, each told to the designer as what it became."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govflow.engine.conditions import is_understood, unwrapped
from govflow.engine.definitions.elements import Setting
from govflow.engine.definitions.notes import Notes, child, children, extensions, text_of, words_of
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.scripts import assignments
from govflow.engine.definitions.vocabulary import CAMUNDA_FAMILY, GOVFLOW, SPIFF, ZEEBE

# our attribute → the attributes of the Camunda family that mean it, the first that is written wins
_FAMILY_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "form": ("formKey", "formRef"),
    "candidates": ("candidateGroups", "assignee", "candidateUsers"),
    "due": ("dueDate",),
    "decision": ("decisionRef", "decisionTableReferenceKey"),
    "result": ("resultVariable", "resultVariableName"),
}
_FAMILY_CODE = ("topic", "class", "delegateExpression", "expression", "type")
# our attribute → the Zeebe extension element and its attributes
_ZEEBE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("form", "formDefinition", ("formId", "formKey", "externalReference")),
    ("candidates", "assignmentDefinition", ("candidateGroups", "assignee", "candidateUsers")),
    ("due", "taskSchedule", ("dueDate",)),
    ("decision", "calledDecision", ("decisionId",)),
    ("result", "calledDecision", ("resultVariable",)),
    ("system", "taskDefinition", ("type",)),
)
_SPIFF: Mapping[str, str] = {"calledDecisionId": "decision", "instructionsForEndUser": "instructions"}
_ASKING = frozenset({"serviceTask", "businessRuleTask", "scriptTask"})


@dataclass(slots=True)
class Terms:
    """The understood terms of one element."""

    attributes: dict[str, str] = field(default_factory=dict)
    sets: list[Setting] = field(default_factory=list)
    takes: list[Setting] = field(default_factory=list)


def understand(xml: Xml, kind: str, notes: Notes) -> Terms:
    terms = Terms()
    written = (*_family(xml, kind), *_zeebe(xml, kind), *_spiff(xml, kind), *_standard(xml, notes))
    for name, value in (*written, *_operation(xml, kind, notes)):
        if value.strip() and name not in terms.attributes:
            terms.attributes[name] = value.strip()
    for name, value in terms.attributes.items():
        notes.changed("vendor-term", xml, term=name, value=value)
    own = _prefixed(xml, GOVFLOW)
    terms.attributes.update(own)
    outward = [*_mappings(xml, "output", "outputParameter"), *_scripts(xml)]
    terms.sets += _spiff_script(xml, "postScript", notes)
    terms.takes += _spiff_script(xml, "preScript", notes)
    terms.sets += [*_own_sets(xml, "set"), *_readable(outward, xml, notes)]
    terms.takes += [*_own_sets(xml, "take"), *_readable(_mappings(xml, "input", "inputParameter"), xml, notes)]
    return terms


def _readable(settings: Iterable[Setting], xml: Xml, notes: Notes) -> Iterator[Setting]:
    for setting in settings:
        if is_understood(setting.value):
            yield setting
        else:
            notes.changed("mapping-left-out", xml, name=setting.name, text=setting.value)


def _prefixed(xml: Xml, namespace: str) -> dict[str, str]:
    prefix = f"{{{namespace}}}"
    return {key[len(prefix) :]: value for key, value in xml.attrib.items() if key.startswith(prefix)}


def _family(xml: Xml, kind: str) -> Iterator[tuple[str, str]]:
    for namespace in CAMUNDA_FAMILY:
        written = _prefixed(xml, namespace)
        for ours, theirs in _FAMILY_ATTRIBUTES.items():
            yield from ((ours, written[name]) for name in theirs if name in written)
        if kind in _ASKING and not written.keys() & {"decisionRef", "decisionTableReferenceKey"}:
            yield from (("system", unwrapped(written[name])) for name in _FAMILY_CODE if name in written)


def _zeebe(xml: Xml, kind: str) -> Iterator[tuple[str, str]]:
    for extension in extensions(xml):
        for ours, tag, attributes in _ZEEBE:
            if extension.tag != f"{{{ZEEBE}}}{tag}" or (ours == "system" and kind not in _ASKING):
                continue
            yield from ((ours, extension.get(name)) for name in attributes if extension.get(name))


def _spiff(xml: Xml, kind: str) -> Iterator[tuple[str, str]]:
    for extension in extensions(xml):
        name = str(extension.tag).removeprefix(f"{{{SPIFF}}}")
        if name in _SPIFF:
            yield _SPIFF[name], text_of(extension)
        if name == "serviceTaskOperator" and kind in _ASKING:
            yield "system", extension.get("id") or ""
        if name == "properties":
            for entry in extension:
                if entry.get("name") == "formJsonSchemaFilename":
                    yield "form", entry.get("value") or ""


def _spiff_script(xml: Xml, tag: str, notes: Notes) -> list[Setting]:
    """What a task of SpiffWorkflow computes before or after it."""
    text = "".join(text_of(found) for found in extensions(xml) if found.tag == f"{{{SPIFF}}}{tag}")
    settings = assignments(text)
    if settings is None:
        notes.changed("mapping-left-out", xml, name=tag, text=text[:80])
    return settings or []


def _standard(xml: Xml, notes: Notes) -> Iterator[tuple[str, str]]:
    """Who does it, as BPMN itself says it."""
    for holder in children(xml, "potentialOwner", "humanPerformer", "performer"):
        assignment = child(holder, "resourceAssignmentExpression")
        if assignment is not None:
            yield "candidates", text_of(assignment)
        reference = text_of(child(holder, "resourceRef"))
        resource = notes.named.get(reference) if reference in notes.named else notes.named.get(_local(reference))
        if resource is not None:
            yield "candidates", words_of(resource)


def _operation(xml: Xml, kind: str, notes: Notes) -> Iterator[tuple[str, str]]:
    """The operation of a web service, or a connector of Camunda 7."""
    if kind not in _ASKING:
        return
    reference = _local(xml.get("operationRef") or "")
    if reference:
        named = notes.named.get(reference)
        yield "system", (words_of(named) if named is not None else "") or reference
    for extension in extensions(xml):
        for part in extension if str(extension.tag).endswith("}connector") else ():
            if str(part.tag).endswith("}connectorId"):
                yield "system", text_of(part)


def _local(reference: str) -> str:
    return reference.rpartition(":")[2].strip()


def _own_sets(xml: Xml, tag: str) -> list[Setting]:
    return [
        Setting(extension.get("name") or "", extension.get("value") or "null")
        for extension in extensions(xml)
        if extension.tag == f"{{{GOVFLOW}}}{tag}" and extension.get("name")
    ]


def _mappings(xml: Xml, zeebe: str, camunda: str) -> Iterator[Setting]:
    """Input or output mappings of a task, in Camunda 8 and in Camunda 7."""
    for extension in extensions(xml):
        for entry in extension:
            if entry.tag == f"{{{ZEEBE}}}{zeebe}" and entry.get("target"):
                yield Setting(entry.get("target"), unwrapped(entry.get("source") or "null"))
            elif str(entry.tag).endswith("}" + camunda) and entry.get("name") and not len(entry):
                yield Setting(entry.get("name"), _as_value(text_of(entry)))


def _as_value(text: str) -> str:
    bare = unwrapped(text)
    return bare if bare != text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _scripts(xml: Xml) -> Iterator[Setting]:
    """A FEEL script of Camunda 8 sets one fact."""
    for extension in extensions(xml):
        if extension.tag == f"{{{ZEEBE}}}script" and extension.get("resultVariable"):
            yield Setting(extension.get("resultVariable"), unwrapped(extension.get("expression") or "null"))
