"""What an event says of a person, kept apart from what the chain of the ledger holds."""

from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import Any, cast

PERSONAL = {"personal": True}  # what says something about a person


def parts(event: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an event says openly, and what it says about a person."""
    said, personal = vars(event), _personal(cast(Hashable, type(event)))
    if not personal:
        return said, {}
    apart = {name: said[name] for name in personal}
    return {name: value for name, value in said.items() if name not in personal}, apart


@cache
def _personal(kind: Hashable) -> tuple[str, ...]:
    every = fields(cast(Any, kind))
    return tuple(one.name for one in every if one.metadata.get("personal"))
