"""A file of BPMN read without loss: its bytes are kept, and what execution needs is understood."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from lxml import etree

from govflow.engine.definitions.elements import Definitions, Element, MessageFlow, Pool, Process
from govflow.engine.definitions.files import (
    kind_of_foreign,
    look_at_the_rest,
    name_elements,
    other_format,
    put_into_bpmn,
)
from govflow.engine.definitions.findings import Refused
from govflow.engine.definitions.flows import connected
from govflow.engine.definitions.lanes import lanes_of, places, pools_of
from govflow.engine.definitions.messages import named_along_flows
from govflow.engine.definitions.nodes import element_of
from govflow.engine.definitions.normalising import normalised
from govflow.engine.definitions.notes import (
    Notes,
    child,
    children,
    id_of,
    is_true,
    line_of,
    ours,
    tag_of,
    text_of,
    words_of,
)
from govflow.engine.definitions.safe_xml import Xml, parse_safely
from govflow.engine.definitions.vocabulary import DRAWN_ONLY, FRAMES, NODES, NOT_RUN, PRODUCTS


def read_definitions(xml: bytes, name: str) -> Definitions:
    """The diagrams of one file; `Refused` with findings where it cannot run."""
    read = read_with_faults(xml, name)
    if any(finding.severity == "error" for finding in read.findings):
        raise Refused(name, read.findings)
    return read


def read_with_faults(xml: bytes, name: str) -> Definitions:
    """The same, with its errors among the findings: for pages that show a broken diagram."""
    root, changes = parse_safely(xml, name)
    notes = Notes(name, changes=list(changes), language=root.get("expressionLanguage") or "")
    put_into_bpmn(root, notes)
    if tag_of(root) != "definitions":
        raise Refused(name, [other_format(root, name)])
    name_elements(root, notes)
    pools = tuple(pools_of(root))
    processes, elements = _processes(root, pools, notes)
    message_flows = tuple(_message_flows(root))
    elements = named_along_flows(elements, message_flows, notes)
    elements = normalised(connected(elements, root, notes), processes, notes)
    look_at_the_rest(root, pools, notes, is_all=not any(process.children for process in processes))
    return Definitions(
        name=name,
        xml=xml,
        digest=sha256(xml).hexdigest(),
        processes=processes,
        elements=elements,
        pools=pools,
        message_flows=message_flows,
        tool=_tool(root),
        changes=tuple(notes.changes),
        findings=tuple(notes.findings),
    )


def _processes(
    root: Xml, pools: tuple[Pool, ...], notes: Notes
) -> tuple[tuple[Process, ...], Mapping[str, Element]]:
    by_process = {pool.process: pool for pool in pools}
    processes: list[Process] = []
    elements: dict[str, Element] = {}
    for xml in children(root, "process"):
        process = _process(xml, notes)
        nodes = list(_nodes(xml, process.id, process.id, notes))
        pool = by_process.get(process.id)
        located = _located(nodes, process, pool)
        elements.update((node.id, node) for node in located)
        here = tuple(node.id for node in located if node.parent == process.id)
        processes.append(replace(process, name=process.name or (pool.name if pool else ""), children=here))
    return tuple(processes), {node.id: replace(node, order=place) for place, node in enumerate(elements.values())}


def _process(xml: Xml, notes: Notes) -> Process:
    executable = is_true(xml.get("isExecutable"), otherwise=True)
    if not executable and any(tag_of(node) in NODES for node in xml):
        notes.changed("run-although-not-executable", xml)
    lanes = tuple(lane for scope in xml.iter(etree.Element) for lane in lanes_of(scope, id_of(xml)))
    return Process(
        id=id_of(xml),
        name=words_of(xml),
        children=(),
        is_executable=executable,
        line=line_of(xml),
        file=notes.file,
        documentation=text_of(child(xml, "documentation")),
        attributes=ours(xml),
        lanes=lanes,
    )


def _nodes(scope: Xml, process: str, parent: str, notes: Notes) -> Iterator[Element]:
    for xml in scope:
        tag = tag_of(xml)
        if tag in NODES:
            node = element_of(xml, process, parent, notes)
            if tag not in FRAMES:
                yield node
                continue
            inside = list(_nodes(xml, process, node.id, notes))
            yield replace(node, children=tuple(found.id for found in inside if found.parent == node.id))
            yield from inside
        elif tag in NOT_RUN or (tag not in DRAWN_ONLY and _is_in_the_flow(xml, notes)):
            notes.found("element-not-supported", xml, kind=tag or kind_of_foreign(xml))


def _is_in_the_flow(xml: Xml, notes: Notes) -> bool:
    """Whether tokens are meant to pass through an element of no known kind."""
    if not isinstance(xml.tag, str):
        return False
    return id_of(xml) in notes.flow_ends or child(xml, "incoming", "outgoing") is not None


def _located(nodes: list[Element], process: Process, pool: Pool | None) -> list[Element]:
    """The nodes with their lanes; inside a sub-process those of the sub-process, in no lane at all the pool's."""
    known = places(process.lanes)
    outermost = (pool.attributes.get("actor") or pool.name,) if pool and not process.lanes else ()
    found: dict[str, tuple[str, ...]] = {process.id: tuple(name for name in outermost if name)}
    located: list[Element] = []
    for node in nodes:
        found[node.id] = known.get(node.id) or found.get(node.parent, ())
        lane = found[node.id][-1] if found[node.id] else node.attributes.get("candidates", "")
        located.append(replace(node, lanes=found[node.id], lane=lane))
    return located


def _message_flows(root: Xml) -> Iterator[MessageFlow]:
    for collaboration in children(root, "collaboration"):
        for flow in children(collaboration, "messageFlow"):
            source, target = flow.get("sourceRef") or "", flow.get("targetRef") or ""
            yield MessageFlow(id_of(flow), words_of(flow), source, target, line_of(flow))


def _tool(root: Xml) -> str:
    """The product that wrote the file, as far as it says so."""
    said = " ".join((root.get("exporter") or "", root.get("exporterVersion") or "")).strip()
    return said or next((PRODUCTS[uri] for uri in root.nsmap.values() if uri in PRODUCTS), "")
