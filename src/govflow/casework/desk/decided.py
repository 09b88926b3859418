"""The decisions a case was given, from its ledger."""

import json

from govflow.casework.cases.events import DecisionMade
from govflow.casework.desk.casefile import Made
from govflow.casework.ledger.chain import Entry
from govflow.casework.ledger.store import find_entries
from govflow.database import Connection


def decided_in(connection: Connection, case: str) -> list[Made]:
    return [made_in(entry) for entry in find_entries(connection, case, DecisionMade.__name__)]


def made_in(entry: Entry) -> Made:
    """What an entry says of a decision; its reasons are personal and may have been erased."""
    apart = json.loads(entry.personal) if entry.personal else {}
    return Made(str(entry.facts["decision"]), str(entry.facts["element"]), entry.at, apart.get("explanation"))
