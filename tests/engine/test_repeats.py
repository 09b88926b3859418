"""Activities done more than once, compensation, transactions, ad-hoc work, and what tasks set."""

from types import SimpleNamespace

import pytest

from govflow.engine import BusinessError, Did, Refused, Trouble, read_definitions
from tests.engine.driver import Walk, drawn
from tests.engine.generator.sketch import bpmn

MANY = "start S\nuser A each=members {how}\nboundary T on=A timer=P1D\nuser Z\nend E\nend F\nS > A > Z > E\nT > F"
RESULTS = "govflow:collection='members' govflow:item='member' govflow:collect='vote' govflow:results='votes'"


def _voting(how: str, until: str = "") -> Walk:
    text = "start S\nuser A\nuser Z\nend E\nS > A > Z > E"
    condition = f"<bpmn:completionCondition>{until}</bpmn:completionCondition>" if until else ""
    loop = f"<bpmn:multiInstanceLoopCharacteristics isSequential='{how}' {RESULTS}>{condition}"
    inside = {"A": loop + "</bpmn:multiInstanceLoopCharacteristics>"}
    return Walk(drawn(text, inside=inside), {"members": ["x", "y", "z"]})


def test_all_at_once_each_with_its_item():
    walk = _voting("false")
    waits = list(walk.run.waits.values())
    assert [wait.item["member"] for wait in waits] == ["x", "y", "z"]
    assert [wait.item["loopCounter"] for wait in waits] == [1, 2, 3]
    for wait, vote in zip(waits[::-1], ("no", "yes", "yes"), strict=True):
        run = walk.run
        walk._keep(run, run.complete(wait.id, {"vote": vote}, given=walk.given))
    assert walk.facts["votes"] == ["yes", "yes", "no"]
    assert "vote" not in walk.facts
    assert walk.open == ["Z"]


def test_one_after_another():
    walk = _voting("true")
    for member in "xyz":
        assert walk.wait("A").item["member"] == member
        walk.does("A", vote=member)
    assert walk.facts["votes"] == ["x", "y", "z"]
    assert walk.open == ["Z"]


def test_it_may_be_enough_before_all_are_done():
    walk = _voting("false", "numberOfCompletedInstances &gt;= 2")
    walk.does("A", "A", vote="yes")
    assert walk.open == ["Z"]
    assert walk.said(Did.CANCELLED) == ["A"]
    assert walk.facts["votes"] == ["yes", "yes", None]


def test_none_at_all_passes():
    walk = Walk("start S\nuser A each=members\nuser Z\nend E\nS > A > Z > E", {"members": []})
    assert walk.open == ["Z"]


def test_a_boundary_event_stops_them_all():
    walk = Walk(MANY.format(how=""), {"members": [1, 2]})
    walk.does("A")
    assert walk.open == ["A", "T"]
    walk.fires("T")
    assert walk.is_over


def test_many_sub_processes():
    walk = Walk(
        "start S\nsub X each=members\n  start s\n  user a\n  user b\n  end e\nend E\nS > X > E\ns > a > b > e",
        {"members": [1, 2]},
    )
    walk.does("a")
    assert walk.open == ["a", "b"]
    walk.does("a", "b", "b")
    assert walk.is_over


def test_a_cardinality_that_is_too_large_is_refused_or_trouble():
    with pytest.raises(Refused):
        Walk("start S\nuser A times=1000000000\nend E\nS > A > E")
    with pytest.raises(Trouble) as trouble:
        Walk("start S\nuser A times=n\nend E\nS > A > E", {"n": 1000000000})
    assert trouble.value.reason == "too-many-instances"


def test_a_collection_that_is_none_is_trouble():
    with pytest.raises(Trouble) as trouble:
        Walk("start S\nuser A each=members\nend E\nS > A > E")
    assert trouble.value.reason == "not-a-list"


def test_a_standard_loop_goes_on_while_its_condition_holds():
    text = "start S\nuser A while=again {more}\nuser Z\nend E\nS > A > Z > E"
    walk = Walk(text.format(more=""))
    walk.does("A", again=True)
    walk.does("A", again=False)
    assert walk.open == ["Z"]
    assert Walk(text.format(more="before"), {"again": False}).open == ["Z"]
    limited = Walk(text.format(more="most=2"), {"again": True})
    limited.does("A", "A")
    assert limited.open == ["Z"]


def test_a_loop_without_a_condition_asks_whether_it_is_enough():
    walk = Walk(
        drawn("start S\nuser A\nuser Z\nend E\nS > A > Z > E", inside={"A": "<bpmn:standardLoopCharacteristics/>"})
    )
    walk.does("A")
    assert walk.wait("A").choices == ("again", "enough")
    walk.does("A", flow="again")
    walk.does("A")
    walk.does("A", flow="enough")
    assert walk.open == ["Z"]


