"""Units as people write them: `30wd`, `10d`, `2 half-months`, `14dom`, `working_days`."""

import re

from govflow.law.counting.refusals import UnknownUnit
from govflow.law.terms import Unit

_LENGTH = re.compile(r"\s*(\d+)\s*([a-z_][a-z_ -]*)", re.IGNORECASE)

# beside the short names of the units themselves; each of these also without its last letter
_WORDS = {
    "working_days": Unit.WORKING_DAYS,
    "calendar_days": Unit.DAYS,
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
    "months": Unit.MONTHS,
    "years": Unit.YEARS,
    "half_months": Unit.HALF_MONTHS,
    "quarters": Unit.QUARTERS,
    "half_years": Unit.HALF_YEARS,
    "last_working_days": Unit.LAST_WORKING_DAY_OF_MONTH,
    "working_minutes": Unit.OFFICE_MINUTES,
    "office_minutes": Unit.OFFICE_MINUTES,
    "working_hours": Unit.OFFICE_HOURS,
    "office_hours": Unit.OFFICE_HOURS,
    "clock_minutes": Unit.MINUTES,
    "minutes": Unit.MINUTES,
    "clock_hours": Unit.HOURS,
    "hours": Unit.HOURS,
}
_SHORT = {"dom": Unit.DAY_OF_MONTH, "lwd": Unit.LAST_WORKING_DAY_OF_MONTH}
UNITS: dict[str, Unit] = {
    **{unit.value: unit for unit in Unit},
    **_SHORT,
    **_WORDS,
    **{word.removesuffix("s"): unit for word, unit in _WORDS.items()},
}


def length_written(written: str) -> tuple[int, Unit]:
    """The number and the unit of a length such as `30wd`."""
    found = _LENGTH.fullmatch(written)
    if not found:
        raise UnknownUnit(unit=written, known=_known())
    return int(found[1]), unit_named(found[2])


def unit_named(name: str) -> Unit:
    """A unit by any of its names, its parts joined in any way: `Working days`, `working-days`."""
    found = UNITS.get("_".join(name.lower().replace("-", " ").replace("_", " ").split()))
    if found is None:
        raise UnknownUnit(unit=name, known=_known())
    return found


def _known() -> str:
    return ", ".join(dict.fromkeys((*Unit, *_SHORT, *_WORDS)))
