"""What a story may expect of the case itself, as it is found."""

from datetime import datetime
from itertools import groupby

from govflow.studio.rehearsal.looking import NONE, Found, Seen, local
from govflow.studio.rehearsal.stories import Expected


def moment(expected: Expected, seen: Seen) -> Found:
    value = seen.facts.get(expected.name)
    if not value:
        return None, ()
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return value, ()  # no moment at all: shown as it is
    return (local(moment, seen) if moment.tzinfo else f"{moment:%Y-%m-%d %H:%M}"), ()


def fact(expected: Expected, seen: Seen) -> Found:
    return seen.facts.get(expected.name), ()


def paper(expected: Expected, seen: Seen) -> Found:
    return any(document.paper == expected.name for document in seen.documents), ()


def paper_field(expected: Expected, seen: Seen) -> Found:
    """What the latest version says; a last day it announces is explained by the clock of its term."""
    paper, _, field = expected.name.partition(".")
    standing = next((one for one in reversed(seen.documents) if one.paper == paper), None)
    known = seen.regulation.papers.get(paper)
    announced = {one.name: one.term for one in known.contents} if known else {}
    clocks = seen.clocks_of(announced.get(field) or "")[-1:]
    if standing is None or standing.content is None:
        return NONE, clocks
    return standing.content["fields"].get(field), clocks


def signed(expected: Expected, seen: Seen) -> Found:
    """The actors who signed, in order; several papers signed in a row by one are one."""
    return [actor for actor, _ in groupby(entry["actor"] for entry in seen.entries("PaperSigned"))], ()


def informed(expected: Expected, seen: Seen) -> Found:
    """The days on which an actor was told of what happened, without having to do anything about it."""
    told = (one for one in seen.notices if one.kind == "information" and one.facts.get("actor") == expected.name)
    return [str(one.at.astimezone(seen.counting.zone).date()) for one in told], ()
