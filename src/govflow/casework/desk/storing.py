"""Putting an edition into the database, so that its cases outlive its folder."""

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.store import keep_edition
from govflow.casework.desk.opened import Desk


def store_edition(edition: ServedEdition, desk: Desk, *, by: str) -> None:
    """Keep the files of an edition by digest, the first time a case runs under it."""
    if edition.digest in desk.house.stored:
        return
    keep_edition(desk.connection, edition, by=by, at=desk.now)
    desk.stored.add(edition.digest)
