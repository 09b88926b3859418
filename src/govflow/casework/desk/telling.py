"""What is told: to people, and to the supervisor when a case cannot go on."""

from datetime import datetime
from typing import Any

from govflow.casework.cases.case import Incident
from govflow.casework.cases.events import IncidentHappened
from govflow.casework.cases.troubles import reason_of
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.notices.notices import Notice
from govflow.errors import Rejected


def notify(
    file: CaseFile, kind: str, receiver_kind: str, receiver: str, at: datetime, facts: dict[str, Any]
) -> None:
    file.notices.append(Notice(file.next_no(), kind, receiver_kind, receiver, at, facts))


def put_down(
    file: CaseFile, refusal: Rejected, element: str, during: str, at: datetime, *, deadline: int | None = None
) -> None:
    """An incident: what could not go on, and why, in words that every language has."""
    reason, told = reason_of(refusal)
    incident = Incident(file.next_no(), element, reason, told, during, deadline, at)
    file.incidents.append(incident)
    file.record(IncidentHappened(incident.no, element, reason, during, told), at)
