"""Proving the ledger: walking the chain of every case and naming each place where it does not hold."""

from collections.abc import Iterator

from sqlalchemy import select

from govflow.casework.cases.store import cases
from govflow.casework.desk import House, open_reading
from govflow.casework.ledger.chain import first_link
from govflow.casework.ledger.store import orphans, raw_entries
from govflow.casework.ledger.verifying import Fault, Finding, verify_chain


def verify_ledger(house: House, case: str | None = None) -> Iterator[Finding]:
    """Every fault of the ledger, or of one case."""
    with open_reading(house) as connection:
        asked = select(cases.c.id, cases.c.seq, cases.c.head).order_by(cases.c.id)
        if case is not None:
            asked = asked.where(cases.c.id == case)
        for number, seq, head in connection.execute(asked).all():
            first = first_link(number, house.profile)
            yield from verify_chain(number, raw_entries(connection, number), first=first, head=head, last=seq)
        if case is None:
            for number in orphans(connection):
                yield Finding(number, 0, Fault.INSERTED)


def cases_in_ledger(house: House) -> int:
    with open_reading(house) as connection:
        return len(connection.execute(select(cases.c.id)).all())
