"""Times of day and date-times, with an offset, with a zone's name, or with neither."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from govflow.feel.values.calendar import DAY, NANO, Date, date_of

Zone = int | str | None  # seconds east of Greenwich, the name of a zone, or local time


@dataclass(frozen=True, slots=True)
class Time:
    hour: int
    minute: int
    second: int
    nanos: int = 0
    zone: Zone = None

    def __str__(self) -> str:
        fraction = f".{self.nanos:09d}".rstrip("0") if self.nanos else ""
        return f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}{fraction}{zone_text(self.zone)}"

    @property
    def nano_of_day(self) -> int:
        return (self.hour * 3600 + self.minute * 60 + self.second) * NANO + self.nanos

    @property
    def offset(self) -> int | None:
        """A named zone has no offset without a day; its winter one is taken."""
        return offset_at(self.zone, Date(2001, 1, 1), self)

    @property
    def sort_key(self) -> int:
        return self.nano_of_day - (self.offset or 0) * NANO


@dataclass(frozen=True, slots=True)
class DateTime:
    date: Date
    time: Time

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    @property
    def offset(self) -> int | None:
        return offset_at(self.time.zone, self.date, self.time)

    @property
    def sort_key(self) -> int:
        """Nanoseconds since 1970, at Greenwich where the zone is known."""
        return self.date.number * DAY * NANO + self.time.nano_of_day - (self.offset or 0) * NANO

    def plus_nanos(self, nanos: int) -> "DateTime | None":
        if not isinstance(self.time.zone, str):
            return self._moved(nanos)
        # between the two a named zone may have changed its offset: what passed is counted, not what clocks show
        at_greenwich = self._moved(nanos - (self.offset or 0) * NANO)
        offset = at_greenwich and _offset_after(at_greenwich, self.time.zone)
        return at_greenwich._moved((offset or 0) * NANO) if at_greenwich else None

    def _moved(self, nanos: int) -> "DateTime | None":
        day, of_day = divmod(self.date.number * DAY * NANO + self.time.nano_of_day + nanos, DAY * NANO)
        if abs(day) > 365_250_000_000:
            return None
        return DateTime(date_of(day), time_of(of_day, self.time.zone))


def time_of(nano_of_day: int, zone: Zone) -> Time:
    seconds, nanos = divmod(nano_of_day % (DAY * NANO), NANO)
    return Time(seconds // 3600, seconds // 60 % 60, seconds % 60, nanos, zone)


def offset_at(zone: Zone, date: Date, time: Time) -> int | None:
    if not isinstance(zone, str):
        return zone
    year = min(max(date.year, 1), 9999)
    local = datetime(year, date.month, min(date.day, 28) if year != date.year else date.day, time.hour, time.minute)  # noqa: DTZ001 - the zone is asked below
    offset = named_zone(zone).utcoffset(local) if named_zone(zone) else None  # type: ignore[union-attr]
    return int((offset or timedelta(0)).total_seconds())


def _offset_after(at_greenwich: DateTime, zone: str) -> int:
    """The offset of a zone at an instant given in Greenwich's time."""
    date, time, known = at_greenwich.date, at_greenwich.time, named_zone(zone)
    if known is None or not 1 < date.year < 9999:
        return offset_at(zone, date, time) or 0
    instant = datetime(date.year, date.month, date.day, time.hour, time.minute, time.second, tzinfo=UTC)
    return int((instant.astimezone(known).utcoffset() or timedelta(0)).total_seconds())


@lru_cache(maxsize=256)
def named_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a zone nobody knows is a KeyError
        return None


def zone_text(zone: Zone) -> str:
    if zone is None:
        return ""
    if isinstance(zone, str):
        return f"@{zone}"
    if zone == 0:
        return "Z"
    minutes, seconds = divmod(abs(zone), 60)
    text = f"{'-' if zone < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def moment_of(moment: datetime) -> DateTime:
    """A Python date-time as a FEEL one; a zone keeps its name."""
    name = getattr(moment.tzinfo, "key", None)
    offset = moment.utcoffset()
    zone: Zone = name or (None if offset is None else int(offset.total_seconds()))
    date = Date(moment.year, moment.month, moment.day)
    return DateTime(date, Time(moment.hour, moment.minute, moment.second, moment.microsecond * 1000, zone))
