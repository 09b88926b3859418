"""Cases keep the time zone of the office they came to."""

import sqlalchemy as sa
from alembic import op

from govflow.database import Key

revision = "2026_11_28_zone"
down_revision = "2026_11_28_filings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    told = "time zone of the office it came to, where that is not the zone of the house"
    op.add_column("cases", sa.Column("zone", Key, comment=told))
