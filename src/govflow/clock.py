"""The only place that reads the system clock.

Technical time is the wall clock: sign-in, TLS, logs and jobs use it. Business time is what officers and
terms live in; outside production it can be moved, so it is kept as a shift from technical time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic


def technical_now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def patience(seconds: float) -> Callable[[], bool]:
    """Whether so many seconds have gone by since now; for work that must end in time and say so."""
    end = monotonic() + seconds
    return lambda: monotonic() > end


def endless_patience() -> bool:
    return False


@dataclass(frozen=True)
class BusinessClock:
    """Business time: technical time and a shift that everybody shares."""

    shift: timedelta = timedelta(0)

    @property
    def is_moved(self) -> bool:
        return bool(self.shift)

    def now(self) -> datetime:
        return technical_now() + self.shift

    @classmethod
    def reading(cls, moment: datetime) -> "BusinessClock":
        """A clock that reads `moment` at this instant and goes on from there."""
        return cls(moment - technical_now())
