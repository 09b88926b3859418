"""A step or a limit that stands behind no point of the act, nor behind a reading of it, has no ground in law."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.engine import Element


def look(law: Law) -> Iterator[Found]:
    for element in law.elements:
        if _needs_ground(element) and not element.attributes.get("points", "").strip():
            yield found(element.file, element.line, element.id, name=element.name or element.id)


def _needs_ground(element: Element) -> bool:
    """What somebody does, and what cuts it short; an event sub-process, not its insides' start and end."""
    is_limit = bool(element.host) and element.interrupts
    return is_limit or element.kind.endswith("Task") or element.kind in ("task", "callActivity")


RULE = Rule("element-without-point", Severity.WARNING, look, "checks_law")
