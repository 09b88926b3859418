"""What a durable step costs, beside the same rows written by hand in the same run."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

from govflow.cli.bench.floor import by_hand, spoken, writes_only
from govflow.cli.bench.measuring import Spread, spread, timed
from govflow.cli.bench.workload import STEPS, review, set_up_house
from govflow.database import borrowed_database, opened_database
from govflow.settings import Settings

WARM_UP = 5  # cases, for compiled and prepared statements and warm pages


@dataclass(frozen=True)
class StepCost:
    """One kind of step: what it costs, and what its rows cost by hand: written only, or read as well."""

    step: str
    ours: Spread
    rows: Spread
    rows_and_reads: Spread

    @property
    def ratio(self) -> float:
        return self.ours.p50 / self.rows.p50


def step_costs(address: str, settings: Settings, cases: int) -> list[StepCost]:
    """Each kind of step, and all of a case together."""
    measured = list(islice(_cases(address, settings, cases + WARM_UP), WARM_UP, None))
    ours, rows, reads = (list(zip(*times, strict=True)) for times in zip(*measured, strict=True))
    return [
        StepCost(
            name, *(spread([time for place in places for time in times[place]]) for times in (ours, rows, reads))
        )
        for name, places in _places().items()
    ]


def _places() -> dict[str, list[int]]:
    """Which steps of a case are of a kind."""
    return {name: [place for place, step in enumerate(STEPS) if step == name] for name in dict.fromkeys(STEPS)}


def _cases(address: str, settings: Settings, cases: int) -> Iterator[tuple[list[float], ...]]:
    """The times of a case's steps: ours, its rows by hand, its rows and reads by hand.

    Case by case in turns, so that whatever else this machine does is shared by all three.
    """
    with ExitStack() as borrowed:
        recording, ours, written, read = (borrowed.enter_context(borrowed_database(address)) for _ in range(4))
        said = spoken(recording, settings, cases)
        house = set_up_house(borrowed.enter_context(opened_database(ours)), settings)
        by_hands = by_hand(written, writes_only(said)), by_hand(read, said)
        for hand in by_hands:
            timed(islice(hand, len(said) - len(STEPS) * cases))  # what set up the house
        for _ in range(cases):
            yield (timed(review(house)), *(timed(islice(hand, len(STEPS))) for hand in by_hands))
