"""What a durable step costs, beside the same rows written by hand in the same run.

By hand is a program of its own (`by_hand`). Our own statements are said again as well, with nothing to work out
(`floor`): what is left between them and us is processor time of ours alone.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

from govflow.cli.bench.by_hand import program_by_hand
from govflow.cli.bench.floor import said_again, spoken, writes_only
from govflow.cli.bench.measuring import Spread, spread, timed
from govflow.cli.bench.workload import STEPS, review, set_up_house
from govflow.database import borrowed_database, opened_database
from govflow.settings import Settings

WARM_UP = 5  # cases, for compiled and prepared statements and warm pages


@dataclass(frozen=True)
class StepCost:
    """One kind of step: what it costs us, by hand, and where our statements are only said again."""

    step: str
    ours: Spread
    by_hand: Spread
    rows: Spread
    rows_and_reads: Spread

    @property
    def ratio(self) -> float:
        return self.ours.p50 / self.by_hand.p50

    @property
    def ratio_to_statements(self) -> float:
        return self.ours.p50 / self.rows.p50


def step_costs(address: str, settings: Settings, cases: int) -> list[StepCost]:
    """Each kind of step, and all of a case together."""
    measured = list(islice(_cases(address, settings, cases + WARM_UP), WARM_UP, None))
    by_place = [list(zip(*times, strict=True)) for times in zip(*measured, strict=True)]
    return [
        StepCost(name, *(spread([time for place in places for time in times[place]]) for times in by_place))
        for name, places in _places().items()
    ]


def _places() -> dict[str, list[int]]:
    """Which steps of a case are of a kind."""
    return {name: [place for place, step in enumerate(STEPS) if step == name] for name in dict.fromkeys(STEPS)}


def _cases(address: str, settings: Settings, cases: int) -> Iterator[tuple[list[float], ...]]:
    """The times of a case's steps: ours, by hand, its rows said again, its rows and reads said again.

    Case by case in turns, so that whatever else this machine does is shared by all.
    """
    with ExitStack() as borrowed:
        recording, ours, hand, written, read = (
            borrowed.enter_context(borrowed_database(address)) for _ in range(5)
        )
        said = spoken(recording, settings, cases)
        house = set_up_house(borrowed.enter_context(opened_database(ours)), settings)
        program = borrowed.enter_context(program_by_hand(hand, settings))
        replays = said_again(written, writes_only(said)), said_again(read, said)
        for one in replays:
            timed(islice(one, len(said) - len(STEPS) * cases))  # what set up the house
        for _ in range(cases):
            again = (timed(islice(one, len(STEPS))) for one in replays)
            yield (timed(review(house)), timed(program.review()), *again)
