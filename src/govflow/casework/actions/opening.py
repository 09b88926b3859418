"""Opening a case: the edition of the day, a number, its units, and the first step of its process."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from govflow.casework.cases.case import IN_PERSON, Applicant, Case
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.events import CaseOpened
from govflow.casework.cases.rejections import NobodyServes
from govflow.casework.cases.store import next_number
from govflow.casework.desk import Desk
from govflow.casework.desk.answering import answers_to
from govflow.casework.desk.storing import store_edition
from govflow.casework.people.officers import Citizen, Doer, Officer, Unit
from govflow.casework.people.rejections import NotYourUnit
from govflow.casework.people.store import find_units
from govflow.engine import begin

OFFICE = "office"  # how papers call the unit where the application came
NAMES = ("last_name", "first_name", "middle_name")


def open_case(
    service: str,
    answers: Mapping[str, Any],
    *,
    by: Doer,
    desk: Desk,
    unit: str,
    territory: str | None = None,
    on: date | None = None,
    source: str = IN_PERSON,
    process: str | None = None,
) -> str:
    """Register an application and move its case to where it first waits. Gives the number of the case.

    `process` is one of the separate processes of the regulation; without it, its main process runs.
    """
    if isinstance(by, Officer) and unit not in by.units:
        raise NotYourUnit(officer=by.id, unit=unit)
    local = desk.now.astimezone(desk.house.zone)
    edition = desk.house.editions.to_open(service, on or local.date(), desk.house.profile)
    process = process or edition.regulation.main_process
    bodies = find_units(desk.connection, edition.bodies_in(process), also=unit)
    here = next((one for one in bodies if one.id == unit), None)
    said = answers_to(edition, _start(edition, process), answers, {}, desk.given(here))
    served = territory or (here.territory if here else "")
    units = _units(edition, process, here, served, bodies)
    store_edition(edition, desk, by=by.id)
    case = Case(
        id=_number(edition, desk), service=service, edition=edition.digest,
        territory=served, units=units, applicant=_applicant(said, by), opened_at=desk.now,
        opened_by=by.id, source=source, zone=here.zone if here else None,
    )  # fmt: skip
    known = edition.regulation.facts | _titles(edition, units, unit, bodies) | dict(said)
    file = desk.new_file(case, edition, known, by=by.id)
    file.facts_changed.update(known)
    applicant, name = case.applicant, f"{service}/{edition.regulation.in_force.since}"
    file.record(
        CaseOpened(
            service, name, case.territory, units, source, applicant.name, applicant.iin, said
        ),
        desk.now,
    )  # fmt: skip
    file.run, step = begin(edition.model, process, file.facts, given=desk.given(case))
    file.facts = file.run.facts
    desk.follow(file, step)
    return case.id


def _start(edition: ServedEdition, process: str) -> str | None:
    """The start event, whose form is the application."""
    elements = (edition.element(child) for child in edition.model.processes[process].children)
    return next((element.id for element in elements if element.kind == "startEvent"), None)


def _number(edition: ServedEdition, desk: Desk) -> str:
    year = desk.now.astimezone(desk.house.zone).year
    name = f"{desk.house.prefix}{edition.regulation.code}-{year}"
    return f"{name}-{next_number(desk.connection, name):06d}"


def _applicant(answers: Mapping[str, Any], by: Doer) -> Applicant:
    name = " ".join(str(answers[part]) for part in NAMES if answers.get(part))
    own = by.iin if isinstance(by, Citizen) else ""
    iin = answers.get("applicant_iin") or answers.get("iin") or own
    return Applicant(name or str(answers.get("full_name") or ""), str(iin or ""))


def _units(
    edition: ServedEdition, process: str, here: Unit | None, served: str, known: list[Unit]
) -> dict[str, str]:
    """For each kind of body that acts in the process, the unit that serves the case."""
    if edition.posts is not None:
        return {post.actor: post.unit for post in edition.posts.values()}
    return {kind: _serving(kind, served, here, known) for kind in edition.bodies_in(process)}


def _titles(edition: ServedEdition, units: Mapping[str, str], unit: str, known: Iterable[Unit]) -> dict[str, Any]:
    """What the units that serve a case are called, where its papers must say so; the names of this day."""
    asked = {field for paper in edition.regulation.papers.values() for field in paper.fields}
    wanted = {name: code for name, code in {**units, OFFICE: unit}.items() if name in asked}
    titles = {one.id: one.title for one in known}
    called = {name: titles[code] for name, code in wanted.items() if code in titles}
    return {name: {"kk": title.kk, "ru": title.ru, "en": title.en} for name, title in called.items()}


def _serving(kind: str, territory: str, here: Unit | None, known: Iterable[Unit]) -> str:
    """The unit where the application came, if it is of the kind; else the nearest that serves the territory."""
    if here is not None and here.kind == kind:
        return here.id
    able = [one for one in known if one.kind == kind and territory.startswith(one.territory)]
    if not able:
        raise NobodyServes(kind=kind, territory=territory)
    return max(able, key=lambda one: (len(one.territory), one.id)).id
