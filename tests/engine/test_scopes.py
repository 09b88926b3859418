"""Sub-processes, calls, boundary events, event sub-processes, errors and escalations."""

import pytest

from govflow.engine import Did, Refused, Trouble, WaitKind, compile_model
from tests.engine.driver import Walk, drawn

WITH_BOUNDARY = """
start S
user A
boundary T on=A timer=T-DOC30 {quiet}
user B
user L
end E
end F
S > A > B > E
T > L > F
"""


def test_an_interrupting_timer_stops_its_task():
    walk = Walk(WITH_BOUNDARY.format(quiet=""))
    assert walk.wait("T").name == "T-DOC30"
    assert walk.wait("T").interrupts
    assert walk.wait("T").activity == walk.wait("A").activity
    walk.fires("T")
    assert walk.open == ["L"]
    assert walk.said(Did.CANCELLED) == ["A"]


def test_a_boundary_event_is_over_with_its_task_and_armed_again_with_the_next():
    walk = Walk(
        "start S\nuser A\nboundary T on=A timer=P1D\nxor G\nend E\nend F\nS > A > G\n"
        "G > A : again\nG > E : default\nT > F"
    )
    first = walk.wait("T").id
    walk.does("A", again=True)
    assert walk.open == ["A", "T"]
    assert walk.wait("T").id != first
    walk.fires("T")
    assert walk.is_over


def test_a_timer_that_does_not_interrupt_rings_once():
    walk = Walk(WITH_BOUNDARY.format(quiet="quiet"))
    walk.fires("T")
    assert walk.open == ["A", "L"]
    walk.does("A", "B", "L")
    assert walk.is_over


def test_a_repeating_timer_rings_as_often_as_it_says():
    walk = Walk(WITH_BOUNDARY.format(quiet="quiet").replace("T-DOC30", "R3/P1D"))
    for round_ in range(3):
        assert walk.wait("T").round == round_
        walk.fires("T")
    assert walk.open == ["A", "L", "L", "L"]


def test_a_message_that_does_not_interrupt_may_come_again():
    walk = Walk("start S\nuser A\nboundary M on=A message=more quiet\nend E\nend F\nS > A > E\nM > F")
    walk.hears("M", papers=1)
    walk.hears("M", papers=2)
    assert walk.open == ["A", "M"]
    walk.does("A")
    assert walk.is_over


SUB = """
start S
sub P1
  start s
  user a
  user b
  end e
boundary M on=P1 message=stop
user Z
end E
end F
S > P1 > Z > E
M > F
s > a > e
a > b > e
"""


def test_a_sub_process_is_over_when_its_last_token_is():
    walk = Walk(SUB)
    walk.does("a")
    assert walk.open == ["M", "b"]
    walk.does("b")
    assert walk.open == ["Z"]


def test_a_boundary_event_stops_all_inside():
    walk = Walk(SUB)
    walk.hears("M")
    assert walk.is_over
    assert walk.said(Did.CANCELLED) == ["a", "P1"]


def test_terminate_ends_only_its_own_scope():
    walk = Walk("""
start S
sub X
  start s
  and f
  user a
  user b
  end t terminate
  end e
user Z
end E
S > X > Z > E
s > f > a > t
f > b > e
""")
    walk.does("a")
    assert walk.open == ["Z"]
    assert walk.said(Did.CANCELLED) == ["b"]


CALLING = """
start S
call C calls=P2
user Z
end E
S > C > Z > E
"""
CALLED = """
start s2
user a2
end e2
s2 > a2 > e2
"""


def test_a_called_process_works_on_the_facts_of_the_case():
    walk = Walk(drawn(CALLING, CALLED))
    assert walk.said(Did.CALLED) == ["C"]
    wait = walk.wait("a2")
    assert (wait.process, walk.run.activities[wait.activity].scope.frame.id) == ("P2", "P2")
    walk.does("a2", verdict="OK")
    assert walk.facts == {"verdict": "OK"}
    assert walk.open == ["Z"]


