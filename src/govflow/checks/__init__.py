"""What an edition must pass to be served.

It reads; it never changes anything.
"""
