"""How fast terms are counted, and recounted after a new decision: processor time of one core.

python benchmarks/counting.py [--terms 1000000]
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from govflow.languages import Text
from govflow.law.calendars import WorkCalendar, read_calendars
from govflow.law.citations import Citation
from govflow.law.counting import Countdown, count_term
from govflow.law.counting.recount import recounted
from govflow.law.terms import Roll, Term, Unit

UNITS = {Unit.WORKING_DAYS: (1, 60), Unit.DAYS: (1, 90), Unit.MONTHS: (1, 12), Unit.HOURS: (1, 72)}
ZONE = ZoneInfo("Asia/Almaty")
DECREE = """\
adds_to: 2026
decisions:
  BENCH: {title: {kk: "шешім", ru: "решение", en: "decision"}, known: 2026-11-25}
moved:
  - {rest_day: 2026-12-31, working_day: 2026-12-26, week: [5], decision: BENCH}
"""


def asked(number: int) -> list[tuple[Term, datetime]]:
    """Terms as offices have them: mostly working days, since moments of seventeen years."""
    chance = random.Random(2026)  # noqa: S311 - the same terms every time, nothing secret
    terms = [
        Term("T", Text.same("T"), length, unit, "event", Citation("p. 1"), roll=Roll.NEXT)
        for unit, (least, most) in UNITS.items()
        for length in range(least, most + 1)
    ]
    weights = [6 if term.unit is Unit.WORKING_DAYS else 1 for term in terms]
    first = datetime(2010, 1, 1, tzinfo=UTC)
    chosen = chance.choices(terms, weights, k=number)
    return [(term, first + timedelta(minutes=chance.randrange(17 * 365 * 24 * 60))) for term in chosen]


def counted(questions: list[tuple[Term, datetime]], calendar: WorkCalendar) -> Iterator[Countdown]:
    for term, since in questions:
        countdown = count_term(term, since=since, calendar=calendar, zone=ZONE)
        assert countdown.due_at > since
        yield countdown


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--terms", type=int, default=1_000_000)
    number = parser.parse_args().terms
    calendars = read_calendars(Path(__file__).parents[1] / "calendars")
    questions = asked(number)
    begun = process_time()
    for _ in counted(questions, calendars.now):
        pass
    counting = process_time() - begun
    after = calendars.with_decision(DECREE, "decree.yaml").now
    running = ((place, countdown) for place, countdown in enumerate(counted(questions, calendars.now)))
    begun = process_time()
    changed = sum(1 for _ in recounted(running, after))
    replay = process_time() - begun
    explained = process_time()
    for _, countdown in zip(range(100), counted(questions, calendars.now), strict=False):
        countdown.explain("kk")
    result = {
        "terms": number,
        "counted_in_seconds": round(counting, 2),
        "microseconds_each": round(counting / number * 1e6, 2),
        "counted_and_compared_with_a_decree_in_seconds": round(replay, 2),
        "changed_by_the_decree": changed,
        "milliseconds_to_explain_one": round((process_time() - explained) * 10, 2),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
