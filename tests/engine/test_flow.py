"""Tasks, gateways and joins."""

import pytest

from govflow.engine import NotAChoice, NotWaiting, Trouble
from tests.engine.driver import Walk, drawn

REWORK = """
start S
user A
and F
user B
user C
and J
xor G
end E
S > A > F > B > J > G
F > C > J
G > A : again = true
G > E : default
"""


def test_tasks_follow_each_other():
    walk = Walk("start S\nuser A\nmanual B\ntask C\nend E\nS > A > B > C > E")
    assert walk.open == ["A"]
    walk.does("A", "B", "C")
    assert walk.is_over
    assert walk.visited == ["S", "A", "B", "C", "E"]


def test_answers_become_facts_and_decide_the_way():
    text = "start S\nuser A\nxor G\nend Yes\nend No\nS > A > G\nG > Yes : sum > 100\nG > No : default"
    assert Walk(text).does("A", sum=500).changed == {"sum": 500}
    high, low = Walk(text), Walk(text)
    high.does("A", sum=500)
    low.does("A", sum=5)
    assert (high.visited[-1], low.visited[-1]) == ("Yes", "No")


def test_no_way_out_is_trouble_and_names_the_gateway():
    walk = Walk("start S\nuser A\nxor G\nend Yes\nend No\nS > A > G\nG > Yes : a = 1\nG > No : a = 2")
    with pytest.raises(Trouble) as trouble:
        walk.does("A", a=3)
    assert (trouble.value.element, trouble.value.reason) == ("G", "no-way-out")
    assert walk.open == ["A"]


def test_a_condition_that_is_no_condition_is_trouble():
    walk = Walk("start S\nuser A\nxor G\nend Yes\nend No\nS > A > G\nG > Yes : a\nG > No : default")
    with pytest.raises(Trouble) as trouble:
        walk.does("A", a="perhaps")
    assert trouble.value.reason == "not-a-condition"


def test_a_parallel_join_in_a_rework_loop_counts_each_round():
    walk = Walk(REWORK)
    walk.does("A", again=True)
    for _ in range(20):
        walk.does("C")
        assert walk.open == ["B"]
        walk.does("B")
        assert walk.open == ["A"]
        walk.does("A")
        assert walk.open == ["B", "C"]
    walk.does("B", again=False)
    assert not walk.is_over
    walk.does("C")
    assert walk.is_over


def test_the_frozen_state_does_not_grow_with_the_rounds():
    walk = Walk(REWORK)
    walk.does("A", again=True)
    walk.does("B")
    first = len(walk.frozen)
    for _ in range(300):
        walk.does("C", "A", "B")
    assert len(walk.frozen) <= first + 12
    assert first < 300


def test_several_tokens_may_stand_in_one_task():
    two = Walk("start S\nand F\nxor X\nuser A\nend E\nservice W\nS > F > X > A > E\nF > W > X")
    assert two.open == ["A", "A"]
    two.does("A")
    assert two.open == ["A"]
    two.does("A")
    assert two.is_over


def test_an_implicit_split_takes_every_flow_and_an_implicit_merge_runs_for_each_token():
    walk = Walk("start S\nuser A\nuser B\nuser C\nuser D\nend E\nS > A > B > D > E\nA > C > D")
    walk.does("A")
    assert walk.open == ["B", "C"]
    walk.does("B", "C")
    assert walk.open == ["D", "D"]


def test_conditional_flows_of_a_task_and_their_default():
    text = "start S\nuser A\nuser B\nuser C\nuser D\nend E\nS > A\nA > B : b = 1\nA > C : c = 1\nA > D : default"
    both, none = Walk(text), Walk(text)
    both.does("A", b=1, c=1)
    none.does("A")
    assert (both.open, none.open) == (["B", "C"], ["D"])


INCLUSIVE = """
start S
user A
or F
user B
user C
user D
or J
user Z
end E
S > A > F
F > B : b
F > C : c
F > D : d
B > J > Z > E
C > J
D > J
"""


def _inclusive(b: bool, c: bool, d: bool) -> Walk:
    walk = Walk(INCLUSIVE)
    walk.does("A", b=b, c=c, d=d)
    return walk


def test_an_inclusive_join_waits_for_those_that_were_sent():
    walk = _inclusive(True, True, False)
    assert walk.open == ["B", "C"]
    walk.does("B")
    assert walk.open == ["C"]
    walk.does("C")
    assert walk.open == ["Z"]
    alone = _inclusive(False, False, True)
    alone.does("D")
    assert alone.open == ["Z"]


def test_nested_inclusive_joins_wait_for_tokens_still_upstream():
    walk = Walk("""
start S
and F1
or F2
user A
user B
user C
or J2
or J1
user Z
end E
S > F1 > F2
F2 > A : true
F2 > B : true
A > J2
B > J2 > J1 > Z > E
F1 > C > J1
""")
    walk.does("C", "A")
    assert walk.open == ["B"]
    walk.does("B")
    assert walk.open == ["Z"]
    assert walk.visited.count("J1") == 1


