"""XML from strangers: bounded before it is parsed, without document types, entities or the network."""

import re
from typing import Any

from lxml import etree

from govflow.engine.definitions.findings import Change, Finding, Refused

MAX_BYTES = 20_000_000
MAX_TAGS = 200_000
MAX_NODES = 5000
MAX_ATTRIBUTES = 500  # reading them takes time squared
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"  # the byte order mark of UTF-8
_DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=")
_PARSER_LIMITS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

Xml = Any  # an lxml element; the library has no types of its own


def parse_safely(xml: bytes, name: str) -> tuple[Xml, tuple[Change, ...]]:
    """The root of the document, or the reason why it is not read."""
    _guard(xml, name)
    marked = xml.removeprefix(_MARK)
    started = marked.lstrip(b" \t\r\n")
    changes = [Change("blanks-before-xml", line=1, file=name)] if started != marked else []
    try:
        root = _parsed(started, changes, name)
    except etree.XMLSyntaxError as fault:
        line = (fault.lineno or 1) + xml[: len(xml) - len(started)].count(b"\n")
        _refuse(name, "not-xml", line, fault=_plain(fault.msg))
    except (ValueError, LookupError) as fault:
        _refuse(name, "not-xml", 1, fault=_plain(str(fault)))
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse(name, "document-type", 1)
    return root, tuple(changes)


def _parsed(xml: bytes, changes: list[Change], name: str) -> Xml:
    """The root; where the encoding declared cannot be that of the bytes, but UTF-8 is, as UTF-8."""
    try:
        return etree.fromstring(xml, etree.XMLParser(**_PARSER_LIMITS))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        if not _DECLARED.match(xml) or not _is_utf8(xml):
            raise
    root = etree.fromstring(xml, etree.XMLParser(encoding="utf-8", **_PARSER_LIMITS))
    changes.append(Change("encoding-corrected", line=1, file=name))
    return root


def _is_utf8(xml: bytes) -> bool:
    try:
        xml.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guard(xml: bytes, name: str) -> None:
    if len(xml) > MAX_BYTES:
        _refuse(name, "too-large", 1, size=len(xml) // 1_000_000, limit=MAX_BYTES // 1_000_000)
    if xml.count(b"<") > 2 * MAX_TAGS:
        _refuse(name, "too-many-elements", 1, limit=MAX_TAGS)
    if _DOCTYPE.search(xml.replace(b"\0", b"")):
        _refuse(name, "document-type", 1)


def _plain(message: str | None) -> str:
    return re.sub(r"[{}]", "", message or "unreadable")[:200]


def _refuse(name: str, rule: str, line: int, **facts: object) -> Any:
    raise Refused(name, [Finding(rule, line=line, file=name, facts=facts)])
