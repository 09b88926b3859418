"""Our runs, frozen and thawed after every step, stand where the references stand."""

from random import Random

import pytest

from govflow.engine.definitions import read_definitions
from govflow.engine.reference.interpreter import Interpreter
from govflow.engine.reference.library.running import LibraryRun
from govflow.engine.reference.ours import NetRun
from govflow.engine.reference.walks import Starting, walk_both
from tests.engine.generator.nets import RARE, WHOLE, blocks, free_form
from tests.engine.generator.sketch import bpmn

FEW = range(0, 400, 20)
THREE_OF_THREE_AGAIN_AND_AGAIN = """
    start S
    xor M
    and F
    user A
    user B
    user C
    complex J activation='activationCount >= 3'
    xor Q
    user D
    end E
    S > M > F
    F > A > J
    F > B > J
    F > C > J
    J > Q
    Q > D : again
    D > M
    Q > E : default
"""


def agrees_with(theirs: Starting, sketches: tuple[str, ...], *seeds: int) -> None:
    definitions = [read_definitions(bpmn(*sketches), f"seed-{seeds[0]}.bpmn")]
    hears = theirs is Interpreter
    walked = walk_both(definitions, "P", ours=NetRun, theirs=theirs, seeds=seeds, hears_conditions=hears)
    assert walked.differences == (), f"seed {seeds[0]}\n{sketches}"


@pytest.mark.parametrize("theirs", [LibraryRun, Interpreter])
@pytest.mark.parametrize("seed", FEW)
def test_on_nested_blocks(theirs: Starting, seed: int):
    agrees_with(theirs, blocks(Random(seed), (*WHOLE, "call")), seed, seed + 1)


@pytest.mark.parametrize("theirs", [LibraryRun, Interpreter])
@pytest.mark.parametrize("seed", FEW)
def test_on_free_form_diagrams(theirs: Starting, seed: int):
    agrees_with(theirs, (free_form(Random(seed)),), seed, seed + 1)


@pytest.mark.parametrize("seed", FEW)
def test_on_what_the_library_does_not_run(seed: int):
    agrees_with(Interpreter, blocks(Random(seed), (*WHOLE, *RARE, *RARE, "call"), depth=3), seed, seed + 1)


@pytest.mark.parametrize("kind", RARE)
def test_on_each_of_it_alone(kind: str):
    for seed in range(5):
        agrees_with(Interpreter, blocks(Random(seed), ("task", "seq", kind), depth=2), seed)


def test_a_complex_gateway_that_waits_keeps_waiting_when_thawed():
    agrees_with(Interpreter, (THREE_OF_THREE_AGAIN_AND_AGAIN,), *range(8))


@pytest.mark.slow
@pytest.mark.parametrize("hundred", range(8))
def test_on_many_more(hundred: int):
    for seed in range(hundred * 100, hundred * 100 + 100):
        agrees_with(Interpreter, blocks(Random(seed), (*WHOLE, *RARE, "call"), depth=4), seed)
        agrees_with(LibraryRun, blocks(Random(seed), WHOLE, depth=4), seed)
        agrees_with(LibraryRun, (free_form(Random(seed), size=12),), seed)
