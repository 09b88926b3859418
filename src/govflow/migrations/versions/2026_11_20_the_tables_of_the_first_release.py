"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op

from govflow.database import Json, Key, Moment
from govflow.database.sealing import seals

revision = "2026_11_20_first"
down_revision = None
branch_labels = None
depends_on = None

SEALED = ("ledger", "signatures")


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("digest", Key, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="attachments_key"),
        comment="What people attached, by SHA-256.",
    )
    op.create_table(
        "blobs",
        sa.Column("digest", Key, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="blobs_key"),
        comment="Bytes that came from outside, by their SHA-256.",
    )
    op.create_table(
        "business_clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("shift_us", sa.BigInteger(), nullable=False),
        sa.Column("moved_by", Key, nullable=False),
        sa.Column("moved_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="business_clock_key"),
    )
    op.create_table(
        "cases",
        sa.Column("id", Key, nullable=False),
        sa.Column("service", Key, nullable=False),
        sa.Column("edition", Key, nullable=False),
        sa.Column("territory", Key, nullable=False),
        sa.Column("units", Json, nullable=False),
        sa.Column("applicant_name", sa.String(), nullable=False),
        sa.Column("applicant_iin", Key, nullable=False),
        sa.Column("name_key", Key, nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_by", Key, nullable=False),
        sa.Column("source", Key, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", Key, nullable=False),
        sa.Column("last_no", sa.Integer(), nullable=False),
        sa.Column("state", Key, nullable=True),
        sa.Column("outcome", Key, nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("run", Json, nullable=False),
        sa.Column("acted", Json, nullable=False),
        sa.Column("papers", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="cases_key"),
    )
    op.create_index("cases_by_applicant_iin", "cases", ["applicant_iin"], unique=False)
    op.create_index("cases_by_name_key", "cases", ["name_key"], unique=False)
    op.create_table(
        "counters",
        sa.Column("name", Key, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="counters_key"),
        comment="The last number given, by service and year.",
    )
    op.create_table(
        "editions",
        sa.Column("digest", Key, nullable=False),
        sa.Column("service", Key, nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.Column("setting", Json, nullable=False),
        sa.Column("registered_at", Moment(), nullable=False),
        sa.Column("registered_by", Key, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="editions_key"),
        comment="Editions that came by upload; those shipped are read from their folders.",
    )
    op.create_index("editions_by_service", "editions", ["service"], unique=False)
    op.create_table(
        "ledger_personal",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", Key, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "seq", name="ledger_personal_key"),
        comment="What is personal in an entry. It may be erased by law; the chain holds without it.",
    )
    op.create_table(
        "officers",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", Key, nullable=False),
        sa.Column("iin", Key, nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="officers_key"),
    )
    op.create_table(
        "units",
        sa.Column("id", Key, nullable=False),
        sa.Column("parent", Key, nullable=True),
        sa.Column("kind", Key, nullable=False),
        sa.Column("territory", Key, nullable=False),
        sa.Column("title", Json, nullable=False),
        sa.Column("path", Key, nullable=False),
        sa.Column("zone", Key, nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["units.id"], name="units_to_units"),
        sa.PrimaryKeyConstraint("id", name="units_key"),
    )
    op.create_index("units_by_kind", "units", ["kind"], unique=False)
    op.create_index("units_by_parent", "units", ["parent"], unique=False)
    op.create_index("units_by_path", "units", ["path"], unique=False)
    op.create_table(
        "deadlines",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("service", Key, nullable=False),
        sa.Column("term", Key, nullable=False),
        sa.Column("element", Key, nullable=False),
        sa.Column("process", Key, nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("actor", Key, nullable=False),
        sa.Column("unit", Key, nullable=False),
        sa.Column("state", Key, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("wait", sa.Integer(), nullable=True),
        sa.Column("officer", Key, nullable=True),
        sa.Column("since_at", Moment(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("rings_at", Moment(), nullable=True),
        sa.Column("missed_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("calendar", Key, nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("pauses", Json, nullable=False),
        sa.Column("stopped_by", Key, nullable=True),
        sa.Column("counted", Json, nullable=True),
        sa.Column("changes", Json, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="deadlines_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="deadlines_key"),
    )
    op.create_index(
        "deadlines_missed",
        "deadlines",
        ["unit", "missed_at"],
        unique=False,
        sqlite_where=sa.text("missed_at IS NOT NULL"),
        postgresql_where=sa.text("missed_at IS NOT NULL"),
    )
    op.create_index(
        "deadlines_ringing",
        "deadlines",
        ["rings_at"],
        unique=False,
        sqlite_where=sa.text("rings_at IS NOT NULL"),
        postgresql_where=sa.text("rings_at IS NOT NULL"),
    )
    op.create_index(
        "deadlines_running",
        "deadlines",
        ["unit", "due_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "documents",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("paper", Key, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("drawn_up_at", Moment(), nullable=False),
        sa.Column("drawn_up_by", Key, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("media", Key, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("is_incoming", sa.Boolean(), nullable=False),
        sa.Column("content", Json, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="documents_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="documents_key"),
    )
    op.create_index("documents_by_paper", "documents", ["case_id", "paper", "version"], unique=False)
    op.create_table(
        "edition_files",
        sa.Column("edition", Key, nullable=False),
        sa.Column("path", Key, nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.digest"], name="edition_files_to_editions"),
        sa.PrimaryKeyConstraint("edition", "path", name="edition_files_key"),
    )
    op.create_table(
        "facts",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("value", Json, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="facts_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "name", name="facts_key"),
    )
    op.create_table(
        "incidents",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("element", Key, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("during", Key, nullable=False),
        sa.Column("deadline", sa.Integer(), nullable=True),
        sa.Column("happened_at", Moment(), nullable=False),
        sa.Column("retried_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="incidents_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="incidents_key"),
    )
    op.create_index(
        "incidents_open",
        "incidents",
        ["happened_at"],
        unique=False,
        sqlite_where=sa.text("retried_at IS NULL"),
        postgresql_where=sa.text("retried_at IS NULL"),
    )
    op.create_table(
        "items",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("wait", sa.Integer(), nullable=False),
        sa.Column("service", Key, nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.Column("element", Key, nullable=False),
        sa.Column("process", Key, nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("actor", Key, nullable=False),
        sa.Column("unit", Key, nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("correlation", Key, nullable=True),
        sa.Column("choices", Json, nullable=False),
        sa.Column("only_for", Key, nullable=True),
        sa.Column("holder", Key, nullable=True),
        sa.Column("held_at", Moment(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("order_at", Moment(), nullable=False, comment="due_at, or the end of time where nothing is due"),
        sa.Column("state", Key, nullable=True, comment="state of the case"),
        sa.Column("draft", Json, nullable=True),
        sa.Column("local", Json, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="items_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "wait", name="items_key"),
    )
    op.create_index(
        "items_awaited",
        "items",
        ["name", "correlation"],
        unique=False,
        sqlite_where=sa.text("name != ''"),
        postgresql_where=sa.text("name != ''"),
    )
    op.create_index(
        "items_held",
        "items",
        ["holder", "order_at"],
        unique=False,
        sqlite_where=sa.text("holder IS NOT NULL"),
        postgresql_where=sa.text("holder IS NOT NULL"),
    )
    op.create_index(
        "items_offered",
        "items",
        ["unit", "actor", "order_at", "case_id", "wait", "service", "element", "state"],
        unique=False,
    )
    op.create_table(
        "ledger",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("event", Key, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", Key, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="ledger_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "seq", name="ledger_key"),
    )
    op.create_table(
        "mail",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("message", Key, nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("came_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="mail_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="mail_key"),
    )
    op.create_table(
        "notices",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", Key, nullable=False),
        sa.Column("receiver_kind", Key, nullable=False),
        sa.Column("receiver", Key, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="notices_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="notices_key"),
    )
    op.create_index("notices_by_receiver", "notices", ["receiver_kind", "receiver", "at"], unique=False)
    op.create_index(
        "notices_unsent",
        "notices",
        ["at"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    )
    op.create_table(
        "roles",
        sa.Column("officer", Key, nullable=False),
        sa.Column("unit", Key, nullable=False),
        sa.Column("actor", Key, nullable=False),
        sa.Column("service", Key, nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officers.id"], name="roles_to_officers"),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name="roles_to_units"),
        sa.PrimaryKeyConstraint("officer", "unit", "actor", "service", name="roles_key"),
    )
    op.create_index("roles_by_unit", "roles", ["unit"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("digest", Key, nullable=False),
        sa.Column("officer", Key, nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("kept", Json, nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officers.id"], name="sessions_to_officers"),
        sa.PrimaryKeyConstraint("digest", name="sessions_key"),
        comment="Signed-in browsers, by the digest of their secret. Technical time.",
    )
    op.create_index("sessions_by_officer", "sessions", ["officer"], unique=False)
    op.create_table(
        "signals",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("name", Key, nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("thrown_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="signals_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="signals_key"),
        comment="Signals thrown in a case and not yet heard by the others.",
    )
    op.create_index("signals_in_order", "signals", ["thrown_at"], unique=False)
    op.create_table(
        "signatures",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("paper", Key, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("officer", Key, nullable=False),
        sa.Column("actor", Key, nullable=False),
        sa.Column("signed_at", Moment(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="signatures_to_cases"),
        sa.PrimaryKeyConstraint("case_id", "no", name="signatures_key"),
    )
    # ### end Alembic commands ###

    dialect = op.get_bind().dialect.name
    for table in SEALED:
        for statement in seals(table)[dialect]:
            op.execute(statement.replace("%%", "%"))
