"""A walk that goes on by itself: what is open is answered as nobody has said how."""

from govflow.cli.run_script import ScriptStep
from govflow.cli.run_walk import PERSONS, Walk
from govflow.engine import Wait, WaitKind

MOST_STEPS = 500


def go_on(walk: Walk, *, rings: bool) -> None:
    """Answer what is open, oldest first; when no person has anything to do, time passes."""
    picked: dict[int | str, int] = {}
    for _ in range(MOST_STEPS):
        step = _next(walk, picked, rings=rings)
        if step is None:
            return
        walk.does(step)


def _next(walk: Walk, picked: dict[int | str, int], *, rings: bool) -> ScriptStep | None:
    waits = [wait for _, _, wait in walk.waits()]
    for wait in waits:
        if wait.kind in PERSONS:
            return ScriptStep("complete", wait.element)
    for wait in waits:
        way = _way(walk, wait, picked) if wait.kind is WaitKind.CHOICE else ""
        if way:
            return ScriptStep("choose", wait.element, way)
    ringing = walk.clock.next_of(list(walk.waits())) if rings else None
    return ScriptStep("fire", _named(ringing[2], waits)) if ringing else None


def _named(ringing: Wait, waits: list[Wait]) -> str:
    """A timer by its element, and by its place where several of that element run."""
    alike = [wait for wait in waits if wait.kind is WaitKind.TIMER and wait.element == ringing.element]
    return f"{ringing.element}#{alike.index(ringing) + 1}" if len(alike) > 1 else ringing.element


def _way(walk: Walk, wait: Wait, picked: dict[int | str, int]) -> str:
    """A gateway's ways in turn, so that no round is walked for ever; once through a loop; each piece of
    ad-hoc work once, then enough; where its condition does not hold even then, nothing more."""
    if wait.choices[-1:] == ("enough",):
        return "enough"
    is_ad_hoc = walk.model.element(wait.element).kind == "adHocSubProcess"
    key = wait.activity if is_ad_hoc else wait.element
    done = picked.get(key, 0)
    picked[key] = done + 1
    if is_ad_hoc:
        return wait.choices[done] if done < len(wait.choices) else ""
    return wait.choices[done % len(wait.choices)]
