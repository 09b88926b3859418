"""The clockwork: everything due rings once, in order, whoever does it and whatever it is interrupted by."""

import threading

import pytest

from govflow.casework.actions.clockwork import move_clock, ring_next
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.registering import open_training_service, register_edition
from govflow.casework.actions.working import claim_task, complete_task
from govflow.casework.cases.editions import Post
from govflow.casework.cases.rejections import NotAnEdition, NotInForce, TrainingOnly
from govflow.casework.deadlines.rejections import ClockIsReal
from govflow.casework.desk import House, open_desk
from govflow.casework.inbox.items import code_of
from govflow.casework.people.rejections import NotYourDuty
from govflow.casework.questions.services import services_offered
from govflow.settings import Profile
from govflow.worker import Worker
from tests.casework.conftest import CHIEF, INTAKE, SPEC, SPEC2, Office, local, set_clock

FOREIGN = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
  <process id="P" isExecutable="true">
    <laneSet id="S"><lane id="A" name="Front"><flowNodeRef>T1</flowNodeRef></lane>
      <lane id="B" name="Back"><flowNodeRef>T2</flowNodeRef><flowNodeRef>T3</flowNodeRef></lane></laneSet>
    <startEvent id="S0"/><userTask id="T1" name="Look"/><exclusiveGateway id="G" name="Good?"/>
    <userTask id="T2" name="Yes"/><userTask id="T3" name="No"/><endEvent id="E"/>
    <boundaryEvent id="B1" attachedToRef="T2" cancelActivity="true">
      <timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
    <sequenceFlow id="a" sourceRef="S0" targetRef="T1"/><sequenceFlow id="b" sourceRef="T1" targetRef="G"/>
    <sequenceFlow id="c" name="it is good" sourceRef="G" targetRef="T2">
      <conditionExpression>the papers look good to you</conditionExpression></sequenceFlow>
    <sequenceFlow id="d" name="it is not" sourceRef="G" targetRef="T3">
      <conditionExpression>the papers look bad to you</conditionExpression></sequenceFlow>
    <sequenceFlow id="e" sourceRef="T2" targetRef="E"/><sequenceFlow id="f" sourceRef="T3" targetRef="E"/>
    <sequenceFlow id="g" sourceRef="B1" targetRef="T3"/>
  </process>
