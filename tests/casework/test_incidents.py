"""What an expression cannot work out stops a case with a reason anybody can read, and never gives an amount."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from govflow.casework.actions.clockwork import retry_incident
from govflow.casework.cases.case import Incident
from govflow.casework.cases.editions import Editions, ServedEdition
from govflow.casework.cases.store import incidents_of
from govflow.casework.cases.troubles import reason_in_words
from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.questions.story import story
from govflow.database import open_database
from govflow.engine import Trouble, compile_model, read_definitions
from govflow.engine.decisions import Decisions, compile_decisions, read_decisions
from govflow.languages import LANGUAGES
from govflow.law.calendars import Calendars
from govflow.law.forms import read_form_text
from govflow.law.rates import read_rates
from govflow.settings import Profile
from tests.casework.conftest import CALENDARS, CHIEF, INTAKE, ZONE, Office, furnish
from tests.casework.review import REGULATION
from tests.engine.decisions.writing import decision, definitions, input_data, needs, text

DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:govflow="https://govflow.kz/bpmn" targetNamespace="https://govflow.kz/sums">
  <bpmn:process id="REVIEW" isExecutable="true">
    <bpmn:laneSet id="LS"><bpmn:lane id="L1" govflow:actor="INTAKE">
      <bpmn:flowNodeRef>START</bpmn:flowNodeRef><bpmn:flowNodeRef>ASK</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>SUM</bpmn:flowNodeRef><bpmn:flowNodeRef>WAIT</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>END</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="START" />
    <bpmn:userTask id="ASK" govflow:form="sums/1" />
    <bpmn:businessRuleTask id="SUM" govflow:decision="amount" govflow:result="payment" />
    <bpmn:userTask id="WAIT" />
    <bpmn:endEvent id="END" />
    <bpmn:sequenceFlow id="f1" sourceRef="START" targetRef="ASK" />
    <bpmn:sequenceFlow id="f2" sourceRef="ASK" targetRef="SUM" />
    <bpmn:sequenceFlow id="f3" sourceRef="SUM" targetRef="WAIT" />
    <bpmn:sequenceFlow id="f4" sourceRef="WAIT" targetRef="END" />
  </bpmn:process>
</bpmn:definitions>
"""
SAID = {"ru": "Число", "en": "Number"}


def edition(table: str, form: str) -> ServedEdition:
    """One question, a value the form works out from it and one a decision does."""
    components = [
        {"type": "number", "key": "count", "label": "Сан", "properties": SAID},
        {"type": "expression", "key": "share", "label": "Үлес", "properties": SAID, "expression": form},
    ]
    whole = {"type": "default", "properties": {"kk": "а", "ru": "а", "en": "a"}, "components": components}
    wants = needs("in count")
    dmn = definitions(input_data("count"), decision("amount", text(table), wants=wants))
    decisions = Decisions(compile_decisions([read_decisions(dmn, "sums.dmn")]))
    model = compile_model([read_definitions(DIAGRAM.encode(), "sums.bpmn")], decisions)
    forms = {"sums/1": read_form_text(json.dumps(whole).encode(), "sums/1")}
    return ServedEdition("0" * 64, replace(REGULATION, terms={}), model, forms)


@contextmanager
def office_of(table: str, form: str, address: str, calendars: Calendars) -> Iterator[Office]:
    editions = Editions([edition(table, form)])
    house = House(open_database(address), editions, calendars, ZONE, Profile.TRAINING, rates=read_rates(CALENDARS))
    furnish(house)
    yield Office(house)
    house.database.close()


def facts_of(office: Office, case: str) -> Mapping[str, Any]:
    with open_reading(office.house) as connection:
        return dict(read_file(office.house, connection, case).facts)


BROKEN = [
    ("division_by_zero", "100 / count"),
    ("no_operation", 'count + "tenge"'),
    ("unknown_name", 'mcii(@"2018-03-05")'),
    ("too_many_steps", "count(for i in 1..1000, j in 1..1000 return i * j)"),
    ("outside_failed", 'mci(@"1999-01-01") * count'),
]  # fmt: skip


@pytest.mark.parametrize(("why", "feel"), BROKEN)
@pytest.mark.parametrize("where", ["table", "form"])
def test_a_case_stops_with_a_reason_in_three_languages(
    why: str, feel: str, where: str, database_address: str, calendars: Calendars
):
    feels = {"table": "1", "form": "1"} | {where: feel}
    with office_of(address=database_address, calendars=calendars, **feels) as office:
        case = office.opens()
        with pytest.raises(Trouble, match=why):
            office.does(INTAKE, case, "ASK", count=0)
        assert set(office.open_items(case)) == {"ASK"}
        assert {"payment", "share"}.isdisjoint(facts_of(office, case))
        with open_reading(office.house) as connection:
            [incident] = incidents_of(connection, case)
        told = {language: words_of(incident, language) for language in LANGUAGES}
        assert len(set(told.values())) == 3
        [line] = [line for line in story(office.house, case) if line.event == "IncidentHappened"]
        assert all(told[language] in line.sentence(language) for language in LANGUAGES)


def test_once_the_answer_is_mended_the_step_is_done_again(database_address: str, calendars: Calendars):
    with office_of("100 / count", "count * mci(today())", database_address, calendars) as office:
        case = office.opens()
        with pytest.raises(Trouble):
            office.does(INTAKE, case, "ASK", count=0)
        office.does(INTAKE, case, "ASK", count=8)
        no = office.said(case, "IncidentHappened")[0]["no"]
        with office.desk() as desk:
            retry_incident(case, no, by=CHIEF, desk=desk)
        facts = facts_of(office, case)
        assert (facts["payment"], facts["share"], set(office.open_items(case))) == (12.5, 19240, {"WAIT"})


def words_of(incident: Incident, language: str) -> str:
    return reason_in_words(incident.reason, incident.told, incident.element, language)


def test_an_incident_kept_as_a_line_is_told_as_it_is():
    assert reason_in_words("something else", {}, "SUM", "kk") == "something else"
