"""What is over and can still be undone, kept small: rounds of a loop that did the same are kept once, and counted.

A record is `[element, records inside it]`. Rounds are `["", the records of one round, how many rounds]`.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

Record = list[Any]
LONGEST_ROUND = 8


def keep(done: list[Record], record: Record) -> None:
    """Add a record at the end; where that makes another round of what stands before it, count the round."""
    done.append(record)
    for length in range(1, min(LONGEST_ROUND, len(done) - 1) + 1):
        latest = done[-length:]
        before = done[-length - 1]
        if before[0] == "" and before[1] == latest:
            before[2] += 1
            del done[-length:]
            return
        if done[-2 * length : -length] == latest:
            done[-2 * length :] = [["", latest, 2]]
            return


def take_last(done: list[Record]) -> Record | None:
    """Take away the record that was added last."""
    while done:
        record = done.pop()
        if record[0]:
            return record
        _, one_round, rounds = record
        if rounds > 1:
            done.append(["", one_round, rounds - 1])
        done += deepcopy(one_round)
    return None


def those_of(done: list[Record], element: str) -> tuple[list[Record], list[Record]]:
    """The records of one element, and the rest."""
    wanted: list[Record] = []
    rest: list[Record] = []
    for record in done:
        if record[0]:
            (wanted if record[0] == element else rest).append(record)
            continue
        for found, part in zip((wanted, rest), those_of(record[1], element), strict=True):
            if part:
                found.append(["", part, record[2]])
    return wanted, rest


def each_once(done: list[Record]) -> Iterator[Record]:
    """Every record, those of several rounds once."""
    for record in done:
        if record[0]:
            yield record
        else:
            yield from each_once(record[1])
