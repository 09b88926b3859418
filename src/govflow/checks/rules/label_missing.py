"""Whatever is named in a diagram is read by people in Kazakh, Russian and English."""

from collections.abc import Iterator, Mapping

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law

OTHERS = ("ru", "en")


def look(law: Law) -> Iterator[Found]:
    for file in law.model.definitions:
        for pool in file.pools:
            yield from _missing(file.name, pool.line, pool.id, pool.name, pool.attributes)
        for process in file.processes:
            for lane in process.lanes:
                yield from _missing(file.name, lane.line, lane.id, lane.name, lane.attributes)
    for element in law.elements:
        yield from _missing(element.file, element.line, element.id, element.name, element.attributes)
        for flow in element.outgoing:
            yield from _missing(element.file, flow.line, flow.id, flow.name, flow.attributes)


def _missing(file: str, line: int, id: str, name: str, attributes: Mapping[str, str]) -> Iterator[Found]:
    lacking = [language for language in OTHERS if not attributes.get(language, "").strip()]
    if name and lacking:
        yield found(file, line, id, name=name, languages=", ".join(lacking))


RULE = Rule("label-missing", Severity.ERROR, look, "checks_law")
