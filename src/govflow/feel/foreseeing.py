"""What is bound to go wrong: constant parts of an expression that have no value."""

from collections.abc import Iterator

from govflow.feel.analysis import possible_names
from govflow.feel.compiling import compile_tree
from govflow.feel.evaluation import Run, Scope, Surroundings, Value
from govflow.feel.faults import FeelFault, LimitPassed
from govflow.feel.functions import BUILT_INS
from govflow.feel.tree import Binary, Call, Negative, Node
from govflow.feel.walking import every_node

# what they give is not known before they are asked
_OF_THE_MOMENT = frozenset(("now", "today"))
FEW_STEPS = 5_000


def is_constant(node: Node) -> bool:
    return possible_names(node) <= BUILT_INS.keys() - _OF_THE_MOMENT


def constant(node: Node) -> Value:
    """What a constant expression is worth, null when it has no value."""
    try:
        return _evaluated(node, "", is_lenient=True)
    except (FeelFault, RecursionError):
        return None


def foreseen(tree: Node, text: str) -> Iterator[FeelFault]:
    """The first division by zero, impossible date or text in the place of a number that is written out."""
    for node in every_node(tree):
        fault = _fault_of(node, text)
        if fault is not None:
            yield fault
            return


def _fault_of(node: Node, text: str) -> FeelFault | None:
    if isinstance(node, Binary) and node.sign == "/" and is_constant(node.right) and constant(node.right) == 0:
        return FeelFault("division_by_zero", text, node.at)
    if not isinstance(node, Binary | Call | Negative) or not is_constant(node):
        return None
    try:
        _evaluated(node, text, is_lenient=False)
    except (LimitPassed, RecursionError):
        return None  # long is not wrong
    except FeelFault as fault:
        return fault
    return None


def _evaluated(node: Node, text: str, *, is_lenient: bool) -> Value:
    run = Run(Surroundings(), is_lenient, steps=FEW_STEPS if not is_lenient else FEW_STEPS * 10)
    return compile_tree(node, text)(Scope({}, None, run))
