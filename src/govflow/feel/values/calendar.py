"""Days of the Gregorian calendar over any year, since a conformance year may have nine digits."""

from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = -999_999_999, 999_999_999
DAY = 86_400
NANO = 1_000_000_000
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


@dataclass(frozen=True, slots=True)
class Date:
    year: int
    month: int
    day: int

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @property
    def number(self) -> int:
        """Days since 1970-01-01."""
        year = self.year - (self.month <= 2)
        era, of_era = divmod(year, 400)
        of_year = (153 * ((self.month + 9) % 12) + 2) // 5 + self.day - 1
        return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468

    @property
    def weekday(self) -> int:
        """1 is Monday."""
        return (self.number + 3) % 7 + 1

    @property
    def day_of_year(self) -> int:
        return self.number - Date(self.year, 1, 1).number + 1

    @property
    def week_of_year(self) -> int:
        """The ISO week: it belongs to the year of its Thursday."""
        thursday = self.number - self.weekday + 4
        return (thursday - Date(date_of(thursday).year, 1, 1).number) // 7 + 1

    def plus_months(self, months: int) -> "Date | None":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return Date(year, month + 1, min(self.day, days_in_month(year, month + 1)))

    def plus_days(self, days: int) -> "Date | None":
        return date_of(self.number + days) if abs(days) < 10**12 else None


def date_of(number: int) -> Date:
    """The day so many days after 1970-01-01."""
    era, of_era = divmod(number + 719_468, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Date(era * 400 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1)


def real_date(year: int, month: int, day: int) -> Date | None:
    """The date, if there is such a day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return Date(year, month, day) if 1 <= day <= days_in_month(year, month) else None
