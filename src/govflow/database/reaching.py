"""Whether there is a database at an address at all, said in a sentence."""

from sqlalchemy import inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from govflow.database.connecting import Database, open_database
from govflow.errors import Rejected


class NoAddress(Rejected):
    """{address} is not the address of a database; one looks like sqlite:///path or postgresql://user@host/name."""


class OutOfReach(Rejected):
    """The database {address} cannot be reached: {reason}"""


def reach_database(address: str) -> Database:
    """The opened database at an address, once it has answered."""
    try:
        shown = make_url(address).render_as_string(hide_password=True)
        database = open_database(address)
        with database.reading():
            return database
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise NoAddress(address=address) from None
    except (DBAPIError, OSError) as trouble:
        reason = str(getattr(trouble, "orig", None) or trouble).strip().splitlines()[0]
        raise OutOfReach(address=shown, reason=reason) from None


def is_blank(database: Database) -> bool:
    """Whether nobody has ever made a table in it."""
    return inspect(database.engine).get_table_names() == []
