"""Diagrams read without loss: the bytes stay as they came; what execution needs is understood from them.

`read_definitions` refuses a file that cannot run, with findings; `read_with_faults` returns it with them, for
pages that show a broken diagram. Changes say what was read otherwise than drawn.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govflow.engine.definitions.elements import (
        Announcement,
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

_ROOMS = {
    "elements": (
        "Announcement",
        "Call",
        "Definitions",
        "Element",
        "Flow",
        "Lane",
        "MessageFlow",
        "Pool",
        "Process",
        "Repeat",
        "Setting",
        "Trigger",
    ),
    "findings": (
        "Change",
        "Finding",
        "Refused",
        "Severity",
    ),
    "reading": (
        "read_definitions",
        "read_with_faults",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """A room is opened when something of it is first asked for: `govflow decide` starts without diagrams."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)


__all__ = [
    "Announcement",
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
