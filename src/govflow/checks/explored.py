"""What the rules about a process's behaviour look at: its exploration, its walks, and where things stand."""

from dataclasses import dataclass

from govflow.checks.findings import Found, found
from govflow.engine.exploring import Exploration, Kind
from govflow.engine.net import Model
from govflow.engine.reference.choosing import Agreement


@dataclass(frozen=True)
class Explored:
    """A process, everything that can happen in it, and how it fared against a reference."""

    model: Model
    process: str
    exploration: Exploration
    agreement: Agreement

    def name(self, element: str) -> str:
        known = self.model.elements.get(element)
        return known.name or known.id if known else element

    def at(self, element: str, **facts: object) -> Found:
        """Found at an element, or at the process where none is known."""
        known = self.model.elements.get(element) or self.model.processes[self.process]
        return found(known.file, known.line, known.id, **facts)

    def faults(self, kind: Kind) -> list[Found]:
        """Each fault of a kind at its first element, with all its elements and the way to it."""
        return [
            self.at(
                fault.elements[0] if fault.elements else "",
                names=", ".join(self.name(element) for element in fault.elements),
                way=" → ".join(fault.way),
                steps=fault.way,
                reason=fault.reason,
            )
            for fault in self.exploration.faults
            if fault.kind == kind
        ]
