"""Each known fault of SpiffWorkflow with a diagram on which it goes wrong.

When a later version runs one of them right, its test fails, and the fault can be struck off the list.
"""

from collections import Counter

import pytest
from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from govflow.engine.definitions import read_definitions
from govflow.engine.reference.interpreter import Interpreter
from govflow.engine.reference.library.faults import FAULTS, faults_met
from govflow.engine.reference.library.running import LibraryRun
from govflow.engine.reference.spots import Spot
from govflow.engine.reference.walks import Moving, walk_both
from tests.engine.generator.sketch import bpmn

SKETCHES = {
    "event-sub-process": """
        start S
        user A
        end E
        eventsub H
          start HS message=Stop
          user B
          end HE
        S > A > E
        HS > B > HE
    """,
    "signal-thrown": """
        start S
        and G
        catch C signal=Go
        user A
        end X signal=Go
        end E
        S > G > C > E
        G > A > X
    """,
    "several-ways-in": """
        start S
        sub F
          user A
          user B
        end E
        S > F > E
    """,
    "rings-again": """
        start S
        user A
        boundary M on=A message=Note quiet
        user B
        end E
        end F
        S > A > E
        M > B > F
    """,
    "several-triggers": """
        start S
        catch C message=Papers signal=Withdrawn
        user A
        end E
        S > C > A > E
    """,
    "several-tokens": """
        start S
        user A completionQuantity=2
        user B
        end E
        S > A > B > E
    """,
    "announces": """
        start S
        user A times=3 tells=first escalation=Enough
        boundary B on=A escalation=Enough
        user H
        end E
        end F
        S > A > E
        B > H > F
    """,
    "uncaught-error": """
        start S
        sub F
          start FS
          user A
          end FE error=Bad
        user B
        end E
        S > F > B > E
        FS > A > FE
    """,
}
UNREAD = {
    "complex-gateway": """
        start S
        and G
        user A
        user B
        complex J activation='activationCount >= 1'
        end E
        S > G
        G > A > J
        G > B > J
        J > E
    """,
    "compensation": """
        start S
        user A
        boundary B on=A compensate by=U
        user U forCompensation
        throw T compensate
        end E
        S > A > T > E
    """,
    "ad-hoc": """
        start S
        adhoc F
          user A
          user B
        end E
        S > F > E
    """,
}
ROUNDS = """
    start S
    user T
    and G
    user A
    user B
    and J
    xor Q
    end E
    S > T > G > A > J > Q
    G > B > J
    Q > T : again
    Q > E : default
"""


@pytest.mark.parametrize("name", SKETCHES)
def test_the_library_goes_wrong(name: str):
    definitions = [read_definitions(bpmn(SKETCHES[name]), "fault.bpmn")]

    assert name in faults_met(definitions, ["P"])
    assert walk_both(definitions, "P", ours=Interpreter, theirs=LibraryRun, seeds=range(8)).differences


@pytest.mark.parametrize("name", UNREAD)
def test_the_library_cannot_begin(name: str):
    definitions = [read_definitions(bpmn(UNREAD[name]), "fault.bpmn")]
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(definitions[0].xml))

    assert name in faults_met(definitions, ["P"])
    with pytest.raises((ValidationException, TypeError)):
        BpmnWorkflow(parser.get_spec("P"), parser.get_subprocess_specs("P")).do_engine_steps()


def moved(run: Moving, *elements: str) -> Counter[Spot]:
    for element in elements:
        run.take(("task", element), {"again": True, "way1": True}.__getitem__)
    return run.open()


def test_its_own_parallel_join_opens_early_in_the_second_round_and_ours_does_not():
    definitions = [read_definitions(bpmn(ROUNDS), "rounds.bpmn")]
    steps = ("T", "A", "B", "T", "B")

    def answers(name: str) -> bool:
        return name != "never"

    stock = LibraryRun(definitions, "P", None, answers, BpmnParser)
    safe = LibraryRun(definitions, "P", None, answers)
    slow = Interpreter(definitions, "P", None, answers)

    assert moved(slow, *steps) == Counter({("task", "A"): 1})
    assert moved(safe, *steps) == Counter({("task", "A"): 1})
    assert moved(stock, *steps) != Counter({("task", "A"): 1})


def test_every_fault_of_the_list_is_shown_here():
    assert sorted(fault.name for fault in FAULTS) == sorted([*SKETCHES, *UNREAD])
