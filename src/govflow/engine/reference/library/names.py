"""Names of ours for all that is written for the library, so that none meets a name it keeps for itself."""

from dataclasses import dataclass, field

from govflow.engine.definitions.elements import Element
from govflow.engine.reference.spots import Spot

ALWAYS = "always"
NEVER = "never"


@dataclass
class Writer:
    """Puts names and lines together while the diagram is gone through."""

    elements: dict[str, Element]
    names: dict[str, str] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    def name(self, element: str) -> str:
        return self.names.setdefault(element, f"n{len(self.names)}")

    def code(self, kind: str, code: str) -> str:
        return self.codes.setdefault((kind, code), f"{kind}{len(self.codes)}")

    def flow(self, source: str, target: str, condition: str | None = None, name: str = "") -> str:
        opening = f'<sequenceFlow id="{name or f"{source}_{target}"}" sourceRef="{source}" targetRef="{target}"'
        if condition is None:
            return f"{opening}/>"
        return f"{opening}><conditionExpression>{condition}</conditionExpression></sequenceFlow>"

    def default(self, element: Element) -> str:
        return "".join(f' default="{self.name(flow.id)}"' for flow in element.outgoing if flow.is_default)
