"""Times of repeated work, and what to say of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter


@dataclass(frozen=True)
class Spread:
    """Many times of the same work, in milliseconds."""

    count: int
    total: float
    p50: float
    p95: float


def timed(steps: Iterable[object]) -> list[float]:
    """The time of each step, in milliseconds."""
    times = []
    before = perf_counter()
    for _ in steps:
        now = perf_counter()
        times.append((now - before) * 1000)
        before = perf_counter()
    return times


def spread(times: list[float]) -> Spread:
    if len(times) == 1:
        return Spread(1, times[0], times[0], times[0])
    cuts = quantiles(times, n=100)
    return Spread(len(times), sum(times), cuts[49], cuts[94])
