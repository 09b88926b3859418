"""Finding what was done to a ledger behind its back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govflow.casework.ledger.chain import digest_of


class Fault(StrEnum):
    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    PERSONAL_ALTERED = "personal_altered"


@dataclass(frozen=True)
class Finding:
    """A place where the chain of a case does not hold."""

    case: str
    seq: int
    fault: Fault


def verify_chain(
    case: str, entries: Iterable[Mapping[str, Any]], *, first: str, head: str, last: int
) -> list[Finding]:
    """What is wrong with the entries of one case, given where its chain begins and should end."""
    return list(_walk(case, entries, first, head, last))


def _walk(case: str, entries: Iterable[Mapping[str, Any]], first: str, head: str, last: int) -> Iterator[Finding]:
    previous, expected = first, 1
    for entry in entries:
        seq = entry["seq"]
        said = json.loads(entry["text"])
        while expected < seq:
            yield Finding(case, expected, Fault.MISSING)
            expected += 1
            previous = said["previous"]
        fault = _fault(case, entry, said, previous)
        if fault:
            yield Finding(case, seq, fault)
        if entry["personal"] is not None and digest_of(f"{entry['salt']}{entry['personal']}") != said["personal"]:
            yield Finding(case, seq, Fault.PERSONAL_ALTERED)
        previous, expected = entry["digest"], seq + 1
    for seq in range(expected, last + 1):
        yield Finding(case, seq, Fault.MISSING)
    if expected > last + 1:
        yield Finding(case, expected - 1, Fault.INSERTED)
    elif expected == last + 1 and previous != head:
        yield Finding(case, last, Fault.ALTERED)


def _fault(case: str, entry: Mapping[str, Any], said: Mapping[str, Any], previous: str) -> Fault | None:
    if digest_of(entry["text"]) != entry["digest"]:
        return Fault.ALTERED
    if said["case"] != case or said["event"] != entry["event"]:
        return Fault.ALTERED
    if said["seq"] != entry["seq"]:
        return Fault.REORDERED
    return Fault.INSERTED if said["previous"] != previous else None