LINKS = (
    '<bpmn:association id="as1" sourceRef="cb" targetRef="unbook"/>'
    '<bpmn:association id="as2" sourceRef="cp" targetRef="refund"/>'
)


def test_compensation_undoes_the_last_first():
    text = """
start S
user book
boundary cb on=book compensate
user unbook forCompensation
user pay
boundary cp on=pay compensate
user refund forCompensation
throw T compensate
user Z
end E
S > book > pay > T > Z > E
"""
    walk = Walk(drawn(text, beside=LINKS))
    walk.does("book", "pay")
    assert walk.open == ["refund"]
    walk.does("refund")
    assert walk.open == ["unbook"]
    walk.does("unbook")
    assert walk.open == ["Z"]


def test_one_activity_may_be_undone_by_name_and_only_once():
    text = """
start S
user book
boundary cb on=book compensate
user unbook forCompensation
user pay
boundary cp on=pay compensate
user refund forCompensation
throw T compensate=book
throw U compensate
user Z
end E
S > book > pay > T > U > Z > E
"""
    walk = Walk(drawn(text, beside=LINKS))
    walk.does("book", "pay")
    assert walk.open == ["unbook"]
    walk.does("unbook")
    assert walk.open == ["refund"]
    walk.does("refund")
    assert walk.open == ["Z"]


TRANSACTION = """
start S
transaction X
  start s
  user book
  boundary cb on=book compensate
  user unbook forCompensation
  user pay
  boundary cp on=pay compensate
  user refund forCompensation
  xor g
  end ok
  end no cancel
boundary B on=X cancel
user Z
user H
end E
S > X > Z > E
B > H > E
s > book > pay > g
g > no : broken
g > ok : default
"""


def test_a_cancelled_transaction_undoes_what_it_did():
    walk = Walk(drawn(TRANSACTION, beside=LINKS))
    walk.does("book")
    walk.does("pay", broken=True)
    assert walk.open == ["refund"]
    walk.does("refund")
    walk.does("unbook")
    assert walk.open == ["H"]


def test_a_transaction_that_succeeds_goes_on_and_can_be_undone_later():
    text = TRANSACTION.replace("S > X > Z > E", "throw T compensate\nS > X > T > Z > E")
    walk = Walk(drawn(text, beside=LINKS))
    walk.does("book", "pay")
    assert walk.open == ["refund"]
    walk.does("refund", "unbook")
    assert walk.open == ["Z"]


def test_a_compensation_event_sub_process_says_how_to_undo_the_whole():
    text = """
start S
sub X
  start s
  user book
  boundary cb on=book compensate
  user unbook forCompensation
  eventsub V
    start v compensate
    user first
    throw t compensate
    user last
    end w
  end e
user A
throw T compensate=X
user Z
end E
S > X > A > T > Z > E
s > book > e
v > first > t > last > w
"""
    walk = Walk(drawn(text, beside='<bpmn:association id="as1" sourceRef="cb" targetRef="unbook"/>'))
    walk.does("book", "A", "first")
    assert walk.open == ["unbook"]
    walk.does("unbook", "last")
    assert walk.open == ["Z"]


AD_HOC = "start S\nadhoc X {more}\n  user a\n  user b\n  user c\nuser Z\nend E\nS > X > Z > E\nb > c"


def test_ad_hoc_work_is_picked_until_it_is_enough():
    walk = Walk(AD_HOC.format(more=""))
    assert walk.wait("X").choices == ("a", "b", "X")
    walk.does("X", flow="b")
    walk.does("X", flow="a")
    walk.does("X", flow="b")
    assert walk.open == ["X", "a", "b", "b"]
    walk.does("b", "c")
    walk.does("X", flow="X")
    assert walk.open == ["a", "b"]
    walk.does("a", "b", "c")
    assert walk.open == ["Z"]


def test_ad_hoc_work_ends_with_its_condition():
    walk = Walk(AD_HOC.format(more="'complete=done = true'"))
    assert walk.wait("X").choices == ("a", "b")
    walk.does("X", flow="a")
    walk.does("X", flow="b")
    walk.does("a")
    assert walk.open == ["X", "b"]
    walk.does("b", done=True)
    assert walk.open == ["Z"]


def test_ordered_ad_hoc_work_is_one_thing_at_a_time():
    walk = Walk(AD_HOC.format(more="ordering=Sequential"))
    walk.does("X", flow="a")
    assert walk.open == ["a"]
    walk.does("a")
    assert walk.open == ["X"]
    walk.does("X", flow="X")
    assert walk.open == ["Z"]


def test_facts_are_set_when_a_node_is_left():
    sets = (
        "<bpmn:extensionElements><govflow:set name='total' value='a + 1'/>"
        "<govflow:set name='twice' value='total * 2'/></bpmn:extensionElements>"
    )
    walk = Walk(drawn("start S\nuser A\nend E\nS > A > E", inside={"A": sets}))
    step = walk.does("A", a=1)
    assert step.changed == {"a": 1, "total": 2, "twice": 4}


