"""Tables that may only grow: the database itself refuses to change or delete a row of them."""

from sqlalchemy import DDL, Table, event

_FUNCTION = """
CREATE OR REPLACE FUNCTION sealed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def seals(table: str) -> dict[str, list[str]]:
    """The statements that seal a table, by database."""
    return {
        "sqlite": [
            f"CREATE TRIGGER {table}_not_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("update", "delete")
        ],
        "postgresql": [
            _FUNCTION,
            f"CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sealed()",
        ],
    }


def seal(table: Table) -> Table:
    """The table, sealed when it is created from its declaration. A migration seals with `seals`."""
    for dialect, statements in seals(table.name).items():
        for statement in statements:
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]
    return table
