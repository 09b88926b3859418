"""Finding cases by what people type: a number, an IIN, or how a name begins."""

from typing import Any

from sqlalchemy import Select, select

from govflow.casework.cases.store import cases
from govflow.languages.alphabet import sort_key

LAST = "\U0010ffff"  # sorts after every letter
MOST = 500


def matching_cases(text: str) -> Select[Any]:
    """The numbers of the cases that what was typed may mean, each found by an index."""
    typed = " ".join(text.split())
    if typed.isdecimal():
        return _beginning(cases.c.applicant_iin, typed)
    if any(sign.isdecimal() for sign in typed):
        return _beginning(cases.c.id, typed.upper())
    return _beginning(cases.c.name_key, sort_key(typed))


def _beginning(column: Any, prefix: str) -> Select[Any]:
    return select(cases.c.id).where(column >= prefix, column < prefix + LAST).limit(MOST)
