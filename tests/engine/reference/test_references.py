"""The two references agree with each other wherever SpiffWorkflow is trusted."""

from random import Random

import pytest

from govflow.engine.definitions import read_definitions
from govflow.engine.reference.interpreter import Interpreter
from govflow.engine.reference.library.faults import faults_met
from govflow.engine.reference.library.running import LibraryRun
from govflow.engine.reference.walks import walk_both
from tests.engine.generator.nets import blocks, free_form
from tests.engine.generator.sketch import bpmn

SEEDS = range(0, 300, 10)


def agree(sketches: tuple[str, ...], seed: int) -> None:
    definitions = [read_definitions(bpmn(*sketches), f"seed-{seed}.bpmn")]
    assert faults_met(definitions, ["P"]) == ()
    walked = walk_both(definitions, "P", ours=Interpreter, theirs=LibraryRun, seeds=[seed, seed + 1])
    assert walked.differences == (), f"seed {seed}\n{sketches}"


@pytest.mark.parametrize("seed", SEEDS)
def test_they_agree_on_nested_blocks(seed: int):
    agree(blocks(Random(seed)), seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_they_agree_on_free_form_diagrams(seed: int):
    agree((free_form(Random(seed)),), seed)
