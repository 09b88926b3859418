"""The files of the calendars as each release brought them."""

import sqlalchemy as sa
from alembic import op

from govflow.database import Json, Key, Moment

revision = "2026_11_28_filings"
down_revision = "2026_11_28_sent_once"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_filings",
        sa.Column("digest", Key, nullable=False),
        sa.Column("files", Json, nullable=False),
        sa.Column("filed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="calendar_filings_key"),
        comment="The files of the calendars as each release brought them, so that earlier counts stay explained.",
    )
