"""What the check says of an upload, as the page draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govflow.checks.findings import Finding, Outcome, Severity, Verdict
from govflow.checks.review import Read, read_diagram, reviewed, verdicts
from govflow.engine import Definitions

SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}


@dataclass(frozen=True)
class Reviewed:
    """The diagrams of an upload with their verdicts, in the order of their names."""

    reads: Mapping[str, Read]
    verdicts: Mapping[str, Verdict]

    @property
    def runs(self) -> bool:
        return all(verdict.outcome is not Outcome.REFUSED for verdict in self.verdicts.values())

    @property
    def definitions(self) -> list[Definitions]:
        return [read.definitions for read in self.reads.values() if read.definitions is not None]

    @property
    def lanes(self) -> list[str]:
        """Who acts in the diagrams, by the lanes that hold something to do."""
        tasks = [element for one in self.definitions for element in one.elements.values()]
        return list(dict.fromkeys(element.lane for element in tasks if element.lane)) or ["*"]

    def names(self, file: str, language: str) -> dict[str, str]:
        """What the elements of a file are called, where they have a name; a flow by what stands beside it."""
        definitions = self.reads[file].definitions
        if definitions is None:
            return {}
        elements = definitions.elements.values()
        flows = {flow.id: flow.name for element in elements for flow in element.outgoing}
        return flows | {element.id: element.attributes.get(language, element.name) for element in elements}


def review(diagrams: Mapping[str, bytes]) -> Reviewed:
    reads = {name: read_diagram(name, xml) for name, xml in sorted(diagrams.items())}
    files = list(reads.values())
    found = verdicts(files, reviewed(files))
    return Reviewed(reads, {verdict.path: verdict for verdict in found})


def marks_of(findings: Sequence[Finding], language: str) -> list[dict[str, object]]:
    """A mark on each element something was found at: the gravest finding decides which."""
    marks: dict[str, dict[str, object]] = {}
    for finding in findings:
        element = finding.place.element
        if element and element not in marks:
            marks[element] = {
                "element": element,
                "kind": str(finding.severity),
                "badge": SIGNS[finding.severity],
                "title": finding.words(language),
            }
    return list(marks.values())
