"""Why a clock stands on its day: the count once more, day by day, in each language."""

from collections.abc import Iterable
from dataclasses import replace

from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import count, explained
from govflow.languages import LANGUAGES
from govflow.studio.rehearsal.looking import Seen


def reason_of(clocks: Iterable[Clock], seen: Seen) -> dict[str, tuple[str, ...]]:
    counts = [
        (clock.term, countdown)
        for clock in clocks
        if (term := seen.regulation.terms.get(clock.term)) is not None
        and (countdown := explained(clock, term, seen.counting)) is not None
    ]
    return {
        language: tuple(f"{term}: {line}" for term, countdown in counts for line in countdown.explain(language))
        for language in LANGUAGES
    }


def unlimited(clock: Clock, seen: Seen) -> Clock | None:
    """The clock as it would stand without the other term it lies within."""
    term = seen.regulation.terms.get(clock.term)
    if term is None:
        return None
    return count(replace(clock, state=State.RUNNING), replace(term, within=None), seen.counting, ())
