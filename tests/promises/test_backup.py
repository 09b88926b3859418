"""A backup made as docs/operations.md says, while people work, is whole after it is restored."""

import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from govflow.casework.questions.proof import cases_in_ledger, verify_ledger
from govflow.cli.bench.workload import house_of, opened, review, set_up_house
from govflow.database import opened_database, upgrade
from govflow.settings import read_settings
from tests.postgresql import Server, find_programs

OPERATIONS = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()


@pytest.fixture
def restored(dialect: str, database_address: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of what came back, backed up in the middle of somebody's case."""
    with opened_database(database_address) as database:
        house = set_up_house(database, read_settings())
        opened(house)
        at_work = review(house)
        next(at_work)
        if dialect == "sqlite":
            yield sqlite_copy(database_address, tmp_path)
        else:
            yield postgresql_copy(database_address, request.getfixturevalue("postgresql_server"), tmp_path)
        list(at_work)  # whoever was working goes on undisturbed


def sqlite_copy(address: str, place: Path) -> str:
    assert "sqlite3 var/govflow.db \"vacuum into 'govflow-backup.db'\"" in OPERATIONS
    with sqlite3.connect(address.removeprefix("sqlite:///")) as connection:
        connection.execute("vacuum into ?", (str(place / "govflow-backup.db"),))
    connection.close()
    return f"sqlite:///{place / 'govflow-backup.db'}"


def postgresql_copy(address: str, server: Server, place: Path) -> str:
    assert "pg_dump --format=custom --file=backup.dump" in OPERATIONS
    assert "pg_restore backup.dump --clean --if-exists --dbname=" in OPERATIONS
    programs, name = find_programs(), make_url(address).database
    assert programs is not None
    reach = ["--host", str(server.folder), "--username", "govflow"]
    backup = str(place / "backup.dump")
    subprocess.run([programs / "pg_dump", *reach, "--format=custom", f"--file={backup}", name], check=True)
    with psycopg.connect(server.connection(), autocommit=True) as connection:
        connection.execute(f'create database "{name}_restored" template template0')
    restore = ["--clean", "--if-exists", f"--dbname={name}_restored"]
    subprocess.run([programs / "pg_restore", *reach, backup, *restore], check=True)
    return server.address(f"{name}_restored")


def test_what_comes_back_is_whole_and_proven(restored: str):
    upgrade(restored)
    with opened_database(restored) as database:
        house = house_of(database, read_settings())
        assert cases_in_ledger(house) == 2
        assert list(verify_ledger(house)) == []
        with pytest.raises(Exception, match="append-only"), database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM ledger")
