"""The operations a diagram may call by name. What is not here cannot be called."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from govflow.casework.cases.store import next_number
from govflow.database import Connection

Operation = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def operations_of(connection: Connection, prefix: str, local: datetime) -> dict[str, Operation]:
    """The operations as a transaction offers them at a local moment."""

    def number(values: Mapping[str, Any]) -> dict[str, str]:
        """The next number of a register in this year: `register` names it, `into` the fact that takes it."""
        register = str(values.get("register") or "REG")
        name = f"{prefix}{register}-{local.year}"
        return {str(values.get("into") or "reg_no"): f"{name}-{next_number(connection, name):06d}"}

    return {"number": number, "assign": lambda values: dict(values)}
