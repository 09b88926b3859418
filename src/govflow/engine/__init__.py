"""How a process moves: diagrams read without loss, compiled into a token net, run in small steps.

It must not know law, the database or the clock: a timer is a name, today is given.

    model = compile_model([read_definitions(xml, "notice.bpmn")])
    run, step = begin(model, "MB-P1", facts, given=given)
    step = run.complete(wait.id, answers, given=given)

Read `definitions/elements.py` for what a diagram is, `net/nodes.py` for what it becomes, `runs/walking.py` for
how it moves.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govflow.engine.definitions import (
        Change,
        Definitions,
        Element,
        Finding,
        Flow,
        Refused,
        read_definitions,
        read_with_faults,
    )
    from govflow.engine.net import Decided, Decisions, Model, compile_model, compile_with_faults
    from govflow.engine.runs import Run, begin
    from govflow.engine.waits import (
        BusinessError,
        CannotThaw,
        Did,
        Given,
        Happening,
        NotAChoice,
        NotWaiting,
        Step,
        Trouble,
        Wait,
        WaitKind,
    )

_ROOMS = {
    "definitions": (
        "Change",
        "Definitions",
        "Element",
        "Finding",
        "Flow",
        "Refused",
        "read_definitions",
        "read_with_faults",
    ),
    "net": (
        "Decided",
        "Decisions",
        "Model",
        "compile_model",
        "compile_with_faults",
    ),
    "runs": (
        "Run",
        "begin",
    ),
    "waits": (
        "BusinessError",
        "CannotThaw",
        "Did",
        "Given",
        "Happening",
        "NotAChoice",
        "NotWaiting",
        "Step",
        "Trouble",
        "Wait",
        "WaitKind",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """A room is opened when something of it is first asked for: `govflow decide` starts without diagrams."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)


__all__ = [
    "BusinessError",
    "CannotThaw",
    "Change",
    "Decided",
    "Decisions",
    "Definitions",
    "Did",
    "Element",
    "Finding",
    "Flow",
    "Given",
    "Happening",
    "Model",
    "NotAChoice",
    "NotWaiting",
    "Refused",
    "Run",
    "Step",
    "Trouble",
    "Wait",
    "WaitKind",
    "begin",
    "compile_model",
    "compile_with_faults",
    "read_definitions",
    "read_with_faults",
]
