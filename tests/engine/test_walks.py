"""Random walks through random diagrams of everything: what must hold of a run after every step."""

import json
from random import Random

import pytest

from govflow.engine import Model, Run, Trouble, Wait, WaitKind, begin, compile_model
from tests.engine.driver import given
from tests.engine.generator.rich import rich

EXPECTED_TROUBLE = {"", "uncaught-error"}


@pytest.mark.parametrize("seed", range(60))
def test_every_token_is_accounted_for_after_every_step(seed: int):
    random = Random(seed)
    model = compile_model([rich(random)])
    for _ in range(2):
        assert _trouble_of(model, random) in EXPECTED_TROUBLE


def _trouble_of(model: Model, random: Random) -> str:
    try:
        _walk(model, random)
    except Trouble as trouble:
        return trouble.reason
    return ""


def _walk(model: Model, random: Random) -> None:
    run, _ = begin(model, "P", _facts(random), given=given())
    for _ in range(120):
        _sound(run)
        run = _thawed(model, run)
        _sound(run)
        if not run.waits:
            return
        _act(run, random.choice(list(run.waits.values())), random)


def _facts(random: Random) -> dict[str, object]:
    names = {"again": 0.4, "bad": 0.3, "flag": 0.4, "enough": 0.3, "more": 0.4}
    return {"x": random.choice((0, 1, 2)), **{name: random.random() < often for name, often in names.items()}}


def _act(run: Run, wait: Wait, random: Random) -> None:
    if wait.kind in (WaitKind.TASK, WaitKind.SERVICE):
        if random.random() < 0.03:
            run.fail(wait.id, "Bad", given=given())
        else:
            run.complete(wait.id, _facts(random), given=given())
    elif wait.kind is WaitKind.CHOICE:
        run.complete(wait.id, {"flow": random.choice(wait.choices)}, given=given())
    elif random.random() < 0.5:
        if wait.kind is WaitKind.TIMER:
            run.fire(wait.id, given=given())
        else:
            run.deliver(wait.id, _facts(random), given=given())


def _thawed(model: Model, run: Run) -> Run:
    frozen = json.dumps(run.freeze())
    thawed = Run.thaw(model, json.loads(frozen), run.facts)
    assert json.dumps(thawed.freeze()) == frozen
    return thawed


def _sound(run: Run) -> None:
    """Each scope counts its tokens right, nothing is left over, and what is over leaves nothing open."""
    for scope in run.scopes.values():
        at_joins = sum(sum(counts.values()) for counts in scope.joins.values())
        assert scope.live == len(scope.activities) + at_joins
        assert scope.live or run.activities[scope.activity].kind == "adhoc"
        assert not scope.activity or scope.activity in run.activities
    for wait in run.waits.values():
        assert wait.scope in run.scopes
        assert not wait.activity or wait.activity in run.activities
    assert run.scopes or not (run.waits or run.activities)
