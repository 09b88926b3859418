"""How a database gets from one release to the next.

Each step carries a date and a sentence in its name, works with the code before it, and goes in three moves: add,
fill, remove.
"""
