"""A small edition of our own: intake, a specialist who may return the file, a head who decides."""

from datetime import date
from hashlib import sha256

from govflow.casework.cases.editions import ServedEdition
from govflow.engine import compile_model, read_definitions
from govflow.languages import Text
from govflow.law.citations import Citation
from govflow.law.regulations import (
    Act,
    Actor,
    Ground,
    InForce,
    Moment,
    Paper,
    Regulation,
    Separation,
    State,
    System,
)
from govflow.law.terms import Extension, Missed, Term, Unit

DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:govflow="https://govflow.kz/bpmn" targetNamespace="https://govflow.kz/review">
  <bpmn:message id="M1" name="papers" />
  <bpmn:process id="REVIEW" isExecutable="true">
    <bpmn:laneSet id="LS">
      <bpmn:lane id="L1" name="Intake" govflow:actor="INTAKE">
        <bpmn:flowNodeRef>START</bpmn:flowNodeRef><bpmn:flowNodeRef>ACCEPT</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>REGISTER</bpmn:flowNodeRef><bpmn:flowNodeRef>BACK</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>LIMIT</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>SEND</bpmn:flowNodeRef><bpmn:flowNodeRef>IN</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="L2" name="Specialist" govflow:actor="SPEC">
        <bpmn:flowNodeRef>EXAMINE</bpmn:flowNodeRef><bpmn:flowNodeRef>WHICH</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>LATE</bpmn:flowNodeRef><bpmn:flowNodeRef>LATE_END</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="L3" name="Head" govflow:actor="HEAD">
        <bpmn:flowNodeRef>DECIDE</bpmn:flowNodeRef><bpmn:flowNodeRef>END</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="START" govflow:marks="filed_at"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="ACCEPT" name="Қабылдау" govflow:ru="Принять" govflow:en="Accept" govflow:state="INTAKE"
        govflow:marks="accepted_at" govflow:paper="DRAFT">
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:serviceTask id="REGISTER" name="Тізілім" govflow:system="REGISTER">
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:exclusiveGateway id="IN"><bpmn:incoming>f3</bpmn:incoming><bpmn:incoming>f9</bpmn:incoming>
      <bpmn:outgoing>f4</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:serviceTask id="SEND" name="Жіберу" govflow:marks="arrived_at_spec">
      <bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:userTask id="EXAMINE" name="Қарау" govflow:ru="Рассмотреть" govflow:en="Examine" govflow:state="WITH_SPEC"
        govflow:term="T-SPEC" govflow:signs="DRAFT">
      <bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="LATE" attachedToRef="EXAMINE" cancelActivity="false"><bpmn:outgoing>f10</bpmn:outgoing>
      <bpmn:timerEventDefinition><bpmn:timeDuration>T-SPEC</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="LATE_X" default="f15"><bpmn:incoming>f10</bpmn:incoming>
      <bpmn:outgoing>f14</bpmn:outgoing><bpmn:outgoing>f15</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:endEvent id="LATE_END"><bpmn:incoming>f14</bpmn:incoming><bpmn:incoming>f15</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:exclusiveGateway id="WHICH" default="f7"><bpmn:incoming>f6</bpmn:incoming>
      <bpmn:outgoing>f7</bpmn:outgoing><bpmn:outgoing>f8</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:serviceTask id="RETURN" name="Қайтару" govflow:marks="arrived_at_back"><bpmn:incoming>f8</bpmn:incoming>
      <bpmn:outgoing>f13</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:subProcess id="BACK" name="Жете рәсімдеу" govflow:state="REWORK" govflow:term="T-DOC30">
      <bpmn:incoming>f13</bpmn:incoming><bpmn:outgoing>f9</bpmn:outgoing>
      <bpmn:startEvent id="B0"><bpmn:outgoing>b1</bpmn:outgoing></bpmn:startEvent>
      <bpmn:serviceTask id="B1" govflow:marks="notified_at"><bpmn:incoming>b1</bpmn:incoming>
        <bpmn:outgoing>b2</bpmn:outgoing></bpmn:serviceTask>
      <bpmn:intermediateCatchEvent id="PAPERS" name="Құжаттар" govflow:term="T-APP25"
          govflow:marks="docs_received_at">
        <bpmn:incoming>b2</bpmn:incoming><bpmn:outgoing>b3</bpmn:outgoing>
        <bpmn:messageEventDefinition messageRef="M1" />
      </bpmn:intermediateCatchEvent>
      <bpmn:userTask id="REWORK" name="Түзету" govflow:paper="DRAFT"><bpmn:incoming>b3</bpmn:incoming>
        <bpmn:outgoing>b4</bpmn:outgoing></bpmn:userTask>
      <bpmn:endEvent id="B9"><bpmn:incoming>b4</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="b1" sourceRef="B0" targetRef="B1" />
      <bpmn:sequenceFlow id="b2" sourceRef="B1" targetRef="PAPERS" />
      <bpmn:sequenceFlow id="b3" sourceRef="PAPERS" targetRef="REWORK" />
      <bpmn:sequenceFlow id="b4" sourceRef="REWORK" targetRef="B9" />
    </bpmn:subProcess>
    <bpmn:boundaryEvent id="LIMIT" attachedToRef="BACK"><bpmn:outgoing>f11</bpmn:outgoing>
      <bpmn:timerEventDefinition><bpmn:timeDuration>T-DOC30</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="DECIDE" name="Шешім" govflow:ru="Решить" govflow:en="Decide" govflow:state="WITH_HEAD"
        govflow:signs="DECISION" govflow:paper="DECISION" govflow:marks="decided_at">
      <bpmn:incoming>f7</bpmn:incoming><bpmn:incoming>f11</bpmn:incoming><bpmn:outgoing>f12</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="END" govflow:outcome="DECIDED" govflow:state="DONE"><bpmn:incoming>f12</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="START" targetRef="ACCEPT" />
    <bpmn:sequenceFlow id="f2" sourceRef="ACCEPT" targetRef="REGISTER" />
    <bpmn:sequenceFlow id="f3" sourceRef="REGISTER" targetRef="IN" />
    <bpmn:sequenceFlow id="f4" sourceRef="IN" targetRef="SEND" />
    <bpmn:sequenceFlow id="f5" sourceRef="SEND" targetRef="EXAMINE" />
    <bpmn:sequenceFlow id="f6" sourceRef="EXAMINE" targetRef="WHICH" />
    <bpmn:sequenceFlow id="f7" sourceRef="WHICH" targetRef="DECIDE" />
    <bpmn:sequenceFlow id="f8" sourceRef="WHICH" targetRef="RETURN">
      <bpmn:conditionExpression>if trouble = true then 1 else verdict = "BACK"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f13" sourceRef="RETURN" targetRef="BACK" />
    <bpmn:sequenceFlow id="f9" sourceRef="BACK" targetRef="IN" />
    <bpmn:sequenceFlow id="f10" sourceRef="LATE" targetRef="LATE_X" />
    <bpmn:sequenceFlow id="f14" sourceRef="LATE_X" targetRef="LATE_END">
      <bpmn:conditionExpression>if trouble_when_late = true then 1 else true</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f15" sourceRef="LATE_X" targetRef="LATE_END" />
    <bpmn:sequenceFlow id="f11" sourceRef="LIMIT" targetRef="DECIDE" />
    <bpmn:sequenceFlow id="f12" sourceRef="DECIDE" targetRef="END" />
  </bpmn:process>
