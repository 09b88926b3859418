"""Writers of SQLite take turns, and one that was killed holds up nobody."""

import subprocess
import sys
from pathlib import Path

from govflow.database import opened_database

HOLDS_FOREVER = """
import sys
from govflow.database import opened_database
with opened_database(sys.argv[1]) as database, database.writing() as connection:
    connection.exec_driver_sql("CREATE TABLE unfinished (number INTEGER)")
    print("holding", flush=True)
    sys.stdin.read()
"""


def test_a_writer_that_was_killed_holds_up_nobody_and_leaves_nothing(tmp_path: Path):
    address = f"sqlite:///{tmp_path / 'turns.db'}"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS_FOREVER, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "holding"
    holder.kill()
    holder.communicate()
    with opened_database(address) as database, database.writing() as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master").all()
    assert found == []
