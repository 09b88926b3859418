"""Explorations find what can go wrong, and the way to it; sound diagrams have nothing to find."""

from random import Random

import pytest

from govflow.engine.definitions import read_definitions
from govflow.engine.exploring import Exploration, Limits, explore
from tests.engine.generator.nets import PLAIN, blocks
from tests.engine.generator.sketch import bpmn

SOUND = (*PLAIN, "and", "or", "sub", "race", "error", "handler", "undo", "transaction", "link")


def explored(*sketches: str, limits: Limits | None = None) -> Exploration:
    return explore([read_definitions(bpmn(*sketches), "sketch.bpmn")], "P", limits or Limits())


def kinds(exploration: Exploration) -> set[str]:
    return {fault.kind for fault in exploration.faults}


@pytest.mark.parametrize("seed", range(40))
def test_nested_blocks_never_stop_for_ever(seed: int):
    exploration = explored(*blocks(Random(seed), SOUND, depth=3))

    assert not kinds(exploration) & {"deadlock", "trouble", "never-ends"}, f"seed {seed}"


def test_the_way_to_a_deadlock_can_be_played():
    exploration = explored(
        """
        start S
        xor G
        user A
        user B
        and J
        end E
        S > G
        G > A : first
        G > B : default
        A > J > E
        B > J
        """
    )

    [fault] = [fault for fault in exploration.faults if fault.kind == "deadlock"]
    assert fault.elements == ("J",)
    assert fault.way == ("begin S [G_to_B]", "task B")


def test_a_step_that_choices_never_lead_to_is_found_only_when_all_was_looked_at():
    sketch = """
        start S
        sub F
          start FS
          user A
          end FE
        boundary B on=F error=Bad
        user C
        end E
        end H
        S > F > E
        FS > A > FE
        B > C > H
    """

    assert ("never-done", ("C",)) in [(fault.kind, fault.elements) for fault in explored(sketch).faults]
    assert kinds(explored(sketch, limits=Limits(states=1))) == set()


def test_an_error_that_a_system_may_answer_with_can_happen():
    exploration = explored(
        """
        start S
        service A govflow:system=GBDFL
        boundary B on=A error=Unknown
        user C
        end E
        end H
        S > A > E
        B > C > H
        """
    )

    assert (exploration.is_complete, kinds(exploration)) == (True, set())


def test_a_quiet_reminder_in_a_loop_is_no_endless_search():
    exploration = explored(
        """
        start S
        xor M
        user A
        boundary T on=A message=Hurry quiet
        service R
        xor Q
        end E
        end F
        S > M > A > Q
        T > R > F
        Q > M : again
        Q > E : default
        """
    )

    assert (exploration.is_complete, kinds(exploration)) == (True, set())


def test_a_search_stops_at_its_limit_and_says_so():
    many = "\n".join(f"user A{number}\nuser B{number}" for number in range(12))
    flows = "\n".join(f"G > A{number} > B{number} > J" for number in range(12))

    limits = Limits(300, 1_000)
    exploration = explored(f"start S\nand G\n{many}\nand J\nend E\nS > G\n{flows}\nJ > E", limits=limits)

    assert not exploration.is_complete
    assert exploration.states <= 320


def test_called_processes_are_waits_that_may_fail():
    definitions = read_definitions(
        bpmn(
            "start S\ncall C calls=P2\nboundary B on=C error=Bad\nend E\nend F\nS > C > E\nB > F",
            "start S2\nuser A2\nend E2 error=Bad\nS2 > A2 > E2",
        ),
        "calls.bpmn",
    )

    assert explore([definitions], "P").faults == ()


def test_what_may_be_undone_again_in_each_round_makes_no_new_states():
    exploration = explored(
        """
        start S
        xor M
        user A
        boundary B on=A compensate by=U
        user U forCompensation
        xor Q
        throw T compensate
        end E
        S > M > A > Q
        Q > M : again
        Q > T : default
        T > E
        """
    )

    assert (exploration.is_complete, exploration.states <= 6, kinds(exploration)) == (True, True, set())
