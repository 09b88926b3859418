"""Diagrams read without loss: the bytes stay as they came; what execution needs is understood from them.

`read_definitions` refuses a file that cannot run, with findings; `read_with_faults` returns it with them, for
pages that show a broken diagram. Changes say what was read otherwise than drawn.
"""

from govflow.engine.definitions.elements import (
    Call,
    Definitions,
    Element,
    Flow,
    Lane,
    MessageFlow,
    Pool,
    Process,
    Repeat,
    Setting,
    Trigger,
)
from govflow.engine.definitions.findings import Change, Finding, Refused, Severity
from govflow.engine.definitions.reading import read_definitions, read_with_faults

__all__ = [
    "Call",
    "Change",
    "Definitions",
    "Element",
    "Finding",
    "Flow",
    "Lane",
    "MessageFlow",
    "Pool",
    "Process",
    "Refused",
    "Repeat",
    "Setting",
    "Severity",
    "Trigger",
    "read_definitions",
    "read_with_faults",
]
