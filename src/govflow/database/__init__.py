"""The way to a database: SQLite or PostgreSQL, one set of tables, the same code.

Areas declare their tables on `tables` with the column types here; a transaction reads through a connection and
writes through its `Rows`, which reach the database in as few statements as it allows.
"""

from govflow.database.bare import Bare, bare_driver
from govflow.database.borrowing import borrowed_database, opened_database
from govflow.database.columns import Json, Key, Moment, tables, written
from govflow.database.connecting import Connection, Database, open_database
from govflow.database.gathering import gathered, named
from govflow.database.holding import holds_one_of
from govflow.database.inserting import add_once
from govflow.database.knocking import Knocks, knock
from govflow.database.reaching import NoAddress, OutOfReach, is_blank, reach_database
from govflow.database.rows import Rows
from govflow.database.sealing import seal
from govflow.database.speaking import read_one, speak
from govflow.database.texts import json_writer
from govflow.database.tracing import Statement, Transaction, replay, traced
from govflow.database.upgrading import differences, upgrade, wants_upgrade
from govflow.database.writes import ChangedMeanwhile

__all__ = [
    "Bare",
    "ChangedMeanwhile",
    "Connection",
    "Database",
    "Json",
    "Key",
    "Knocks",
    "Moment",
    "NoAddress",
    "OutOfReach",
    "Rows",
    "Statement",
    "Transaction",
    "add_once",
    "bare_driver",
    "borrowed_database",
    "differences",
    "gathered",
    "holds_one_of",
    "is_blank",
    "json_writer",
    "knock",
    "named",
    "open_database",
    "opened_database",
    "reach_database",
    "read_one",
    "replay",
    "seal",
    "speak",
    "tables",
    "traced",
    "upgrade",
    "wants_upgrade",
    "written",
]
