"""The longest way that goes straight on, every step done on its last day, must fit the term of the whole."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.checks.sums import sums_of


def look(law: Law) -> Iterator[Found]:
    for sums in sums_of(law):
        if sums.straight is not None and sums.straight.days > sums.length:
            yield found(
                law.file,
                law.line_of(f"terms/{sums.term}"),
                None,
                term=sums.term,
                length=sums.length,
                days=sums.straight.days,
                way=sums.straight.words,
            )


RULE = Rule("longer-than-the-term", Severity.ERROR, look, "checks_law")
