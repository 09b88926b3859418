"""Why a last day that a paper announces is that day, short enough for a letter."""

from collections.abc import Iterable, Mapping
from typing import Any

from govflow.casework.deadlines.counting import count_behind
from govflow.casework.desk.casefile import CaseFile
from govflow.languages import LANGUAGES
from govflow.law.calendars import DayKind
from govflow.law.counting.explanation import tell
from govflow.law.counting.steps import Step, StepKind
from govflow.law.regulations import PaperField

OF_EVERY_WEEK = (DayKind.WORKING, DayKind.WEEKEND)


def reasons_of_days(
    file: CaseFile, contents: Iterable[PaperField], facts: Mapping[str, Any], fields: Mapping[str, Any]
) -> dict[str, dict[str, list[str]]]:
    """For each field that announces a last day, the count behind it in every language."""
    told = {}
    for one in contents:
        term = file.edition.term(one.term) if one.term else None
        if term is None or fields[one.name] is None:
            continue
        behind = count_behind(term, facts, file.counting, file.open_clocks, file.case.opened_at)
        if behind is not None and behind.due_on.isoformat() == fields[one.name]:
            steps = [step for step in behind.steps if not _is_of_every_week(step)]
            told[one.name] = {language: [tell(step, language) for step in steps] for language in LANGUAGES}
    return told


def _is_of_every_week(step: Step) -> bool:
    """A day worked or not as in every week needs no reason; those that are otherwise do."""
    is_a_day = step.kind in (StepKind.COUNTED, StepKind.SKIPPED)
    return is_a_day and (step.about is None or step.about.kind in OF_EVERY_WEEK)
