"""What one case says to the others."""

import pytest

from govflow.casework.actions.clockwork import hear_signal, spread_signal
from govflow.casework.actions.hearing import correlate_message
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.registering import open_training_service
from govflow.casework.cases.editions import Post
from govflow.casework.cases.rejections import NotAwaited
from govflow.casework.cases.store import Thrown
from govflow.casework.people.officers import CLOCK, Machine
from tests.casework.conftest import CHIEF, INTAKE, Office

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:govflow="https://govflow.kz/bpmn" targetNamespace="x"><signal id="SG" name="decree"/>'
    '<message id="MG" name="answer"/>'
)
SPEAKER = f"""{HEAD}<process id="P" isExecutable="true"><startEvent id="S"/><userTask id="T"/>
  <intermediateThrowEvent id="OUT"><signalEventDefinition signalRef="SG"/></intermediateThrowEvent>
  <endEvent id="E"/>
  <sequenceFlow id="a" sourceRef="S" targetRef="T"/><sequenceFlow id="b" sourceRef="T" targetRef="OUT"/>
  <sequenceFlow id="c" sourceRef="OUT" targetRef="E"/></process></definitions>"""
LISTENER = f"""{HEAD}<process id="P" isExecutable="true"><startEvent id="S"/><intermediateCatchEvent id="IN">
  <signalEventDefinition signalRef="SG"/></intermediateCatchEvent><userTask id="T"/><endEvent id="E"/>
  <sequenceFlow id="a" sourceRef="S" targetRef="IN"/><sequenceFlow id="b" sourceRef="IN" targetRef="T"/>
  <sequenceFlow id="c" sourceRef="T" targetRef="E"/></process></definitions>"""
ASKER = f"""{HEAD}<process id="P" isExecutable="true"><startEvent id="S"/><receiveTask id="IN" messageRef="MG"
  govflow:correlation="number"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="IN"/>
  <sequenceFlow id="b" sourceRef="IN" targetRef="E"/></process></definitions>"""


def service(office: Office, name: str, diagram: str) -> None:
    lanes = {"*": Post("INTAKE", "D1")}
    with office.desk() as desk:
        open_training_service({f"edition/{name}.bpmn": diagram.encode()}, name, name, lanes, by=CHIEF, desk=desk)


def opened(office: Office, name: str, **answers: object) -> str:
    with office.desk() as desk:
        return open_case(name, answers, by=INTAKE, desk=desk, unit="D1")


def test_a_signal_is_heard_once_by_every_case_that_waits_for_it(office: Office):
    service(office, "speaker", SPEAKER)
    service(office, "listener", LISTENER)
    listeners = [opened(office, "listener") for _ in range(3)]
    speaker = opened(office, "speaker")
    office.does(INTAKE, speaker, "T")
    assert spread_signal(office.house)
    assert not spread_signal(office.house)
    for case in listeners:
        assert set(office.open_items(case)) == {"T"}
        assert office.story(case).count("SignalHeard") == 1
    (said,) = office.said(listeners[0], "SignalHeard")
    again = Thrown(said["thrown_in"], said["thrown_no"], "decree", {}, office.now)
    with office.desk() as desk:
        assert not hear_signal(listeners[0], said["wait"], again, by=CLOCK, desk=desk)


def test_a_message_finds_the_case_by_its_correlation(office: Office):
    service(office, "asker", ASKER)
    cases = {number: opened(office, "asker", number=number) for number in ("A-1", "A-2")}
    with office.desk() as desk:
        assert correlate_message("answer", "A-2", {"yes": True}, by=Machine("post"), desk=desk) == cases["A-2"]
    assert office.open_items(cases["A-2"]) == {}
    assert set(office.open_items(cases["A-1"])) == {"IN"}
    with pytest.raises(NotAwaited), office.desk() as desk:
        correlate_message("answer", "A-3", {}, by=Machine("post"), desk=desk)
