"""The clockwork: knocks, claims what is due, calls actions as a person would.

It has no logic and keeps nothing: what is due stands in a table. A beat rings until nothing is due; several workers
may beat side by side, since each clock is claimed in the transaction that rings it. On PostgreSQL a knock from
another process makes the next beat come at once.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from apscheduler.schedulers.background import BackgroundScheduler

from govflow.app import App
from govflow.casework.actions.clockwork import ring_next, spread_signal
from govflow.casework.desk import House
from govflow.clock import technical_now
from govflow.database import Knocks

SECONDS_BETWEEN_BEATS = 1
BEAT = "beat"


def work(app: App, *, ready: Callable[[], None]) -> None:
    """Beat until SIGINT or SIGTERM; what is being rung then is rung to the end."""
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with working(app):
        ready()
        ended.wait()


@contextmanager
def working(app: App) -> Iterator[None]:
    """Beats in the background for as long as the context lasts."""
    ended = Event()
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        beat, "interval", (app.house, ended), seconds=SECONDS_BETWEEN_BEATS, id=BEAT,
        next_run_time=technical_now(), max_instances=1, coalesce=True, misfire_grace_time=None,
    )  # fmt: skip
    listener = Thread(target=_listen, args=(app.house, scheduler, ended), daemon=True)
    scheduler.start()
    listener.start()
    try:
        yield
    finally:
        ended.set()
        scheduler.shutdown(wait=True)
        listener.join(timeout=SECONDS_BETWEEN_BEATS * 2)


def beat(house: House, ended: Event) -> None:
    """Ring and tell, one thing at a time, until nothing is due."""
    while not ended.is_set() and (ring_next(house) or spread_signal(house)):
        pass


def _listen(house: House, scheduler: BackgroundScheduler, ended: Event) -> None:
    """Beat at once when somebody knocks."""
    while not ended.is_set() and house.database.is_postgresql:
        for _ in Knocks(house.database).wait(SECONDS_BETWEEN_BEATS):
            scheduler.modify_job(BEAT, next_run_time=technical_now())
