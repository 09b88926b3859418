"""How much a value holds when it is written out; parts that are shared count each time they appear."""

from typing import Any

HEAVIEST = 500_000


def weight(value: Any, limit: int = HEAVIEST) -> int:
    """The number of simple values inside; counting stops just above the limit."""
    if not isinstance(value, list | dict):
        return 1
    total, waiting = 0, [value]
    while waiting and total <= limit:
        found = waiting.pop()
        if isinstance(found, list | dict):
            total += 1
            if len(found) > limit - total:
                return limit + 1
            waiting.extend(found.values() if isinstance(found, dict) else found)
        else:
            total += 1
    return total
