"""The built-in functions, by what they work on. Importing them registers them."""

from typing import Final

from govflow.feel.evaluation import BuiltIn
from govflow.feel.functions import (
    aggregates,
    contexts,
    conversions,
    days,
    intervals,
    lists,
    numbers,
    patterns,
    strings,
)
from govflow.feel.functions.outside import from_outside
from govflow.feel.functions.registry import made

SUBJECTS = (aggregates, contexts, conversions, days, intervals, lists, numbers, patterns, strings)
BUILT_INS: Final[dict[str, BuiltIn]] = made()

__all__ = ["BUILT_INS", "SUBJECTS", "from_outside"]
