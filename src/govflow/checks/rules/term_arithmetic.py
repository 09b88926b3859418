"""The arithmetic of a term of the whole: its straight way, each round, and the start that makes it longest."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.checks.sums import sums_of, worst_start


def look(law: Law) -> Iterator[Found]:
    for sums in sums_of(law):
        if sums.straight is None:
            continue
        worst = worst_start(law, sums.straight.days)
        yield found(
            law.file,
            law.line_of(f"terms/{sums.term}"),
            None,
            term=sums.term,
            length=sums.length,
            days=sums.straight.days,
            way=sums.straight.words,
            rounds="; ".join(f"{one.numbers} = {one.days}" for one in sums.rounds) or "–",
            start=worst.start.isoformat() if worst else "–",
            end=worst.end.isoformat() if worst else "–",
        )


RULE = Rule("term-arithmetic", Severity.NOTE, look, "checks_law")
