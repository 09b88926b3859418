"""The two durations: months are not days."""

from dataclasses import dataclass

from govflow.feel.values.calendar import NANO


@dataclass(frozen=True, slots=True)
class YearsMonths:
    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        text = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if self.months < 0 else "") + "P" + (text or "0M")


@dataclass(frozen=True, slots=True)
class DaysTime:
    nanos: int

    def __str__(self) -> str:
        seconds, nanos = divmod(abs(self.nanos), NANO)
        days, hours, minutes = seconds // 86_400, seconds // 3600 % 24, seconds // 60 % 60
        fraction = f".{nanos:09d}".rstrip("0") if nanos else ""
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if seconds % 60 or fraction:
            clock += f"{seconds % 60}{fraction}S"
        text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-" if self.nanos < 0 else "") + "P" + (text or "T0S")
