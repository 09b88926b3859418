"""What happens to one application: it introduces the law to the engine.

Pages, the worker and machines call its actions and questions; it knows nothing of them.
"""
