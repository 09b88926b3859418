"""Incidents keep the facts of their reason, and forms the key by which one sent twice is answered once."""

import sqlalchemy as sa
from alembic import op

from govflow.database import Json, Key, Moment

revision = "2026_11_28_sent_once"
down_revision = "2026_11_20_decrees"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("incidents", sa.Column("told", Json, comment="facts of the sentence of the reason"))
    op.create_table(
        "sendings",
        sa.Column("key", Key, nullable=False),
        sa.Column("sent_by", Key, nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("reference", Key, nullable=False),
        sa.PrimaryKeyConstraint("key", name="sendings_key"),
        comment="Forms that were answered, by the key each carries, so that one sent twice is answered once.",
    )