def test_an_inclusive_join_in_a_loop_starts_anew_each_round():
    walk = Walk(
        """
start S
xor M
or F
user A
user B
or J
user G
xor X
end E
S > M > F
F > A : true
F > B : both
A > J > G > X
B > J
X > M : again
X > E : default
""",
        {"both": True},
    )
    for _ in range(5):
        walk.does("A")
        assert walk.open == ["B"]
        walk.does("B")
        walk.does("G", again=True)
    walk.does("A", both=False)
    walk.does("B", "G")
    assert walk.open == ["A"]
    walk.does("A")
    assert walk.open == ["G"]


def test_a_complex_gateway_fires_at_n_of_m_and_swallows_the_rest():
    walk = Walk(_two_of_three())
    walk.does("A")
    assert walk.open == ["B", "C"]
    walk.does("C")
    assert walk.open == ["B", "Z"]
    walk.does("B")
    assert walk.open == ["Z"]
    walk.does("Z", again=True)
    assert walk.open == ["A", "B", "C"]
    walk.does("B", "A")
    assert walk.open == ["C", "Z"]


def test_a_complex_gateway_that_is_not_satisfied_does_not_fire_for_want_of_more():
    text = (
        "start S\nand F\nuser A\nuser B\nxor X\nend O\ncomplex K\nuser Z\nend E\nS > F > A > K > Z > E\nF > B > X\n"
    )
    text += "X > O : lost\nX > K : default"
    walk = Walk(
        drawn(text, inside={"K": "<bpmn:activationCondition>activationCount >= 2</bpmn:activationCondition>"})
    )
    walk.does("A")
    walk.does("B", lost=True)
    assert walk.run.is_stuck


def _two_of_three():
    text = """
start S
xor M
and F
user A
user B
user C
complex K
user Z
xor X
end E
S > M > F > A > K > Z > X
F > B > K
F > C > K
X > M : again
X > E : default
"""
    return drawn(text, inside={"K": "<bpmn:activationCondition>activationCount >= 2</bpmn:activationCondition>"})


def test_an_event_gateway_takes_the_first_event():
    text = """
start S
event G
catch M message=answer
catch T timer=T-DOC30
user A
user B
end E
S > G > M > A > E
G > T > B > E
"""
    heard, late = Walk(text), Walk(text)
    assert heard.open == ["M", "T"]
    heard.hears("M", paper="yes")
    late.fires("T")
    assert (heard.open, late.open) == (["A"], ["B"])
    assert heard.facts == {"paper": "yes"}


def test_a_gateway_without_conditions_asks_which_way():
    walk = Walk("start S\nuser A\nxor G\nuser B\nuser C\nend E\nS > A > G > B > E\nG > C > E")
    walk.does("A")
    wait = walk.wait("G")
    assert (wait.choices, wait.asked_after, wait.several) == (("G_to_B", "G_to_C"), "A", False)
    with pytest.raises(NotAChoice):
        walk.does("G", flow="elsewhere")
    walk.does("G", flow="G_to_C")
    assert walk.open == ["C"]


def test_a_condition_in_prose_is_asked_of_a_person():
    walk = Walk(
        "start S\nuser A\nor G\nuser B\nuser C\nend E\nS > A > G\nG > B : papers are complete\nG > C : x > 1\nB > E"
    )
    walk.does("A")
    walk.does("G", flows=["G_to_B", "G_to_C"])
    assert walk.open == ["B", "C"]


def test_a_wait_is_over_once():
    walk = Walk("start S\nuser A\nuser B\nend E\nS > A > B > E")
    wait = walk.wait("A")
    walk.does("A")
    with pytest.raises(NotWaiting):
        walk.run.complete(wait.id, {}, given=walk.given)


def test_a_cycle_without_a_wait_is_stopped():
    with pytest.raises(Trouble) as trouble:
        Walk("start S\nxor A\nservice B\nend E\nS > A > B > A\nA > E : x = 1")
    assert trouble.value.reason in ("endless", "no-way-out")
    with pytest.raises(Trouble) as trouble:
        Walk("start S\nxor A\nservice B\nS > A > B > A")
    assert trouble.value.reason == "endless"


def test_tokens_that_can_never_meet_leave_the_run_stuck():
    walk = Walk("start S\nxor G\nservice A\nservice B\nand J\nend E\nS > G > A > J > E\nG > B > J\n", {})
    walk.does("G", flow="G_to_A")
    assert walk.run.is_stuck
    assert not walk.is_over


def test_cancelling_a_run_leaves_nothing_open():
    walk = Walk(REWORK)
    walk.does("A")
    walk.cancels()
    assert walk.is_over
    assert walk.open == []
