"""Base figures set by law: dated, by purpose, with the day they were decided, as known on any day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from govflow.errors import Rejected
from govflow.languages import Text, expected
from govflow.law.calendars.decision_files import read_certainty, read_known
from govflow.law.calendars.decisions import Certainty, Knowledge, Known
from govflow.law.calendars.territories import COUNTRY
from govflow.law.reading import Node, read_yaml

RATES = "rates.yaml"


class NoRate(Rejected):
    """No value of {rate} is known for {on}."""


class PurposeNeeded(Rejected):
    """On {on} {rate} is one for benefits and another for payments; the purpose must be said."""


class Purpose(StrEnum):
    """What a figure is used for; in 2022 benefits had another index than fines and taxes."""

    ALL = "all"
    BENEFITS = "benefits"
    PAYMENTS = "payments"


@dataclass(frozen=True)
class Value:
    """A figure over its days. A later decision about the same days goes before an earlier one."""

    amount: Decimal
    since: date
    until: date | None
    purpose: Purpose
    decided: Known
    act: Text | None = None
    certainty: Certainty = Certainty.HIGH
    caps: Mapping[str, Decimal] | None = None  # limits of the base, in minimum wages

    def holds(self, on: date, purpose: Purpose, known_on: date | None) -> bool:
        in_time = self.since <= on and (self.until is None or on <= self.until)
        is_known = known_on is None or self.decided.on(known_on) is not Knowledge.NO
        return in_time and is_known and self.purpose in (Purpose.ALL, purpose)


@dataclass(frozen=True)
class Rate:
    """A base figure: its name, whether it is money or a percentage, and its values."""

    code: str
    name: Text
    unit: str
    values: tuple[Value, ...]


@dataclass(frozen=True, eq=False)
class Rates:
    """All base figures."""

    rates: Mapping[str, Rate]

    def find(self, code: str, *, on: date, purpose: Purpose = Purpose.ALL, known_on: date | None = None) -> Value:
        """The value on a day; with `known_on`, the one that was known then, before it was changed backwards.

        Without a purpose, benefits and payments must have the same value.
        """
        if purpose is not Purpose.ALL:
            return self._find(code, on, purpose, known_on)
        benefits, payments = (self._find(code, on, each, known_on) for each in (Purpose.BENEFITS, Purpose.PAYMENTS))
        if benefits.amount != payments.amount:
            raise PurposeNeeded(rate=code, on=on)
        return benefits

    def amount(
        self, code: str, *, on: date, purpose: Purpose = Purpose.ALL, known_on: date | None = None
    ) -> Decimal:
        return self.find(code, on=on, purpose=purpose, known_on=known_on).amount

    def _find(self, code: str, on: date, purpose: Purpose, known_on: date | None) -> Value:
        rate = self.rates.get(code)
        found = [value for value in rate.values if value.holds(on, purpose, known_on)] if rate else []
        if not found:
            raise NoRate(rate=code, on=on)
        return max(found, key=lambda value: (value.since, value.purpose is not Purpose.ALL))


def read_rates(folder: Path) -> Rates:
    """The figures of a folder of calendars."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    return Rates({code: _rate(code, node) for code, node in read_yaml(home / RATES).entries()})


def find_rates(folder: Path) -> Rates | None:
    """The same, where the folder has figures at all."""
    home = folder / COUNTRY if (folder / COUNTRY).is_dir() else folder
    return read_rates(folder) if (home / RATES).is_file() else None


def _rate(code: str, node: Node) -> Rate:
    node.keys("name", "unit", "values")
    unit = node.get("unit").one_of("tenge", "percent")
    values = tuple(_value(item) for item in node.get("values").items())
    return Rate(code, node.get("name").in_three_languages(), unit, values)


def _value(node: Node) -> Value:
    node.keys(
        "value", "since", "until", "purpose", "known", "not_before", "not_after", "act", "certainty", "cap", "base"
    )
    since, until, act = node.get("since").day(), node.find("until"), node.find("act")
    purpose = node.find("purpose")
    caps = {key: _number(found) for key in ("cap", "base") if (found := node.find(key))}
    return Value(
        amount=_number(node.get("value")),
        since=since,
        until=until.day() if until else None,
        purpose=Purpose(purpose.one_of(*Purpose)) if purpose else Purpose.ALL,
        decided=read_known(node).before(since),
        act=act.in_three_languages() if act else None,
        certainty=read_certainty(node),
        caps=caps or None,
    )


def _number(node: Node) -> Decimal:
    written = node.text()
    if not written.replace(".", "", 1).isdigit():
        node.wrong(expected("number"))
    return Decimal(written)