</definitions>"""
LANES = {"Front": Post("INTAKE", "D1"), "Back": Post("SPEC", "P1")}


def test_a_jump_forward_rings_everything_in_order_at_its_own_moment(office: Office):
    first = office.on("2018-03-05").to_specialist()
    second = office.on("2018-03-02").to_specialist()
    set_clock(office, local("2018-03-20"))
    rung = []
    while one := ring_next(office.house):
        rung.append((one.case, one.at))
    assert rung[0] == (second, local("2018-03-04", "00:00")), "3 March 2018 was a worked Saturday"
    assert [at for _, at in rung] == sorted(at for _, at in rung)
    assert {case for case, _ in rung} == {first, second}
    assert office.clocks(first)["T-SPEC"].missed_at == local("2018-03-07", "00:00")


def test_two_workers_ring_everything_once(office: Office):
    cases = [office.on("2018-03-05").to_specialist() for _ in range(12)]
    set_clock(office, local("2018-03-07"))
    workers = [Worker(office.house) for _ in range(2)]
    rung: list[int] = []
    threads = [threading.Thread(target=lambda one=one: rung.append(one.beat())) for one in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(rung) == len(cases)
    for case in cases:
        assert office.story(case).count("DeadlineMissed") == 1


def test_a_worker_beats_by_itself_until_it_is_stopped(office: Office):
    case = office.on("2018-03-05").to_specialist()
    set_clock(office, local("2018-03-07"))
    worker = Worker(office.house)
    worker.start()
    seen = threading.Event()
    for _ in range(200):
        if office.clocks(case)["T-SPEC"].is_late:
            break
        seen.wait(0.05)
    worker.stop()
    assert office.clocks(case)["T-SPEC"].is_late


def test_clerks_work_while_the_clockwork_rings(office: Office):
    late = [office.on("2018-03-05").to_specialist() for _ in range(10)]
    set_clock(office, local("2018-03-07"))
    worker = threading.Thread(target=Worker(office.house).beat)
    worker.start()
    case = office.on("2018-03-07").to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    worker.join(60)
    assert all(office.clocks(one)["T-SPEC"].is_late for one in late)


def test_in_production_the_clock_is_real_and_nothing_repealed_is_offered(office: Office):
    house = House(
        office.house.database, office.house.editions, office.house.calendars, office.house.zone, Profile.PRODUCTION
    )
    with pytest.raises(ClockIsReal), open_desk(house) as desk:
        move_clock(local("2018-03-05"), by=CHIEF, desk=desk)
    with pytest.raises(NotInForce), open_desk(house, at=local("2017-01-01")) as desk:
        open_case("review", {}, by=INTAKE, desk=desk, unit="D1")
    with pytest.raises(TrainingOnly), open_desk(house) as desk:
        open_training_service({"edition/x.bpmn": FOREIGN}, "x", "X", LANES, by=CHIEF, desk=desk)
    assert services_offered(house, local("2017-01-01").date()) == ()


def test_a_diagram_from_anywhere_runs_with_its_lanes_as_roles(office: Office):
    with pytest.raises(NotYourDuty), office.desk() as desk:
        open_training_service({"edition/x.bpmn": FOREIGN}, "foreign", "Foreign", LANES, by=SPEC, desk=desk)
    with office.desk() as desk:
        open_training_service({"edition/x.bpmn": FOREIGN}, "foreign", "Foreign", LANES, by=CHIEF, desk=desk)
    with office.desk() as desk:
        case = open_case("foreign", {}, by=INTAKE, desk=desk, unit="D1")
    office.does(INTAKE, case, "T1", note="seen")
    (choice,) = office.open_items(case).values()
    assert (choice.holder, choice.kind) == (INTAKE.id, "choice"), "whoever came to it is asked"
    with office.desk() as desk:
        complete_task(code_of(case, choice.wait), {"flow": "c"}, by=INTAKE, desk=desk)
    assert set(office.open_items(case)) == {"T2"}
    office.rings_until(office.now.replace(day=office.now.day + 2))
    assert set(office.open_items(case)) == {"T3"}, "a day of clock time has passed"
    office.does(SPEC2, case, "T3")
    assert office.story(case)[-1] == "CaseClosed"


def test_a_case_keeps_its_edition_when_the_process_starts_again(office: Office):
    """Another process, which has never seen the upload, reads the edition from the database."""
    from govflow.app import _from
    from govflow.casework.cases.editions import Editions

    with office.desk() as desk:
        open_training_service({"edition/x.bpmn": FOREIGN}, "foreign", "Foreign", LANES, by=CHIEF, desk=desk)
    with office.desk() as desk:
        case = open_case("foreign", {}, by=INTAKE, desk=desk, unit="D1")
    house = office.house
    fresh = House(house.database, Editions([], _from(house.database)), house.calendars, house.zone, house.profile)
    again = Office(fresh, office.now)
    again.does(INTAKE, case, "T1")
    assert [item.kind for item in again.open_items(case).values()] == ["choice"]


@pytest.mark.parametrize("packed", [b"", b"PK", b"not a zip at all"])
def test_what_is_no_edition_is_refused(office: Office, packed: bytes):
    with pytest.raises(NotAnEdition), office.desk() as desk:
        register_edition(packed, by=CHIEF, desk=desk)


def test_a_task_two_take_at_once_is_held_by_one(office: Office):
    case = office.to_specialist()
    item = office.item(case, "EXAMINE")
    told: list[str] = []
    start = threading.Barrier(2)

    def take(officer: object) -> None:
        start.wait()
        try:
            with office.desk() as desk:
                claim_task(item, by=officer, desk=desk)  # type: ignore[arg-type]
            told.append("held")
        except Exception as refusal:
            told.append(type(refusal).__name__)

    threads = [threading.Thread(target=take, args=(one,)) for one in (SPEC, SPEC2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(told) == ["TakenByAnother", "held"]
