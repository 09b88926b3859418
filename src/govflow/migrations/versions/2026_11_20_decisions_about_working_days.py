"""Loaded decisions about working days, and the days of the calendar each deadline rests on."""

import sqlalchemy as sa
from alembic import op

from govflow.database import Key, Moment

revision = "2026_11_20_decrees"
down_revision = "2026_11_20_first"
branch_labels = None
depends_on = None

# Until they are counted anew, deadlines set before this rest on everything from their beginning to their end.
FILL = (
    "UPDATE deadlines SET rests_from = CAST({since} AS DATE), rests_to = due_on "
    "WHERE due_on IS NOT NULL AND since_at IS NOT NULL AND calendar <> 'clock'"
)
SINCE = {
    "postgresql": FILL.format(since="since_at"),
    "sqlite": FILL.replace("CAST({since} AS DATE)", "date(since_at)"),
}


def upgrade() -> None:
    op.create_table(
        "calendar_decrees",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("ordered_at", Moment(), nullable=False),
        sa.Column("loaded_at", Moment(), nullable=False),
        sa.Column("loaded_by", Key, nullable=False),
        sa.Column("calendar_before", Key, nullable=False),
        sa.Column("calendar_after", Key, nullable=False),
        sa.Column("undoes", sa.Integer()),
        sa.Column("applied_at", Moment()),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("cured", sa.Integer(), nullable=False),
        sa.Column("breached", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="calendar_decrees_key"),
        comment="Decisions about working days loaded while cases run, beside the files of the calendars.",
    )
    op.add_column("deadlines", sa.Column("rests_from", sa.Date()))
    op.add_column("deadlines", sa.Column("rests_to", sa.Date()))
    op.execute(SINCE[op.get_bind().dialect.name])
    rests = sa.text("ended_at IS NULL AND rests_to IS NOT NULL")
    op.create_index(
        "deadlines_resting",
        "deadlines",
        ["rests_to", "rests_from", "calendar", "case_id"],
        sqlite_where=rests,
        postgresql_where=rests,
    )
