"""Processes that are there to be killed: no signal they could answer, no time to tidy up."""

import os
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from govflow.settings import Profile

ROOT = Path(__file__).parents[2]
EDITIONS = ROOT / "src" / "govflow" / "cli" / "bench" / "processes"
CLERKS = 2
WORKERS = 2


@contextmanager
def clerks(address: str) -> Iterator[list["subprocess.Popen[str]"]]:
    with processes([sys.executable, "-m", "tests.journeys.clerk_at_work", address], CLERKS) as started:
        yield started


@contextmanager
def workers(address: str) -> Iterator[list["subprocess.Popen[str]"]]:
    with processes([sys.executable, "-m", "govflow.cli", "work"], WORKERS, GOVFLOW_DATABASE=address) as started:
        yield started


@contextmanager
def processes(command: Sequence[str], count: int, **setting: str) -> Iterator[list["subprocess.Popen[str]"]]:
    """Several of the same, all killed at the end: no signal they could answer, no time to tidy up."""
    settings = {
        **os.environ,  # noqa: TID251 - handed on as it is
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "GOVFLOW_PROCESSES": str(EDITIONS),
        "GOVFLOW_PROFILE": Profile.TRAINING,
        **setting,
    }
    started = [
        subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.communicate()


def killed_after(started: list["subprocess.Popen[str]"], seconds: float) -> None:
    timer = threading.Timer(seconds, lambda: [process.kill() for process in started])
    timer.start()
    for process in started:
        process.wait(timeout=60)
    timer.cancel()


def counted(at_work: list["subprocess.Popen[str]"], steps: int) -> Counter[str]:
    """So many steps as the clerks report them, from whichever clerk; the rest of what they do goes unseen."""
    said: Counter[str] = Counter()
    turns = random.Random(steps)
    for _ in range(steps):
        process = turns.choice(at_work)
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line, f"a clerk stopped by itself: {process.stderr and process.stderr.read()}"
        said[line] += 1
    return said


@contextmanager
def server(address: str, port: int) -> Iterator["subprocess.Popen[str]"]:
    """The pages, from the moment they answer until they are killed."""
    command = [sys.executable, "-m", "govflow.cli", "serve", "--port", str(port)]
    with processes(command, 1, GOVFLOW_DATABASE=address) as (started,):
        assert started.stdout is not None
        assert started.stdout.readline(), started.stderr and started.stderr.read()
        yield started
