"""The clockwork: knocks, claims what is due, calls actions as a person would.

Due clocks lie in a table, written in the transaction of the case; a beat only looks what has come due. Any number
of workers may run side by side: on PostgreSQL each claim skips what another holds, on SQLite one writes at a time.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from threading import Event, Thread
from time import monotonic
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from govflow.app import App
from govflow.casework.actions.clockwork import ring_next, spread_signal
from govflow.casework.actions.replaying import apply_decrees
from govflow.casework.desk import House
from govflow.clock import technical_now
from govflow.database import Knocks

BEAT = 1.0  # seconds between looks at what is due
LISTEN = 1.0  # seconds a listener waits before it looks whether it should stop
RECOVER = 0.2  # seconds before it listens again
SPAN = 30.0  # seconds one beat works at most, so that a stop is never far away
LONGEST_BREATH = 0.05


class Worker:
    """One worker of an installation, on a thread of its own until it is stopped."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.stopping = Event()
        self.scheduler = BackgroundScheduler(timezone=UTC)
        self.job: Any = None
        self.listener: Thread | None = None

    def start(self) -> None:
        options = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self.job = self.scheduler.add_job(
            self.beat, "interval", seconds=BEAT, next_run_time=technical_now(), **options
        )
        self.scheduler.start()
        if self.house.database.is_postgresql:
            self.listener = Thread(target=self._listen, name="knocks", daemon=True)
            self.listener.start()

    def stop(self) -> None:
        """Finish the clock that is being rung, and stop."""
        self.stopping.set()
        if self.listener is not None:
            self.listener.join()
        self.scheduler.shutdown(wait=True)

    def beat(self) -> int:
        """Ring what is due, spread what was signalled, count anew what a decision moved; how many clocks rang."""
        rung, began = 0, monotonic()
        while not self.stopping.is_set() and monotonic() - began < SPAN:
            started = monotonic()
            if ring_next(self.house) is None:
                break
            rung += 1
            self._breathe(monotonic() - started)
        while not self.stopping.is_set() and spread_signal(self.house):
            continue
        apply_decrees(self.house, until=lambda: self.stopping.is_set() or monotonic() - began > SPAN)
        return rung

    def _breathe(self, took: float) -> None:
        """SQLite has one writer: whoever works at a counter gets as much of its time as the clockwork took."""
        if not self.house.database.is_postgresql:
            self.stopping.wait(min(took, LONGEST_BREATH))

    def _listen(self) -> None:
        """A knock from another process brings the next beat forward."""
        while not self.stopping.is_set():
            for _ in Knocks(self.house.database).wait(LISTEN):
                if not self.stopping.is_set():
                    self.job.modify(next_run_time=technical_now())
            self.stopping.wait(RECOVER)


@contextmanager
def working(app: App) -> Iterator[None]:
    """A worker in the background for as long as the context lasts."""
    worker = Worker(app.house)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


def work(app: App, *, ready: Callable[[], None]) -> None:
    """Work until Ctrl-C or SIGTERM."""
    asked_to_stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked_to_stop.set())
    with working(app):
        ready()
        asked_to_stop.wait()
