"""Rows of the table of worked examples, drawn by chance for each rule, half of them near moves and holidays."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONES = [f"Asia/{city}" for city in ("Almaty", "Aqtobe", "Qyzylorda", "Qostanay", "Oral", "Atyrau", "Aqtau")]
HOURS = ["09:00-13:00 14:30-18:30", "08:30-13:00 14:30-18:00", "09:00-18:00", "08:00-12:00 13:30-17:30"]
FIRST, LAST = date(2010, 1, 1), date(2028, 6, 30)
LIVELY = [(12, 20), (1, 1), (3, 1), (3, 18), (5, 1), (7, 1), (8, 24), (10, 18), (12, 10), (2, 26)]  # month and day

# rule: units and the longest length of each
LENGTHS: dict[str, dict[str, int]] = {
    "WD": {"working_days": 60},
    "WD-6": {"working_days": 60},
    "AS-OF": {"working_days": 40, "calendar_days": 60, "months": 6},
    "CD": {"calendar_days": 120},
    "MON": {"months": 30},
    "YEAR": {"years": 5},
    "WEEK": {"weeks": 30},
    "HALF-MONTH": {"calendar_days": 15, "half_month": 4},
    "QUARTER": {"quarter": 6, "months": 3},
    "HALF-YEAR": {"half_year": 4, "months": 6},
    "DOM": {"day_of_month": 31},
    "LWD": {"last_working_day": 3},
    "MIN-WORK": {"working_minutes": 900},
    "HOUR-WORK": {"working_hours": 20},
    "MIN-CLOCK": {"clock_minutes": 3000},
    "HOUR": {"clock_hours": 120},
    "SUSPEND": {"working_days": 30, "calendar_days": 60},
    "SC-PAPER": {"working_days": 30},
    "EXCL-2": {"working_days": 30},
    "HANDOVER": {"working_days": 30, "calendar_days": 40},
}
WITH_CLOCK = ("MIN-WORK", "HOUR-WORK", "MIN-CLOCK", "HOUR")


def rows(rule: str, number: int, seed: int = 2026) -> Iterator[dict[str, str]]:
    """So many rows of a rule; the same ones for the same seed."""
    chance = random.Random(f"{rule} {seed}")
    for place in range(number):
        yield _row(rule, f"R{place:05d}", chance)


def _row(rule: str, name: str, chance: random.Random) -> dict[str, str]:
    plain = rule.removeprefix("REG+")
    unit = chance.choice(list(LENGTHS[plain]))
    zone = ZoneInfo(chance.choice(ZONES))
    day = _day(chance, date(2022, 1, 1) if plain == "AS-OF" else FIRST)
    minute = chance.randrange(24 * 60) if rule != plain or plain in WITH_CLOCK else 10 * 60
    start = datetime(day.year, day.month, day.day, *divmod(minute, 60), tzinfo=zone)
    row = {
        "id": name, "zone": zone.key, "start": start.isoformat(timespec="minutes"), "rule": rule,
        "term": str(chance.randint(1, LENGTHS[plain][unit])), "unit": unit,
        "week": "6" if plain == "WD-6" else chance.choice(["5", "5", "5", "6", ""]),
    }  # fmt: skip
    if plain in ("MIN-WORK", "HOUR-WORK") or (rule != plain and chance.random() < 0.5):
        row["office_hours"] = chance.choice(HOURS)
    if plain == "AS-OF":
        row["calendar_as_of"] = _known_on(chance)
    if plain == "SUSPEND":
        row |= _stops(day, chance)
    return row


def _day(chance: random.Random, first: date) -> date:
    if chance.random() < 0.5:
        return first + timedelta(days=chance.randrange((LAST - first).days))
    month, day = chance.choice(LIVELY)
    return date(chance.randint(first.year, 2027), month, day) + timedelta(days=chance.randrange(10))


def _known_on(chance: random.Random) -> str:
    """A day after the moves of 2022 were known; not in April 2024, when the sources do not tell the day of one."""
    day = date(2021, 10, 6) + timedelta(days=chance.randrange(1700))
    if (day.year, day.month) == (2024, 4):
        return "2024-05-01"
    return day.isoformat()


def _stops(day: date, chance: random.Random) -> dict[str, str]:
    since, until = [], []
    for _ in range(chance.randint(1, 3)):
        day += timedelta(days=chance.randrange(12))
        since.append(day.isoformat())
        day += timedelta(days=chance.randrange(25))
        until.append(day.isoformat())
    return {"suspended_from": " ".join(since), "resumed_on": " ".join(until)}
