"""Judging answers by the form of an element before anything is done with them."""

from collections.abc import Mapping
from typing import Any

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.rejections import WrongAnswers
from govflow.engine import Given, Trouble
from govflow.law.forms import Problem, check_answers

MOST = 200_000  # characters of one set of answers, far beyond any form


def answers_to(
    edition: ServedEdition, element: str | None, typed: Mapping[str, Any], facts: Mapping[str, Any], given: Given
) -> dict[str, Any]:
    """The answers to keep; without a form, whatever was said. Wrong ones are rejected, each with its place.

    What the form itself cannot work out is trouble at the element: a value is never guessed.
    """
    refuse_unkeepable(typed)
    form = edition.form_of(element) if element else None
    if form is None:
        return dict(typed)
    checked = check_answers(form, typed, facts=facts, given=given)
    if checked.problems:
        raise WrongAnswers(count=len(checked.problems), problems=checked.problems)
    if checked.faults:
        raise Trouble(element=str(element), reason="form", found=checked.faults[0])
    return dict(checked.answers)


def refuse_unkeepable(typed: Mapping[str, Any]) -> None:
    """What no database keeps or nobody means: control characters without a sign, and floods."""
    wrong = [Problem((name,), "unreadable", {}) for name, value in typed.items() if not _is_keepable(value)]
    if wrong:
        raise WrongAnswers(count=len(wrong), problems=tuple(wrong))


def _is_keepable(value: Any) -> bool:
    text = str(value)
    return "\x00" not in text and "\\x00" not in text and len(text) <= MOST
