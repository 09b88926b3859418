"""The built-in functions, by what they work on. Importing them registers them."""

from typing import Final

from govflow.feel.evaluation import BuiltIn
from govflow.feel.functions import (
    aggregates,
    business,
    contexts,
    conversions,
    days,
    intervals,
    lists,
    numbers,
    patterns,
    spans,
    strings,
)
from govflow.feel.functions.outside import WORLD, Answer, Consulted, from_outside
from govflow.feel.functions.registry import made

SUBJECTS = (aggregates, business, contexts, conversions, days, intervals, lists, numbers, patterns, spans, strings)
BUILT_INS: Final[dict[str, BuiltIn]] = made()

__all__ = ["BUILT_INS", "SUBJECTS", "WORLD", "Answer", "Consulted", "from_outside"]
