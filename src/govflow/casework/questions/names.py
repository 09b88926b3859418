"""Finding cases by what people type: a number, an IIN, or how a name begins."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from govflow.casework.cases.store import cases
from govflow.languages.alphabet import sort_key

LAST = "\U0010ffff"  # sorts after every letter
MOST = 500


def matching(text: str) -> ColumnElement[bool]:
    """Whether a case is one that what was typed may mean; each way is found by an index."""
    typed = " ".join(text.split())
    if typed.isdecimal():
        return _begins(cases.c.applicant_iin, typed)
    if any(sign.isdecimal() for sign in typed):
        return _begins(cases.c.id, typed.upper())
    return _begins(cases.c.name_key, sort_key(typed))


def matching_cases(text: str) -> Select[Any]:
    """The numbers of the cases that what was typed may mean, no more than are looked at one by one."""
    return select(cases.c.id).where(matching(text)).limit(MOST)


def _begins(column: Any, prefix: str) -> ColumnElement[bool]:
    return and_(column >= prefix, column < prefix + LAST)
