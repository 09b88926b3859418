"""Kazakh order: a key that any database compares byte by byte, and finds names by their beginning."""

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {ord(letter): chr(ord("а") + place) for place, letter in enumerate(LETTERS)}


def sort_key(name: str) -> str:
    """The key of a name: without capitals, its Kazakh letters in their own places."""
    return " ".join(name.casefold().translate(_PLACES).split())