def test_a_call_with_mappings_has_facts_of_its_own():
    mapping = (
        "<bpmn:extensionElements><govflow:in source='sum * 2' target='amount'/>"
        "<govflow:out source='verdict' target='result'/></bpmn:extensionElements>"
    )
    walk = Walk(drawn(CALLING, CALLED, inside={"C": mapping}), {"sum": 21})
    assert walk.wait("a2").item == {"amount": 42}
    walk.does("a2", verdict="OK")
    assert walk.facts == {"sum": 21, "result": "OK"}


def test_calls_in_a_circle_are_refused():
    circle = drawn("start S\ncall C calls=P2\nS > C", "start s\ncall c calls=P\ns > c")
    with pytest.raises(Refused) as refused:
        compile_model([circle])
    assert [finding.rule for finding in refused.value.findings] == ["calls-in-a-circle"]


def test_a_call_of_an_unknown_process_is_done_by_a_person():
    model = compile_model([drawn(CALLING)])
    assert [change.rule for change in model.changes] == ["call-by-person"]
    assert Walk(model).open == ["C"]


ERRING = """
start S
sub X
  start s
  user a
  end err error=E1
boundary B on=X error={caught}
user Z
user H
end E
S > X > Z > E
B > H > E
s > a > err
"""


@pytest.mark.parametrize("caught", ["E1", "yes"])
def test_an_error_end_is_caught_by_code_or_by_any(caught):
    walk = Walk(ERRING.format(caught=caught))
    walk.does("a")
    assert walk.open == ["H"]


def test_an_error_nobody_catches_is_trouble():
    walk = Walk(ERRING.format(caught="E2"))
    with pytest.raises(Trouble) as trouble:
        walk.does("a")
    assert (trouble.value.reason, trouble.value.element) == ("uncaught-error", "err")


def test_a_service_may_fail_with_an_error():
    walk = Walk(
        "start S\nservice A govflow:system=GBDFL\nboundary B on=A error=NO\nuser H\nend E\nS > A > E\nB > H > E"
    )
    assert walk.wait("A").kind is WaitKind.SERVICE
    walk.fails("A", "NO")
    assert walk.open == ["H"]


def test_an_error_of_a_called_process_is_caught_at_the_call():
    called = "start s2\nuser a2\nend e2 error=E1\ns2 > a2 > e2"
    walk = Walk(drawn(CALLING + "boundary B on=C error=E1\nuser H\nB > H > E", called))
    walk.does("a2")
    assert walk.open == ["H"]


def test_an_escalation_lets_the_thrower_go_on():
    walk = Walk("""
start S
sub X
  start s
  user a
  throw t escalation=LATE
  user b
  end e
boundary B on=X escalation=LATE quiet
user Z
user H
end E
S > X > Z > E
B > H > E
s > a > t > b > e
""")
    walk.does("a")
    assert walk.open == ["H", "b"]


def test_an_escalation_nobody_catches_is_only_told():
    walk = Walk("start S\nend E escalation=LATE\nS > E")
    assert walk.is_over
    assert walk.said(Did.THROWN) == ["E"]


EVENT_FRAME = """
start S
user A
user B
end E
eventsub V
  start v message=withdrawn {quiet}
  user h
  end w
S > A > B > E
v > h > w
"""


def test_an_interrupting_event_sub_process_stops_its_scope():
    walk = Walk(EVENT_FRAME.format(quiet=""))
    assert walk.open == ["A", "v"]
    walk.hears("v")
    assert walk.open == ["h"]
    walk.does("h")
    assert walk.is_over


def test_one_that_does_not_interrupt_runs_beside_and_again():
    walk = Walk(EVENT_FRAME.format(quiet="quiet"))
    walk.hears("v")
    walk.does("A")
    walk.hears("v")
    assert walk.open == ["B", "h", "h", "v"]
    walk.does("h", "B")
    assert not walk.is_over
    walk.does("h")
    assert walk.is_over
    assert walk.open == []


def test_an_event_sub_process_catches_the_error_of_its_scope():
    walk = Walk(
        "start S\nuser A\nend X error=BAD\neventsub V\n  start v error=BAD\n  user h\n  end w\nS > A > X\nv > h > w"
    )
    walk.does("A")
    assert walk.open == ["h"]
    walk.does("h")
    assert walk.is_over


