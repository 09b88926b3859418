"""Other ways of running the same diagram, to prove the net right.

SpiffWorkflow is the reference for what it runs right. An independent interpreter, slow and written from the
token rules of BPMN alone, stands in for the rest. Neither shares a line with the net.
"""
