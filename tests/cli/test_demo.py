"""`govflow demo` opens an office, opens it again as it was left, and ends in good order."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from govflow.casework.desk import open_desk
from govflow.casework.people.officers import Officer, Unit
from govflow.casework.people.store import keep_officer, keep_unit
from govflow.casework.questions.proof import cases_in_ledger, verify_ledger
from govflow.cli import main
from govflow.cli.bench.workload import house_of
from govflow.cli.demo.opening import DIVISIONS
from govflow.cli.demo.stories import LINES
from govflow.database import opened_database
from govflow.languages import Text
from govflow.settings import Profile, read_settings

ROOT = Path(__file__).parents[2]
CASES = len(LINES) * len(DIVISIONS)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def demo(address: str, port: int, *words: str) -> Iterator[str]:
    """What it says up to where it is ready; ended as an operator would, which must go well."""
    place = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251 - handed on as it is
    started = subprocess.Popen(
        [sys.executable, "-m", "govflow.cli", "demo", "--port", str(port), "--database", address, *words],
        cwd=ROOT,
        env=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    said = ""
    while "Ready" not in said and (line := started.stdout.readline()):
        said += line
    try:
        yield said
    finally:
        started.send_signal(signal.SIGTERM)
        _, trouble = started.communicate(timeout=60)
    assert (started.returncode, trouble) == (0, "")


@pytest.mark.slow
def test_the_demo_opens_with_cases_in_every_state_and_opens_again_as_it_was_left(empty_database: str, port: int):
    with demo(empty_database, port) as said:
        assert "Filling" in said
        page = httpx2.get(f"http://127.0.0.1:{port}/", timeout=30)
        assert page.status_code == 200
        assert "Мысалова Айна" in page.text
        assert re.search(r"24\.04\.2018", page.text), "the banner says which day it is"
    with demo(empty_database, port) as said:
        assert "Filling" not in said
    with opened_database(empty_database) as database:
        house = replace(house_of(database, read_settings()), profile=Profile.DEMO)
        assert cases_in_ledger(house) == CASES
        assert list(verify_ledger(house)) == []


def test_a_demo_is_not_opened_in_somebody_elses_office(database_address: str):
    with opened_database(database_address) as database, open_desk(house_of(database, read_settings())) as desk:
        keep_unit(desk.rows, Unit("real", None, "office", "", Text.same("A real office"), "/real/"))
        keep_officer(desk.rows, Officer("real", "Somebody"))
    refused = CliRunner().invoke(main, ["demo", "--database", database_address])
    assert refused.exit_code == 1
    assert "another office" in refused.stderr
