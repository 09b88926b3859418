"""An edition from files: what it takes in, and what it does not."""

from pathlib import Path

from govflow.casework.cases.serving import serve_stored

DIAGRAM = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:govflow="https://govflow.kz/bpmn"><process id="P" isExecutable="true"><startEvent id="S"/>
    <userTask id="T" govflow:form="%s"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="T"/>
    <sequenceFlow id="b" sourceRef="T" targetRef="E"/></process></definitions>"""
FORM = next(Path("forms").glob("*/1.form")).read_bytes()
LANES = {"service": "x", "title": "X", "lanes": {"*": {"actor": "CLERK", "unit": "u"}}}


def forms_of(named: bytes, setting: dict[str, object]) -> set[str]:
    kept = {"edition/x.bpmn": DIAGRAM % named, f"forms/{named.decode()}.form": FORM}
    return set(serve_stored(kept, setting).forms)


def test_a_form_is_taken_by_name_and_version_and_never_from_elsewhere():
    assert forms_of(b"note/1", LANES) == {"note/1"}
    assert forms_of(b"../../note/1", LANES) == set()
    assert forms_of(b"/tmp/note", LANES) == set()
