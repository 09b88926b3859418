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
        """The next number of a series in this year: `series` names it, `name` the fact that takes it."""
        series = f"{prefix}{values.get('series') or 'REG'}-{local.year}"
        return {str(values.get("name") or "reg_no"): f"{series}-{next_number(connection, series):06d}"}

    return {"number": number, "assign": lambda values: {}}  # what is assigned stands in the settings
