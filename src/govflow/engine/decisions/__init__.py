"""Decision tables and the rest of DMN 1.1 to 1.5, with an explanation of every answer.

`read_decisions` reads a file without loss, `compile_decisions` joins files, `Decisions` answers by id or name.
It must not know law: rates and calendars come in as functions of `given`.
"""

from govflow.engine.decisions.decided import Decided, Decisions, NoSuchDecision, decide
from govflow.engine.decisions.elements import DecisionFile
from govflow.engine.decisions.examining import TableFinding, examine
from govflow.engine.decisions.explaining import explain
from govflow.engine.decisions.model import DecisionModel, compile_decisions
from govflow.engine.decisions.naming import tables_in, texts_in
from govflow.engine.decisions.reading import read_decisions
from govflow.engine.decisions.workshop import Asked, DecisionFault

__all__ = [
    "Asked",
    "Decided",
    "DecisionFault",
    "DecisionFile",
    "DecisionModel",
    "Decisions",
    "NoSuchDecision",
    "TableFinding",
    "compile_decisions",
    "decide",
    "examine",
    "explain",
    "read_decisions",
    "tables_in",
    "texts_in",
]
