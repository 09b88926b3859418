"""The expression language of conditions, tables and forms.

It knows nothing of govflow but its errors and languages. `compile_expression` and `compile_unary` read a text
once; what they give is asked many times, always within bounds. What went wrong is a `FeelFault` with its place.
"""

from govflow.feel.evaluation import Given, Run, Surroundings
from govflow.feel.expressions import Expression, Unary, compile_expression, compile_unary
from govflow.feel.faults import FeelFault, LimitPassed, SyntaxFault, UnknownNames
from govflow.feel.foreseeing import foreseen
from govflow.feel.functions import Answer
from govflow.feel.plain import from_plain, to_plain
from govflow.feel.printing import unparse

__all__ = [
    "Answer",
    "Expression",
    "FeelFault",
    "Given",
    "LimitPassed",
    "Run",
    "Surroundings",
    "SyntaxFault",
    "Unary",
    "UnknownNames",
    "compile_expression",
    "compile_unary",
    "foreseen",
    "from_plain",
    "to_plain",
    "unparse",
]
