"""An expression that cannot be worked out whatever the case is, or asks for a figure that the law never set."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from govflow.checks.asking import every_expression
from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, above
from govflow.engine.conditions import is_understood
from govflow.engine.decisions import texts_in
from govflow.feel import FeelFault, Surroundings, compile_expression, foreseen, unparse
from govflow.feel.analysis import possible_names
from govflow.feel.functions import BUILT_INS
from govflow.feel.tree import Call, Name, Node
from govflow.feel.walking import every_node
from govflow.languages import LANGUAGES, Text
from govflow.law.functions import figures_of
from govflow.law.rates import find_rates

Functions = Mapping[str, Callable[..., Any]]
CALENDARS = "calendars"


def look(law: Law) -> Iterator[Found]:
    rates = find_rates(above(law.folder, CALENDARS))
    figures = figures_of(rates, known_on=None) if rates else {}
    for file, line, place, text in every_expression(law):
        yield from _faults(file, line, place, text, figures)
    for one in law.decisions:  # what is bound to fail there is found with the table; its figures are not
        logics = [(part.id, part.logic) for part in one.decisions]
        logics += [(part.id, part.logic) for part in one.knowledge]
        for place, logic in logics:
            for line, text in texts_in(logic):
                yield from _faults(one.file, line, place, text, figures, only_figures=True)


def _faults(
    file: str, line: int, place: str, text: str, figures: Functions, *, only_figures: bool = False
) -> Iterator[Found]:
    if not is_understood(text):
        return
    tree = compile_expression(text).tree
    for fault in (*(() if only_figures else foreseen(tree, text)), *_without_figure(tree, figures)):
        why = Text(*(fault.what(language) for language in LANGUAGES))
        yield found(file, line, place, text=text, why=why)


def _without_figure(tree: Node, figures: Functions) -> Iterator[FeelFault]:
    """Figures asked for by nothing but constants: a wrong code, purpose or day is known at once."""
    for call in every_node(tree):
        if not isinstance(call, Call) or not isinstance(call.function, Name) or call.function.name not in figures:
            continue
        if not all(possible_names(argument) <= BUILT_INS.keys() - OF_THE_DAY for argument in call.arguments):
            continue
        try:
            compile_expression(unparse(call)).value({}, Surroundings(functions=figures))
        except FeelFault as fault:
            yield fault


OF_THE_DAY = {"today", "now"}

RULE = Rule("expression-bound-to-fail", Severity.ERROR, look, "checks_law")
