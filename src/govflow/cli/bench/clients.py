"""Cases a second, by one clerk and by several at once, each in a process of their own as web servers are."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from govflow.cli.bench.workload import house_of, review, set_up_house
from govflow.database import borrowed_database, opened_database
from govflow.settings import Settings


def cases_per_second(address: str, settings: Settings, cases: int, clients: int) -> float:
    """How many cases are worked from their opening to their end in a second."""
    with borrowed_database(address) as ours:
        with opened_database(ours) as database:
            set_up_house(database, settings)
        with ProcessPoolExecutor(clients, mp_context=get_context("spawn")) as pool:
            list(
                pool.map(_work, [ours] * clients, [settings] * clients, [1] * clients)
            )  # everybody is at their desk
            began = perf_counter()
            list(pool.map(_work, [ours] * clients, [settings] * clients, [cases // clients] * clients))
            return cases / (perf_counter() - began)


def _work(address: str, settings: Settings, cases: int) -> None:
    with opened_database(address) as database:
        house = house_of(database, settings)
        for _ in range(cases):
            for _step in review(house):
                pass