def test_an_operation_gets_its_parameters_and_sets_what_it_returns():
    sets = "<bpmn:extensionElements><govflow:set name='series' value='\"MB\"'/></bpmn:extensionElements>"
    diagram = drawn("start S\nservice N govflow:operation=number\nend E\nS > N > E", inside={"N": sets})
    walk = Walk(diagram, operations={"number": lambda facts: {"number": facts["series"] + "-1"}})
    assert walk.facts == {"series": "MB", "number": "MB-1"}
    with pytest.raises(Trouble) as trouble:
        Walk(diagram)
    assert trouble.value.reason == "unknown-operation"


def test_an_operation_may_throw_an_error():
    def refuse(facts):
        raise BusinessError("NO")

    text = "start S\nservice N govflow:operation=ask\nboundary B on=N error=NO\nuser H\nend E\nS > N > E\nB > H > E"
    assert Walk(text, operations={"ask": refuse}).open == ["H"]


class Tables:
    def evaluate(self, decision_id, facts, given):
        return SimpleNamespace(value={"verdict": "OK" if facts["sum"] > 10 else "NO"}, explanation=("row 1",))


def test_a_business_rule_task_decides():
    walk = Walk("start S\nrule R govflow:decision=DT-1\nend E\nS > R > E", {"sum": 50}, decisions=Tables())
    assert walk.facts["verdict"] == "OK"
    decided = next(found for found in walk.happenings if found.kind is Did.DECIDED)
    assert decided.detail == {"decision": "DT-1", "explanation": ("row 1",)}


def test_without_tables_a_person_decides():
    walk = Walk("start S\nrule R govflow:decision=DT-1\nend E\nS > R > E")
    assert walk.open == ["R"]


COUNTED = """
    start S
    user A times=3 inturn
    end E
    S > A > E
"""


def test_the_counters_are_known_inside_each_instance():
    names = ("loopCounter", "nrOfInstances", "numberOfActiveInstances", "nrOfCompletedInstances")
    sets = "".join(f'<govflow:set name="{name}_" value="{name}"/>' for name in names)
    inside = {"A": f"<bpmn:extensionElements>{sets}</bpmn:extensionElements>"}
    walk = Walk(drawn(COUNTED, inside=inside))
    walk.does("A", "A")
    assert [walk.facts[f"{name}_"] for name in names] == [2, 3, 1, 1]


DATA = """
    <bpmn:dataObject id="DO_1" name="houses"/>
    <bpmn:dataObjectReference id="DOR_1" dataObjectRef="DO_1"/>
    <bpmn:property id="rents"/>
"""
OF_DATA = """
    <bpmn:ioSpecification><bpmn:dataInput id="in"/><bpmn:dataOutput id="out"/></bpmn:ioSpecification>
    <bpmn:dataInputAssociation>
      <bpmn:sourceRef>DOR_1</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef>
    </bpmn:dataInputAssociation>
    <bpmn:dataOutputAssociation>
      <bpmn:sourceRef>out</bpmn:sourceRef><bpmn:targetRef>rents</bpmn:targetRef>
    </bpmn:dataOutputAssociation>
    <bpmn:multiInstanceLoopCharacteristics>
      <bpmn:loopDataInputRef>in</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>out</bpmn:loopDataOutputRef>
      <bpmn:inputDataItem id="house"/><bpmn:outputDataItem id="rent"/>
    </bpmn:multiInstanceLoopCharacteristics>
    <bpmn:script>rent = house * 10</bpmn:script>
"""


@pytest.mark.parametrize("name", ["houses", "DO_1"])
def test_data_is_followed_from_the_input_to_the_object(name: str):
    diagram = drawn("start S\nscript A\nend E\nS > A > E", inside={"A": OF_DATA}, beside=DATA)
    walk = Walk(diagram, {name: [1, 2]})
    assert (walk.is_over, walk.facts["rents"]) == (True, [10, 20])


GLOBAL = """
    <bpmn:globalScriptTask id="g1" name="Count"><bpmn:script>sum = 2 + 3</bpmn:script></bpmn:globalScriptTask>
    <bpmn:globalUserTask id="g2" name="Ask"/><bpmn:process id="P"
"""


def test_a_call_of_a_global_task_is_that_task():
    xml = bpmn("start S\ncall C calls=g1\ncall D calls=g2\nend E\nS > C > D > E").decode()
    diagram = read_definitions(xml.replace('<bpmn:process id="P"', GLOBAL).encode(), "global.bpmn")
    walk = Walk(diagram)
    assert (walk.open, walk.facts) == (["D"], {"sum": 5})
    assert [change.rule for change in diagram.changes if change.element in "CD"] == ["call-of-global-task"] * 2
    walk.does("D")
    assert walk.is_over
