"""Bringing a database to this release, and seeing whether it is there."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from govflow.database.columns import tables
from govflow.database.connecting import Database, open_database

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def upgrade(address: str, to: str = "head") -> None:
    """Every migration this database has not had."""
    database = open_database(address)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        connection.commit()
    database.close()


def wants_upgrade(database: Database) -> bool:
    """Whether this release has migrations that the database has not had; one ahead of us is served as it is."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    with database.engine.connect() as connection:
        had = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    return had != scripts.get_current_head() and (had is None or had in known)


def differences(address: str) -> list[Any]:
    """What the tables of a database lack or have beyond what this release declares."""
    database = open_database(address)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found = compare_metadata(context, tables)
    database.close()
    return list(found)
