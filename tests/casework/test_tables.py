"""Tables: what is migrated is what is declared, and a batch of rows is written as it was meant."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from govflow.casework.cases.store import business_clock, counters, facts
from govflow.casework.inbox.store import items
from govflow.casework.people.store import units
from govflow.database import ChangedMeanwhile, Rows, differences, open_database, tables, upgrade
from govflow.languages.alphabet import LETTERS, sort_key
from govflow.migrations.declared import STORES


def test_migrated_tables_are_the_declared_ones(empty_database: str):
    assert STORES
    upgrade(empty_database)
    assert differences(empty_database) == []
    upgrade(empty_database)
    database = open_database(empty_database)
    with database.reading() as connection:
        found = connection.execute(select(counters)).all()
    database.close()
    assert found == []


def test_declared_tables_can_be_created_without_migrations(empty_database: str):
    database = open_database(empty_database)
    tables.create_all(database.engine)
    database.close()
    assert all("alembic" in str(one) for one in differences(empty_database))


def test_a_row_written_twice_is_written_once_as_it_was_left(database_address: str):
    database, rows = open_database(database_address), Rows()
    rows.put(counters, name="a", last=1)
    rows.change(counters, name="a", last=2)
    rows.put(counters, name="b", last=1)
    rows.put(counters, name="c", last=1)
    with database.writing() as connection:
        rows.write(connection)
        rows.change(counters, name="b", last=5)
        rows.remove(counters, name="c")
        rows.write(connection)
        assert connection.execute(select(counters).order_by(counters.c.name)).all() == [("a", 2), ("b", 5)]
    database.close()


def test_a_row_somebody_else_changed_is_not_overwritten(database_address: str):
    database, rows = open_database(database_address), Rows()
    rows.put(counters, name="a", last=1)
    with database.writing() as connection:
        rows.write(connection)
    rows.change(counters, was=("last", 7), name="a", last=8)
    with pytest.raises(ChangedMeanwhile), database.writing() as connection:
        rows.write(connection)
    database.close()


def test_values_come_back_as_they_went(database_address: str):
    database, rows = open_database(database_address), Rows()
    moment = datetime(2018, 3, 5, 4, 0, 0, 123456, UTC)
    title = {"kk": "«Бөлімше» \\ 'x' %s :y", "ru": "", "en": "\u2028 😀"}
    rows.put(units, id="u%", parent=None, kind="k", territory="", title=title, path="/u/", zone=None)
    rows.put(business_clock, id=1, shift_us=-(2**60), moved_by="x", moved_at=moment)
    with database.writing() as connection:
        rows.write(connection)
    with database.reading() as connection:
        unit = connection.execute(select(units)).mappings().one()
        clock = connection.execute(select(business_clock)).mappings().one()
    database.close()
    assert (unit["title"], unit["id"], unit["zone"]) == (title, "u%", None)
    assert (clock["moved_at"], clock["shift_us"]) == (moment, -(2**60))


def test_hot_tables_are_keyed_by_case():
    for table in (facts, items):
        assert next(iter(table.primary_key)).name == "case_id"


def test_kazakh_letters_stand_in_their_own_places():
    assert sorted(LETTERS, key=sort_key) == list(LETTERS)
    names = ["Әлия", "Айгүл", "Бота", "Ғалия", "Гүлім", "Қанат", "Кәрім", "Іңкәр", "Ырыс"]
    assert sorted(names, key=sort_key) == [
        "Айгүл", "Әлия", "Бота", "Гүлім", "Ғалия", "Кәрім", "Қанат", "Ырыс", "Іңкәр",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_a_name_is_found_by_its_beginning(start: str, rest: str):
    key = sort_key(start)
    assert sort_key(start.upper()) == key or start.upper().casefold() != start.casefold()
    if start.strip() and not rest[:1].isspace() and not start[-1].isspace():
        assert sort_key(start + rest).startswith(key)
