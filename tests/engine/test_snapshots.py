"""Every build thaws what every earlier version froze."""

import pytest

from govflow.engine import CannotThaw, Run, WaitKind
from govflow.engine.runs.freezing import VERSION
from govflow.engine.snapshots import Sample, kept_samples
from tests.engine.driver import given

SAMPLES = list(kept_samples())


def test_each_version_of_the_state_has_its_sample():
    assert {sample.version for sample in SAMPLES} == set(range(1, VERSION + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.version))
def test_a_kept_run_thaws_with_the_same_open_and_goes_on_to_its_end(sample: Sample):
    run = sample.thawed()
    assert sorted(wait.element for wait in run.waits.values()) == list(sample.open)
    for _ in range(100):
        if run.is_over:
            break
        _answer_one(run)
        run = Run.thaw(sample.model, run.freeze(), run.facts)
    assert run.is_over
    assert run.waits == {}


def _answer_one(run: Run) -> None:
    kinds = (WaitKind.TASK, WaitKind.CHOICE, WaitKind.MESSAGE)
    calls = [wait for wait in run.waits.values() if not run.model.nodes[wait.element].is_event_start]
    wait = next(wait for kind in kinds for wait in calls if wait.kind is kind)
    if wait.kind is WaitKind.TASK:
        run.complete(wait.id, {"again": False, "verdict": "OK"}, given=given())
    elif wait.kind is WaitKind.CHOICE:
        run.complete(wait.id, {"flow": wait.choices[-1]}, given=given())
    else:
        run.deliver(wait.id, given=given())


@pytest.mark.parametrize(
    "state", [{}, {"v": 99}, {"v": 1, "p": "P", "n": 3, "a": [[2, "nowhere", 1, "task"]]}, {"v": 1, "s": 5, "n": 1}]
)
def test_what_does_not_fit_is_rejected(state: dict):
    with pytest.raises(CannotThaw):
        Run.thaw(SAMPLES[0].model, state, {})
