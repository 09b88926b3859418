"""The tree of units: who stands above whom."""

from govflow.casework.desk import open_reading
from govflow.casework.people.officers import Unit
from govflow.casework.people.store import keep_unit, units_under
from govflow.languages import Text
from tests.casework.conftest import Office


def test_only_what_hangs_below_a_unit_is_under_it_whatever_signs_its_path_holds(office: Office):
    names = ("a_c", "abc", "A_C", "a%", "a_c/inner")
    with office.desk() as desk:
        for name in names:
            keep_unit(desk.rows, Unit(name, None, "division", "", Text.same(name), f"/{name}/"))
    with open_reading(office.house) as connection:
        found = {name: {unit.id for unit in units_under(connection, [name])} for name in names}
    assert found["a_c"] == {"a_c", "a_c/inner"}
    assert found["a%"] == {"a%"}
    assert found["A_C"] == {"A_C"}
