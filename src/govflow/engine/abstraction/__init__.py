"""Diagrams without their data, for walks and explorations: every condition may go either way."""

from govflow.engine.abstraction.questions import NEVER, Abstraction, Question, without_data

__all__ = ["NEVER", "Abstraction", "Question", "without_data"]
