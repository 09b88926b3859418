"""Where Alembic meets our tables."""

from alembic import context

from govflow.database import tables
from govflow.migrations.declared import STORES


def migrate() -> None:
    """Run the migrations on the connection that was given."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=tables, compare_type=True, render_as_batch=False)
    with context.begin_transaction():
        context.run_migrations()


assert STORES, "the tables are declared by importing their areas"  # noqa: S101 - nothing else uses the import
migrate()
