"""What is read in one go is read as of one instant, so that proving the ledger disturbs nobody and errs never."""

from sqlalchemy import func, select

from govflow.casework.desk import open_reading
from govflow.database import tables
from tests.casework.conftest import INTAKE, Office


def test_what_others_write_meanwhile_is_not_half_seen(office: Office):
    cases, ledger = tables.tables["cases"], tables.tables["ledger"]
    case = office.opens()
    with open_reading(office.house) as connection:
        last = connection.execute(select(cases.c.seq).where(cases.c.id == case)).scalar_one()
        office.does(INTAKE, case, "ACCEPT")
        entries = select(func.count()).select_from(ledger).where(ledger.c.case_id == case)
        assert connection.execute(entries).scalar_one() == last
