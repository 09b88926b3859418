"""Scripts that give values are read in whatever language they are written; others stay work for a person."""

import pytest

from govflow.engine.definitions.scripts import assignments
from tests.engine.driver import Walk, drawn

READ = {
    "x = x + 1": {"x": 3},
    "x += 1": {"x": 3},
    "x++;": {"x": 3},
    "--x": {"x": 1},
    "var y = 5; let z = 'a'": {"y": 5, "z": "a"},
    'Integer y = 5;\nfinal String z = "a;b";': {"y": 5, "z": "a;b"},
    "execution.setVariable('y', execution.getVariable('x') * 2);": {"y": 4},
    'kcontext.setVariable("y", true);': {"y": True},
    "this.environment.variables.y = 1; next();": {"y": 1},
    "y = True": {"y": True},
    "y = None": {"y": None},
    "y = not (x == 3)": {"y": True},
    "y = x > 1 ? 'much' : 'little'": {"y": "much"},
    "y = 1 if x == 3 else 2": {"y": 2},
    "y = 7 // 2": {"y": 3},
    "y = 7 % 4 // the rest": {"y": 3},
    "y = {\n  'a': 1,\n  'b': [2, 3]\n}": {"y": {"a": 1, "b": [2, 3]}},
    "# a remark\ny = 1  # another\n/* and\n more */\nprint(y)": {"y": 1},
    "y = 'http://a'": {"y": "http://a"},
}
UNREAD = (
    "if (x > 1) { y = 2; }",
    "for i in range(3):\n    x = x + i",
    "list.add(x)",
    "order.status = 'ok'",
    "x[0] = 1",
    "y = fetch('http://a')",
    "SCRIPT_task1",
    "x == 3",
)


def walked(text: str) -> Walk:
    raw = f"<bpmn:script><![CDATA[{text}]]></bpmn:script>"
    return Walk(drawn("start S\nscript A\nend E\nS > A > E", inside={"A": raw}), {"x": 2})


@pytest.mark.parametrize("text", READ)
def test_a_script_that_gives_values_gives_them(text: str):
    walk = walked(text)
    assert walk.is_over
    assert walk.facts == {"x": 2, **READ[text]}
    assert [change.rule for change in walk.model.changes] == ["script-as-settings"]


@pytest.mark.parametrize(
    "text", ["console.log('x = 5')", 'System.out.println("a" + b);\nreturn;', "// nothing", "pass"]
)
def test_a_script_that_only_speaks_passes_at_once(text: str):
    walk = walked(text)
    assert (walk.is_over, walk.facts) == (True, {"x": 2})
    assert [change.rule for change in walk.model.changes] == ["script-without-effect"]


@pytest.mark.parametrize("text", UNREAD)
def test_any_other_code_is_work_for_a_person(text: str):
    walk = walked(text)
    assert (walk.open, walk.facts) == (["A"], {"x": 2})
    assert [change.rule for change in walk.model.changes] == ["script-done-by-person"]


def test_a_script_without_end_is_not_read():
    assert assignments("x = 1;" * 10_000) is None
