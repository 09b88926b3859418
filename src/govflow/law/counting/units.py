"""Lengths as people write them: `30wd`, `10d`, `3m`, `30office_min`."""

import re

from govflow.law.counting.refusals import UnknownUnit
from govflow.law.terms import Unit

_LENGTH = re.compile(r"\s*(\d+)\s*([a-z_]+)\s*", re.IGNORECASE)


def length_written(written: str) -> tuple[int, Unit]:
    """The number and the unit of a length such as `30wd`."""
    found = _LENGTH.fullmatch(written)
    if not found:
        raise UnknownUnit(unit=written, known=_known())
    return int(found[1]), unit_named(found[2].lower())


def unit_named(name: str) -> Unit:
    try:
        return Unit(name)
    except ValueError:
        raise UnknownUnit(unit=name, known=_known()) from None


def _known() -> str:
    return ", ".join(Unit)
