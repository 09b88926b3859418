"""What a reader notes while it reads one file: changes, findings, and the names that other elements refer to."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from govflow.engine.definitions.findings import Change, Finding, Severity
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.vocabulary import BPMN, GOVFLOW

_IN_BPMN = f"{{{BPMN}}}"


@dataclass(slots=True)
class Notes:
    """The paper on the reader's desk."""

    file: str
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    named: dict[str, Xml] = field(default_factory=dict)
    links: dict[str, tuple[Counter[str], Counter[str]]] = field(default_factory=dict)
    flow_ends: frozenset[str] = frozenset()
    moved: set[str] = field(default_factory=set)
    language: str = ""

    def changed(self, rule: str, xml: Xml, **facts: object) -> None:
        self.changes.append(Change(rule, id_of(xml), line_of(xml), self.file, facts))

    def found(self, rule: str, xml: Xml, severity: Severity = "error", **facts: object) -> None:
        self.findings.append(Finding(rule, severity, id_of(xml), line_of(xml), self.file, facts))


def referred(reference: str | None, notes: Notes) -> str:
    """The id a reference means: as it is written, or without the prefix that some tools write."""
    text = (reference or "").strip()
    return text if text in notes.named else text.rpartition(":")[2]


def is_feel(expression: Xml | None, notes: Notes) -> bool:
    """Whether an expression, or the file for all of them, names FEEL as its language."""
    own = expression.get("language") if expression is not None else None
    return "FEEL" in (own or notes.language).upper()


def tag_of(xml: Xml) -> str:
    """The BPMN name of an element; empty for a foreign one."""
    tag = xml.tag
    return tag[len(_IN_BPMN) :] if isinstance(tag, str) and tag.startswith(_IN_BPMN) else ""


def id_of(xml: Xml) -> str:
    return str(xml.get("id") or "").strip()


def line_of(xml: Xml) -> int:
    return int(xml.sourceline or 0)


def children(xml: Xml, *tags: str) -> Iterator[Xml]:
    return (child for child in xml if tag_of(child) in tags)


def child(xml: Xml, *tags: str) -> Xml | None:
    return next(children(xml, *tags), None)


def extensions(xml: Xml) -> Iterator[Xml]:
    """The foreign elements inside extensionElements."""
    for holder in children(xml, "extensionElements"):
        yield from holder


def text_of(xml: Xml | None) -> str:
    return "".join(xml.itertext()).strip() if xml is not None else ""


def words_of(xml: Xml) -> str:
    """A name on one line, as people read it."""
    return re.sub(r"\s+", " ", xml.get("name") or "").strip()


def ours(xml: Xml) -> dict[str, str]:
    """The govflow attributes."""
    prefix = f"{{{GOVFLOW}}}"
    return {key[len(prefix) :]: value for key, value in xml.attrib.items() if key.startswith(prefix)}


def foreign(xml: Xml) -> dict[str, str]:
    """The attributes of other namespaces, as `{namespace}name`."""
    return {
        str(key): str(value)
        for key, value in xml.attrib.items()
        if key.startswith("{") and not key.startswith((f"{{{GOVFLOW}}}", f"{{{BPMN}}}"))
    }


def is_true(value: str | None, *, otherwise: bool) -> bool:
    return otherwise if value is None else value.strip().lower() in ("true", "1")
