"""A range of values; an end that is None is not there."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    low: Any
    high: Any
    low_included: bool
    high_included: bool
