"""What becomes of a diagram: refused only where it cannot run, proved only as far as the budget goes."""

import pytest

from govflow.checks.findings import Outcome, Verdict
from govflow.checks.proving import Effort
from govflow.checks.review import review_alone
from tests.engine.generator.sketch import bpmn

HEAD = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="P">'
TAIL = b"</process></definitions>"


def review(*sketches: str, effort: Effort | None = None) -> Verdict:
    return review_alone("sketch.bpmn", bpmn(*sketches), effort or Effort())


def rules(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings}


def test_a_deadlock_is_an_error_and_a_round_without_a_wait_is_refused():
    deadlock = review("start S\nxor G\nuser A\nand J\nend E\nS > G\nG > A : x\nG > J : default\nA > J\nJ > E")
    endless = review("start S\nxor M\nservice A\nxor Q\nend E\nS > M > A > Q\nQ > M : x\nQ > E : default")

    assert (deadlock.outcome, deadlock.has_errors) == (Outcome.RUNS, True)
    assert endless.outcome is Outcome.REFUSED
    assert "round-without-wait" in rules(endless)


def test_what_undoes_an_activity_needs_no_flow_to_it():
    sketch = "start S\nuser A\nboundary B on=A compensate by=U\nuser U forCompensation\nend E compensate\nS > A > E"
    assert "nothing-leads-here" not in {finding.rule for finding in review(sketch).findings}


@pytest.mark.parametrize(
    ("sketch", "reference"),
    [
        ("start S\nuser A\nend E\nS > A > E", "P: library, 3 walks, 3 steps"),
        (
            "start S\nuser A\nend E\neventsub H\n  start HS message=M\n  end HE\nS > A > E\nHS > HE",
            "P: interpreter because of event-sub-process, 3 walks, 3 steps",
        ),
        (
            "start S\nand F\nuser A\ncomplex J activation='sum > 5'\nend E\nS > F\nF > A > J\nF > J\nJ > E",
            "P: none because of complex-gateway, 0 walks, 0 steps",
        ),
    ],
)
def test_the_verdict_names_the_reference_that_was_used(sketch: str, reference: str):
    assert review(sketch, effort=Effort(walks=3)).references == (reference,)


def test_processes_that_call_each_other_are_explored_one_by_one_and_walked_together():
    verdict = review(
        "start S\ncall C calls=P2\nend E\nS > C > E", "start S2\nuser A\nuser B\nend E2\nS2 > A > B > E2"
    )

    assert verdict.findings == ()
    assert [one.split(":")[0] for one in verdict.references] == ["P", "P2"]
    assert "8 steps" in verdict.references[0]


def test_what_is_too_large_to_prove_still_runs_and_says_so():
    tasks = "\n".join(f"user A{number}" for number in range(1_600))
    flow = " > ".join(f"A{number}" for number in range(1_600))

    verdict = review(f"start S\n{tasks}\nend E\nS > {flow} > E")

    assert verdict.outcome is Outcome.RUNS
    assert rules(verdict) == {"not-explored"}


def test_frames_in_frames_without_end_are_no_traceback():
    depth = 150
    opening = b"".join(b'<subProcess id="s%d">' % level for level in range(depth))

    verdict = review_alone("deep.bpmn", HEAD + opening + b"</subProcess>" * depth + TAIL)

    assert verdict.outcome is Outcome.RUNS_AFTER_CHANGES
    assert "not-explored" in rules(verdict)


def test_a_diagram_of_a_hundred_branches_stays_within_its_budget():
    many = range(100)
    tasks = "\n".join(f"user A{number}\nuser B{number}" for number in many)
    flows = "\n".join(f"G > A{number} > B{number} > J" for number in many)

    verdict = review(f"start S\nand G\n{tasks}\nand J\nend E\nS > G\n{flows}\nJ > E")

    assert rules(verdict) == {"not-explored"}


def test_a_check_without_time_says_what_it_did_not_look_at():
    found = review("start S\nuser A\nend E\nS > A > E", effort=Effort(seconds=0))

    assert found.outcome is Outcome.RUNS
    assert "not-explored" in [finding.rule for finding in found.findings]
    assert found.references == ("P: none because of out-of-steps, 0 walks, 0 steps",)
