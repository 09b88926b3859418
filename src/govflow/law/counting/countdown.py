"""What counting a term gives: the last day, and the way to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from govflow.law.counting.asked import ONE_DAY, Asked, Way
from govflow.law.counting.explanation import step_as_json, tell
from govflow.law.counting.framing import counted_with, event, extended, last, uncertainties
from govflow.law.counting.steps import Step, StepKind


@dataclass(frozen=True, slots=True)
class Countdown:
    """The last day of a term. It can tell each step to a court."""

    asked: Asked
    way: Way
    due_on: date
    minute: datetime | None = None
    rests: tuple[date, date] | None = None
    limit: "Countdown | date | None" = None  # the last day another term allows
    is_capped: bool = False  # whether that came first
    after: tuple[Step, ...] = ()  # what a further rule did to the last day
    finish: "Callable[[Countdown], Countdown] | None" = None  # that rule

    @property
    def due_at(self) -> datetime:
        """The instant it is late from, in UTC: the end of the last day at the office, or the minute."""
        if self.minute is not None:
            return self.minute
        return datetime.combine(self.due_on + ONE_DAY, time.min, self.asked.zone).astimezone(UTC)

    @property
    def calendar(self) -> str:
        """The version of the calendar it was counted with."""
        return self.asked.calendar.version

    @property
    def is_forecast(self) -> bool:
        """Whether it rests on a day that is not decided yet."""
        return self.rests is not None and self.asked.calendar.rests_on_forecast(*self.rests, self.asked.term.week)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps())

    @property
    def days_left_out(self) -> tuple[date, ...]:
        return tuple(sorted({step.day for step in self.steps if step.kind.leaves_out}))

    def explain(self, language: str) -> list[str]:
        return [tell(step, language) for step in self.steps]

    def as_json(self) -> dict[str, object]:
        """The same answer for machines: every step with its words in each language."""
        return {
            "term": self.asked.term.code,
            "length": self.asked.length,
            "unit": self.asked.term.unit.value,
            "since": self.asked.since.isoformat(),
            "zone": self.asked.zone.key,
            "week": self.asked.term.week,
            "due_on": self.due_on.isoformat(),
            "due_at": self.due_at.isoformat(),
            "calendar": self.calendar,
            "known_on": self.asked.calendar.known_on.isoformat() if self.asked.calendar.known_on else None,
            "is_forecast": self.is_forecast,
            "steps": [step_as_json(step) for step in self.steps],
        }

    def _steps(self) -> Iterator[Step]:
        asked = self.asked
        yield event(asked)
        if asked.extended:
            yield extended(asked)
        counted = tuple(self.way.steps(asked))
        yield from counted
        if self.is_capped:
            facts = {"natural": self.way.ends(asked).on, "within": self._limiting}
            yield Step(StepKind.CAPPED, self.due_on, facts=facts)
        yield from self.after
        yield last(self.due_on, self.minute, asked.zone)
        if self.is_forecast:
            yield Step(StepKind.FORECAST, self.due_on)
        yield from uncertainties(counted, asked.calendar.known_on)
        if self.rests is not None:
            yield counted_with(asked.calendar, self.due_on)

    @property
    def _limiting(self) -> str:
        return self.limit.asked.term.code if isinstance(self.limit, Countdown) else self.asked.term.within or ""
