"""Of two who add the same row one has added it, on either database."""

from threading import Thread

from govflow.casework.cases.store.tables import blobs
from govflow.database import add_once, opened_database


def test_only_the_first_is_told_that_it_added_the_row(database_address: str):
    with opened_database(database_address) as database, database.writing() as connection:
        assert [add_once(connection, blobs, digest="d", bytes=b"x") for _ in range(3)] == [True, False, False]


def test_of_many_at_once_one_is_told_that_it_added_the_row(database_address: str):
    with opened_database(database_address) as database:
        said: list[bool] = []

        def add() -> None:
            with database.writing() as connection:
                said.append(add_once(connection, blobs, digest="d", bytes=b"x"))

        threads = [Thread(target=add) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(said) == [False] * 7 + [True]
