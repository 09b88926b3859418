"""A range of values; an end that is None is not there.

`(= 5)` and `(!= 5)` are ranges, too: of one value, and of all the others. They keep their sign.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    low: Any
    high: Any
    low_included: bool
    high_included: bool
    sign: str = ""
