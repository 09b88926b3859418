"""What is queued to be told."""

from datetime import datetime
from typing import Any

from govflow.casework.desk.casefile import CaseFile
from govflow.casework.notices.notices import Notice


def notify(
    file: CaseFile, kind: str, receiver_kind: str, receiver: str, at: datetime, facts: dict[str, Any]
) -> None:
    file.notices.append(Notice(file.next_no(), kind, receiver_kind, receiver, at, facts))
