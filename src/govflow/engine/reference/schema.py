"""The BPMN 2.0 schema that SpiffWorkflow brings along, as findings."""

from collections.abc import Iterator
from functools import cache

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator

from govflow.engine.definitions.findings import Finding
from govflow.engine.definitions.safe_xml import parse_safely

MOST = 20  # a file of another kind breaks the schema at every line; twenty tell enough


@cache
def _validator() -> BpmnValidator:
    return BpmnValidator()


def schema_faults(xml: bytes, name: str) -> Iterator[Finding]:
    """Where a file leaves the schema. Most tools do somewhere, so these are notes, not errors."""
    root, _ = parse_safely(xml, name)
    checking = _validator()
    checking.preprocess(root)
    checking.validator.validate(root)
    for fault in list(checking.validator.error_log)[:MOST]:
        if fault.level >= etree.ErrorLevels.ERROR:
            facts = {"found": _short(fault.message)}
            yield Finding("schema", "note", line=fault.line, file=name, facts=facts, domain="checks")


def _short(message: str) -> str:
    return message.replace("{http://www.omg.org/spec/BPMN/20100524/MODEL}", "")[:300]
