"""A slow interpreter: the token rules of BPMN, one function a rule, looked up in the diagram every time.

It keeps no tables and compiles nothing. It must not import the net, the runs, or anything they use but the
diagram's own values; its worth lies in having been written apart.
"""

from govflow.engine.reference.interpreter.running import Interpreter

__all__ = ["Interpreter"]
