"""What must not grow: a step with the age of a case, a page of the inbox with the number of open tasks."""

from collections.abc import Iterator, Sequence

from govflow.casework.desk import House
from govflow.casework.questions.inbox import InboxFilter, inbox_page
from govflow.cli.bench.crowd import crowd
from govflow.cli.bench.measuring import Spread, spread, timed
from govflow.cli.bench.workload import CLERK, SERVICE, review, set_up_house
from govflow.database import borrowed_database, opened_database
from govflow.settings import Settings

BEFORE_REWORK = 5  # steps until a case first comes to the task that sends it back
A_ROUND = 4  # steps: two tasks, each taken and completed
AT_EACH = 25  # rounds that are measured together
PAGES = 40


def rework(address: str, settings: Settings, rounds: int) -> dict[int, Spread]:
    """Steps of one case that is sent back so many times, by how many rounds it had behind it."""
    with borrowed_database(address) as ours, opened_database(ours) as database:
        house = set_up_house(database, settings)
        timed(review(house))
        steps = timed(review(house, rounds=rounds))
    return {since: spread(_of_rounds(steps, since)) for since in _marks(rounds)}


def _marks(rounds: int) -> list[int]:
    return sorted({mark for mark in (0, 10, 50, 100, rounds - AT_EACH) if 0 <= mark <= rounds - AT_EACH} or {0})


def _of_rounds(steps: Sequence[float], since: int) -> list[float]:
    first = BEFORE_REWORK + since * A_ROUND
    return list(steps[first : first + AT_EACH * A_ROUND])


def inbox(address: str, settings: Settings, sizes: Sequence[int]) -> dict[int, Spread]:
    """The first page, with three filters and the rights of the officer, over more and more open tasks."""
    with borrowed_database(address) as ours, opened_database(ours) as database:
        house = set_up_house(database, settings)
        found, there = {}, 0
        for size in sizes:
            crowd(house, since=there, upto=size)
            there = size
            timed(_pages(house, 3))
            found[size] = spread(timed(_pages(house, PAGES)))
    return found


def _pages(house: House, times: int) -> Iterator[None]:
    wanted = InboxFilter(service=SERVICE, element="register", is_late=False)
    for _ in range(times):
        inbox_page(house, CLERK, wanted)
        yield
