"""The token net: diagrams compiled once into nodes that know their neighbours, shared by every run."""

from govflow.engine.net.compiling import compile_model, compile_with_faults
from govflow.engine.net.model import Decided, Decisions, Model
from govflow.engine.net.nodes import Arc, Frame, Kind, Node
from govflow.engine.net.rounds import rounds_without_wait

__all__ = [
    "Arc",
    "Decided",
    "Decisions",
    "Frame",
    "Kind",
    "Model",
    "Node",
    "compile_model",
    "compile_with_faults",
    "rounds_without_wait",
]