def test_a_conditional_event_fires_when_its_condition_becomes_true():
    walk = Walk("start S\nuser A\nboundary C on=A condition='sum &gt; 10' quiet\nuser H\nend E\nS > A > E\nC > H")
    assert walk.open == ["A", "C"]
    walk.rechecks(sum=5)
    walk.rechecks(sum=50)
    assert walk.open == ["A", "C", "H"]
    walk.rechecks(sum=60)
    assert walk.open == ["A", "C", "H"]
    walk.rechecks(sum=1)
    walk.rechecks(sum=99)
    assert walk.open == ["A", "C", "H", "H"]


def test_a_condition_already_true_does_not_wait():
    text = "start S\nuser A\ncatch C condition='ready = true'\nuser B\nend E\nS > A > C > B > E"
    ready, later = Walk(text), Walk(text)
    ready.does("A", ready=True)
    later.does("A")
    assert (ready.open, later.open) == (["B"], ["C"])
    later.rechecks(ready=True)
    assert later.open == ["B"]


def test_facts_set_in_a_parallel_branch_wake_a_condition():
    walk = Walk(
        "start S\nand F\nuser A\ncatch C condition='done = true'\nuser B\nend E\nS > F > A > E\nF > C > B > E"
    )
    walk.does("A", done=True)
    assert walk.open == ["B"]


def test_a_signal_reaches_everyone_who_listens():
    walk = Walk("""
start S
and F
user A
throw T signal=go
catch C signal=go
catch D signal=go
user X
user Y
end E
S > F > A > T > E
F > C > X > E
F > D > Y > E
""")
    walk.does("A")
    assert walk.open == ["X", "Y"]


def test_a_link_is_a_jump():
    walk = Walk("start S\nuser A\nthrow T link=onward\ncatch C link=onward\nuser B\nend E\nS > A > T\nC > B > E")
    walk.does("A", "B")
    assert walk.is_over
    assert walk.visited == ["S", "A", "T", "C", "B", "E"]


def test_a_thrown_message_says_what_it_carries():
    carries = "<bpmn:extensionElements><govflow:carry name='sum' value='amount + 1'/></bpmn:extensionElements>"
    walk = Walk(drawn("start S\nthrow T message=notice\nend E\nS > T > E", inside={"T": carries}), {"amount": 1})
    thrown = next(found for found in walk.happenings if found.kind is Did.THROWN)
    assert thrown.detail == {"message": "notice", "payload": {"sum": 2}}


def test_a_receive_task_waits_for_its_message():
    walk = Walk("start S\nreceive R message=answer\nend E\nS > R > E")
    assert (walk.wait("R").kind, walk.wait("R").name) == (WaitKind.MESSAGE, "answer")
    walk.hears("R", text="yes")
    assert walk.facts == {"text": "yes"}
    assert walk.is_over


def test_a_message_is_correlated_by_a_value():
    walk = Walk("start S\ncatch M message=answer 'govflow:correlation=iin'\nend E\nS > M > E", {"iin": "9913990"})
    assert walk.wait("M").correlation == "9913990"


def test_a_run_may_begin_at_its_message():
    walk = Walk(
        "start S message=applied\nstart T timer=R/P1D\nuser A\nuser B\nend E\nS > A > E\nT > B > E", start="T"
    )
    assert walk.open == ["B"]


def test_nested_scopes_freeze_whole():
    walk = Walk("""
start S
sub X
  start s
  sub Y
    start t
    user a
    boundary b on=a timer=P1D quiet
    end u
    end w
  eventsub V
    start v message=m quiet
    user h
    end q
  end e
end E
S > X > E
s > Y > e
t > a > u
b > w
v > h > q
""")
    walk.hears("v")
    walk.fires("b")
    assert walk.open == ["a", "h", "v"]
    walk.does("a")
    assert walk.open == ["h", "v"]
    walk.does("h")
    assert walk.is_over