</bpmn:definitions>
"""

PLACE = Citation("p.1")


def _text(words: str) -> Text:
    return Text.same(words)


def _term(code: str, length: int, since: str, **more: object) -> Term:
    return Term(code, _text(code), length, Unit.WORKING_DAYS, since, PLACE, **more)  # type: ignore[arg-type]


TERMS = (
    _term("T-SPEC", 1, "arrived_at_spec", missed=(Missed.MARK, Missed.ALERT)),
    _term("T-DOC30", 30, "arrived_at_back", missed=(Missed.MARK, Missed.INTERRUPT), length_from="back_term"),
    _term("T-APP25", 25, "notified_at", within="T-DOC30", extends=Extension("INTAKE", 1, 5, PLACE)),
    _term("T-OVERALL", 7, "accepted_at", until="decided_at", pauses=("REWORK",)),
    _term("T-GROSS", 7, "accepted_at", until="decided_at"),
)

MOMENTS = (
    "filed_at",
    "accepted_at",
    "arrived_at_spec",
    "arrived_at_back",
    "notified_at",
    "docs_received_at",
    "decided_at",
)
STATES = ("INTAKE", "WITH_SPEC", "REWORK", "WITH_HEAD", "DONE")

REGULATION = Regulation(
    service="review",
    code="RV",
    title=Text("Қарау", "Рассмотрение", "Review"),
    act=Act(_text("m"), _text("order"), "1", date(2018, 1, 1), None, None),
    in_force=InForce(date(2018, 1, 1), None, _text("from"), False, "finish"),
    territory="",
    main_process="REVIEW",
    separate_processes=(),
    points={},
    actors={
        "INTAKE": Actor("INTAKE", _text("Intake"), "division"),
        "SPEC": Actor("SPEC", _text("Specialist"), "provider"),
        "HEAD": Actor("HEAD", _text("Head"), "provider"),
    },
    separations=(Separation(("SPEC", "HEAD"), "arrived_at_spec", PLACE),),
    moments={code: Moment(code, _text(code)) for code in MOMENTS},
    states={code: State(code, _text(code), code == "DONE") for code in STATES},
    terms={term.code: term for term in TERMS},
    grounds={"WITHDRAWN": Ground("WITHDRAWN", "termination", _text("Withdrawn"), PLACE)},
    papers={
        "DRAFT": Paper("DRAFT", _text("Draft"), ("applicant_iin", "amount")),
        "DECISION": Paper("DECISION", _text("Decision"), ("applicant_iin", "award")),
    },
    systems={"REGISTER": System("REGISTER", _text("Register"), ("applicant_iin",), ("found",), _text("wait"))},
    readings={},
)


def review_edition() -> ServedEdition:
    source = DIAGRAM.encode()
    model = compile_model([read_definitions(source, "review.bpmn")])
    return ServedEdition(sha256(source).hexdigest(), REGULATION, model, {}, {"edition/review.bpmn": source})
