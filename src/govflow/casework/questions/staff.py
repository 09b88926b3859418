"""Who works here and where."""

from govflow.casework.desk import House, open_reading
from govflow.casework.people.officers import Officer, Unit
from govflow.casework.people.store import all_officers, find_units


def who_works_here(house: House) -> tuple[list[Officer], dict[str, Unit]]:
    """Every officer with their roles, and every unit by its code."""
    with open_reading(house) as connection:
        return all_officers(connection), {unit.id: unit for unit in find_units(connection)}
