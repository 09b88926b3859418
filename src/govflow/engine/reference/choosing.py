"""Which reference a process is compared with, and why not the library where it is not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from govflow.clock import endless_patience
from govflow.engine.definitions.elements import Definitions, Element
from govflow.engine.net import Model
from govflow.engine.reference.interpreter import Interpreter
from govflow.engine.reference.interpreter.inclusive import needed
from govflow.engine.reference.library.faults import faults_met
from govflow.engine.reference.library.running import LibraryRun
from govflow.engine.reference.ours import NetRun
from govflow.engine.reference.walks import Starting, Walked, walk_both

Reference = Literal["library", "interpreter", "none"]


LIBRARY_FAILS = "library-fails"
OUT_OF_STEPS = "out-of-steps"


@dataclass(frozen=True)
class Agreement:
    """What walks through one process showed, which reference was used, and what kept the library out.

    `is_library_alone` where the library went its own way and the interpreter went ours.
    """

    process: str
    reference: Reference
    faults: tuple[str, ...]
    walked: Walked
    is_library_alone: bool = False


def compare(
    model: Model,
    process: str,
    *,
    walks: int = 4,
    most_steps: int = 20,
    seed: int = 1,
    is_late: Callable[[], bool] = endless_patience,
) -> Agreement:
    """Our runs of a process against the reference that can be trusted with it."""
    definitions = resolved(model, process)
    faults = faults_met(definitions, [process.id for one in definitions for process in one.processes])
    reference = _reference(definitions, faults)
    if reference == "none":
        return Agreement(process, "none", faults, Walked(0, 0, ()))

    def against(theirs: Starting) -> Walked:
        seeds = range(seed, seed + walks)
        return walk_both(
            definitions, process, ours=NetRun, theirs=theirs, seeds=seeds, most_steps=most_steps, is_late=is_late
        )

    if reference == "interpreter":
        return _walked(process, reference, faults, against(Interpreter))
    walked = against(LibraryRun)
    if not walked.walks and _is_interpreted(definitions):
        return _walked(process, "interpreter", (OUT_OF_STEPS,), against(Interpreter))
    if not walked.differences or not _is_interpreted(definitions):
        return _walked(process, reference, faults, walked)
    return _settled(process, walked, against(Interpreter))


def _walked(process: str, reference: Reference, faults: tuple[str, ...], walked: Walked) -> Agreement:
    """A reference that could take no walk to its end has told nothing."""
    if walked.walks:
        return Agreement(process, reference, faults, walked)
    return Agreement(process, "none", tuple(dict.fromkeys((*faults, OUT_OF_STEPS))), walked)


def _settled(process: str, by_library: Walked, by_interpreter: Walked) -> Agreement:
    """The library differs: the interpreter says who is right; a library that broke down says nothing."""
    if by_interpreter.differences:
        return Agreement(process, "interpreter", (), by_interpreter)
    if all(difference.theirs.trouble for difference in by_library.differences):
        return Agreement(process, "interpreter", (LIBRARY_FAILS,), by_interpreter)
    return Agreement(process, "library", (), by_library, is_library_alone=True)


def _reference(definitions: Sequence[Definitions], faults: tuple[str, ...]) -> Reference:
    if not faults:
        return "library"
    return "interpreter" if _is_interpreted(definitions) else "none"


def _is_interpreted(definitions: Sequence[Definitions]) -> bool:
    return all(_is_known(element) for one in definitions for element in one.elements.values())


def _is_known(element: Element) -> bool:
    """The interpreter knows all but complex gateways that do more than count."""
    is_joining = element.kind == "complexGateway" and len(element.incoming) > 1
    return not is_joining or needed(element) is not None


def resolved(model: Model, process: str) -> tuple[Definitions, ...]:
    """The diagrams as the net understood them, of a process and those it calls."""
    wanted = _called_from(model, process)
    return tuple(
        replace(
            one,
            processes=tuple(each for each in one.processes if each.id in wanted),
            elements={id_: model.elements[id_] for id_ in one.elements if model.elements[id_].process in wanted},
        )
        for one in model.definitions
        if any(each.id in wanted for each in one.processes)
    )


def _called_from(model: Model, process: str) -> set[str]:
    found = {process}
    stack = [process]
    while stack:
        for element in model.elements_of(stack.pop()):
            if element.call and element.call.process not in found:
                found.add(element.call.process)
                stack.append(element.call.process)
    return found
