"""How a process moves: diagrams read without loss, compiled into a token net, run in small steps.

It must not know law, the database or the clock: a timer is a name, today is given.
"""
