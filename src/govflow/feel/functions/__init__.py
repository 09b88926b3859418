"""The built-in functions, by what they work on."""

from typing import Final

from govflow.feel.evaluation import BuiltIn
from govflow.feel.functions import strings
from govflow.feel.functions.outside import from_outside
from govflow.feel.functions.registry import made

SOURCES = (strings,)
BUILT_INS: Final[dict[str, BuiltIn]] = made()

__all__ = ["BUILT_INS", "from_outside"]
