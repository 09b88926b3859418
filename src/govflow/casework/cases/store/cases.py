"""Cases, their facts and incidents."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, select

from govflow.casework.cases.case import Applicant, Case, Incident
from govflow.casework.cases.store.tables import cases, facts, incidents
from govflow.casework.cases.values import difference, made
from govflow.database import Connection, Rows, named, read_one
from govflow.languages.alphabet import sort_key

FACTS = named(facts.c.name, facts.c.value, where=facts.c.case_id == cases.c.id).label("facts")
_SEEN = cases.alias("seen")
SEEN = select(_SEEN.c.seq).where(_SEEN.c.id == cases.c.id).scalar_subquery().label("seen_seq")
SAME = tuple(field.name for field in fields(Case) if field.name != "applicant")
_same = itemgetter(*SAME)


def case_of(row: Mapping[Any, Any]) -> Case:
    """The case a row of the table says."""
    applicant = Applicant(row["applicant_name"], row["applicant_iin"])
    return made(Case, dict(zip(SAME, _same(row), strict=True), applicant=applicant))


def whole(*others: Any) -> Any:
    """The statement that reads a case with its facts and whatever else is gathered beside it."""
    return select(cases, FACTS, *others, SEEN).where(cases.c.id == bindparam("case"))


BRIEF = tuple(name for name in SAME if name not in ("run", "acted", "papers"))


def briefly(*others: Any) -> Any:
    """The statement that reads several cases without what only a step of their process needs."""
    own = (cases.c[name] for name in (*BRIEF, "applicant_name", "applicant_iin"))
    wanted = cases.c.id.in_(bindparam("wanted", expanding=True))
    return select(*own, *others).where(wanted).order_by(cases.c.id)


def brief_case_of(row: Mapping[Any, Any]) -> Case:
    applicant = Applicant(row["applicant_name"], row["applicant_iin"])
    return Case(applicant=applicant, **{name: row[name] for name in BRIEF})


def territories_of(connection: Connection) -> list[str]:
    """The territories cases belong to."""
    return sorted(connection.execute(select(cases.c.territory).distinct()).scalars())


def held(statement: Any) -> Any:
    """The same, which holds the case until the end of the transaction. SQLite's writer is alone anyway."""
    return statement.with_for_update(of=cases)


def read_whole(connection: Connection, statement: Any, case: str) -> Mapping[Any, Any] | None:
    return read_one(connection, statement, case=case)


def is_mixed(row: Mapping[Any, Any]) -> bool:
    """Whether the case was changed while a statement waited to hold it.

    PostgreSQL then gives the case itself as it is, and everything beside it as it was when the statement began.
    """
    return bool(row["seq"] != row["seen_seq"])


def lock_cases(connection: Connection, wanted: Sequence[str]) -> None:
    """Hold several cases, always in the same order, so that two who do so never wait for each other."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "SELECT 1 FROM cases WHERE id = ANY(%s) ORDER BY id FOR UPDATE", (list(wanted),)
        ).close()


def keep_case(rows: Rows, before: Case | None, after: Case) -> None:
    """Write what changed. A case that somebody else changed in between is not overwritten."""
    if before is None:
        values = {name: getattr(after, name) for name in SAME}
        name, iin = after.applicant.name, after.applicant.iin
        rows.insert(cases, **values, applicant_name=name, applicant_iin=iin, name_key=sort_key(name))
        return
    changed = difference(before, after)
    if changed:
        rows.change(cases, id=after.id, was=("seq", before.seq), **changed)


def keep_facts(rows: Rows, case: Case, changed: Mapping[str, Any]) -> None:
    for name, value in changed.items():
        rows.put(facts, case_id=case.id, name=name, value=value, seq=case.seq)


def keep_incident(rows: Rows, case: str, incident: Incident) -> None:
    values = {field.name: getattr(incident, field.name) for field in fields(Incident)}
    rows.put(incidents, case_id=case, **values)


def find_incident(connection: Connection, case: str, no: int) -> Incident | None:
    found = (
        connection.execute(select(incidents).where(incidents.c.case_id == case, incidents.c.no == no))
        .mappings()
        .first()
    )
    return _incident(found) if found else None


def incidents_of(connection: Connection, case: str) -> list[Incident]:
    asked = select(incidents).where(incidents.c.case_id == case).order_by(incidents.c.no)
    return [_incident(row) for row in connection.execute(asked).mappings()]


def _incident(row: Mapping[Any, Any]) -> Incident:
    values = {field.name: row[field.name] for field in fields(Incident)}
    return Incident(**values | {"told": row["told"] or {}})
