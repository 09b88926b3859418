"""Days, moments and zones as they are typed."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day written YYYY-MM-DD", param, ctx)


class _Zone(click.ParamType[ZoneInfo]):
    name = "zone"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError):
            self.fail(f"{value} is not a time zone such as Asia/Almaty", param, ctx)


DAY = _Day()
ZONE = _Zone()
