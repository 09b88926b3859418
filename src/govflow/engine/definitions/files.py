"""A file before its processes are read: what it is, its names, and what is in it beside processes."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from govflow.engine.definitions.elements import Pool
from govflow.engine.definitions.findings import Finding, Refused, Severity
from govflow.engine.definitions.notes import Notes, children, id_of, line_of, tag_of, words_of
from govflow.engine.definitions.safe_xml import MAX_ATTRIBUTES, MAX_NODES, Xml
from govflow.engine.definitions.vocabulary import BPMN, DIALECTS_OF_BPMN, NODES, OTHER_FORMATS

_NAMED = NODES | {"process", "sequenceFlow"}  # what execution knows by its id
_LIKE_BPMN = re.compile(r"https?://([a-z]+\.)?omg\.org/(spec/)?bpmn[\d/.]*(model)?/?", re.IGNORECASE)
_GLOBAL_TASKS = ("globalTask", "globalUserTask", "globalManualTask", "globalScriptTask", "globalBusinessRuleTask")


def put_into_bpmn(root: Xml, notes: Notes) -> None:
    """Names of no namespace, or of one that can only mean BPMN, are read as BPMN; the bytes stay as they came."""
    if local(root) != "definitions":
        return
    namespace = etree.QName(root.tag).namespace or ""
    if not namespace:
        notes.changed("namespace-missing", root)
    elif namespace != BPMN and (namespace in DIALECTS_OF_BPMN or _LIKE_BPMN.fullmatch(namespace)):
        notes.changed("older-bpmn", root, namespace=namespace)
    else:
        return
    for xml in root.iter(etree.Element):
        if (etree.QName(xml.tag).namespace or "") == namespace:
            xml.tag = f"{{{BPMN}}}{local(xml)}"


def other_format(root: Xml, file: str) -> Finding:
    """What the file is instead, where that can be told."""
    said = f"{etree.QName(root.tag).namespace or ''} {local(root)}".lower()
    name = next((name for mark, name in OTHER_FORMATS.items() if mark in said), "")
    if name:
        return Finding("other-format", line=line_of(root), file=file, facts={"format": name})
    return Finding("not-bpmn", line=line_of(root), file=file, facts={"root": local(root)})


def local(xml: Xml) -> str:
    return str(etree.QName(xml.tag).localname)


def kind_of_foreign(xml: Xml) -> str:
    return f"{xml.prefix}:{local(xml)}" if xml.prefix else local(xml)


def name_elements(root: Xml, notes: Notes) -> None:
    """Every element by its id; two nodes of one id are a fault, a node without one is given one."""
    nodes = 0
    ends: set[str] = set()
    for xml in root.iter(etree.Element):
        tag = tag_of(xml)
        nodes += tag in NODES
        if nodes > MAX_NODES:
            raise Refused(notes.file, [Finding("too-many-elements", **_at(xml, notes, MAX_NODES))])
        if len(xml.attrib) > MAX_ATTRIBUTES:
            raise Refused(notes.file, [Finding("too-many-attributes", **_at(xml, notes, MAX_ATTRIBUTES))])
        if not tag:
            continue
        if tag == "sequenceFlow":
            ends |= {(xml.get(end) or "").strip() for end in ("sourceRef", "targetRef")}
        if not id_of(xml) and tag in _NAMED:
            xml.set("id", f"{tag}-{line_of(xml)}-{len(notes.named)}")
            notes.changed("id-given", xml, kind=tag)
        _keep(xml, tag, notes)
    notes.flow_ends = frozenset(ends | {end.rpartition(":")[2] for end in ends} - {""})


def _keep(xml: Xml, tag: str, notes: Notes) -> None:
    """Known by its id; what execution knows goes before what is only drawn."""
    known = notes.named.get(id_of(xml))
    if not id_of(xml) or (known is not None and tag not in _NAMED):
        return
    if known is not None and tag_of(known) in _NAMED:
        if tag != "sequenceFlow" or (tag_of(known) == "sequenceFlow" and known.attrib == xml.attrib):
            notes.found("id-twice", xml, other=line_of(known))
            return
        xml.set("id", f"{id_of(xml)}-{line_of(xml)}-{len(notes.named)}")
        notes.changed("id-changed", xml, other=line_of(known))
    notes.named[id_of(xml)] = xml


def _at(xml: Xml, notes: Notes, limit: int) -> dict[str, Any]:
    return {"line": line_of(xml), "file": notes.file, "facts": {"limit": limit}}


def look_at_the_rest(root: Xml, pools: tuple[Pool, ...], notes: Notes, *, is_all: bool) -> None:
    """What is drawn beside processes is not run: a remark, or where it `is_all` there is the reason to refuse."""
    severity: Severity = "error" if is_all else "note"
    choreographies = list(children(root, "choreography", "globalChoreographyTask"))
    conversations = list(_conversations(root))
    for choreography in choreographies:
        notes.found("choreography-not-run", choreography, severity)
    for conversation in conversations:
        notes.found("conversation-not-run", conversation, severity, name=words_of(conversation))
    if is_all:
        notes.found("no-process", root)
        _look_for_what_no_process_uses(root, () if choreographies or conversations else pools, notes)


def _conversations(root: Xml) -> Iterator[Xml]:
    for collaboration in children(root, "collaboration", "globalConversation"):
        yield from children(collaboration, "conversation", "subConversation", "callConversation")


def _look_for_what_no_process_uses(root: Xml, pools: tuple[Pool, ...], notes: Notes) -> None:
    for task in children(root, *_GLOBAL_TASKS):
        notes.found("global-task-alone", task, name=words_of(task))
    for pool in pools:
        if not pool.process:
            notes.found("black-box-alone", notes.named.get(pool.id, root), name=pool.name)
