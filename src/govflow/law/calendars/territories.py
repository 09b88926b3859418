"""Where an entry of the calendar holds: the whole country, or a territory and all that lies within it.

A territory is written `kz/almaty`, `kz/almaty/medeu`, or by a code: `kz/75`, `kz/kz-alm`. What goes on after a
slash or a hyphen lies within; so does a code in digits that begins with a shorter one, as in the classifier.
"""

from collections.abc import Iterable

COUNTRY = "kz"


def place_of(code: str) -> str:
    """The territory of a calendar for the code a case or unit has; no code at all is the country."""
    known = code.strip().lower()
    if known in ("", COUNTRY):
        return COUNTRY
    return known if known.startswith(f"{COUNTRY}/") else f"{COUNTRY}/{known}"


def lies_within(place: str, outer: str) -> bool:
    """Whether a territory is another, or lies within it."""
    if place == outer or place.startswith((f"{outer}/", f"{outer}-")):
        return True
    return outer.rpartition("/")[2].isdigit() and place.startswith(outer)


def nearest(place: str, known: Iterable[str]) -> str:
    """The smallest of the known territories that a place lies within; the country, if no other."""
    return max((one for one in known if lies_within(place, one)), key=len, default=COUNTRY)
