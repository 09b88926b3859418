"""The rules a table names, and what each does to the last day."""

from collections.abc import Callable
from functools import reduce

from govflow.law.counting.batch.rows import Row
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.handover import accepted_on_paper, handed_over, with_issue_day
from govflow.law.counting.refusals import UnknownRule

REGISTERED, SIX_DAYS = "REG", "WD-6"
Finish = Callable[[Countdown], Countdown]


def _as_it_is(countdown: Countdown) -> Countdown:
    return countdown


PLAIN = (
    "WD", SIX_DAYS, "CD", "WEEK", "HALF-MONTH", "MON", "QUARTER", "HALF-YEAR", "YEAR", "DOM", "LWD",
    "MIN-WORK", "HOUR-WORK", "MIN-CLOCK", "HOUR", "AS-OF", "SUSPEND", REGISTERED,
)  # fmt: skip
RULES: dict[str, Finish] = {
    **dict.fromkeys(PLAIN, _as_it_is),
    "SC-PAPER": accepted_on_paper,
    "EXCL-2": with_issue_day,
    "HANDOVER": handed_over,
}


def rules_of(row: Row) -> frozenset[str]:
    """The rules of a row, joined by `+`; none where the unit says all."""
    found = frozenset(part.strip() for part in row["rule"].upper().replace("_", "-").split("+") if part.strip())
    if not found <= RULES.keys():
        raise UnknownRule(rule=row["rule"], known=", ".join(RULES))
    return found


def finish_of(rules: frozenset[str]) -> Finish:
    """What the rules do to the last day, in the order they stand in above."""
    wanted = [finish for rule, finish in RULES.items() if rule in rules]
    return lambda countdown: reduce(lambda counted, finish: finish(counted), wanted, countdown)
