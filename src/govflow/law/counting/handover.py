"""What lies around the last day: handing over before it, giving out after it."""

from dataclasses import replace

from govflow.law.counting.countdown import ONE_DAY, Countdown
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Unit


def handed_over(countdown: Countdown) -> Countdown:
    """The last day to hand the result to the State Corporation, a day before the end.

    A service of one working day hands it over the same day.
    """
    asked = countdown.asked
    if asked.length == 1 and asked.term.unit is Unit.WORKING_DAYS:
        return replace(countdown, after=(Step(StepKind.HANDOVER_SAME, countdown.due_on, rule="rule_handover"),))
    due = asked.calendar.working_days(asked.term.week).last_through(countdown.due_on - ONE_DAY)
    passed = []
    day = countdown.due_on - ONE_DAY
    while day > due:
        passed.append(Step(StepKind.ROLLED, day, about=asked.calendar.day(day, asked.term.week)))
        day -= ONE_DAY
    told = Step(StepKind.HANDOVER, due, rule="rule_handover", facts={"natural": countdown.due_on})
    return replace(countdown, due_on=due, minute=None, after=(*passed, told))


def with_issue_day(countdown: Countdown) -> Countdown:
    """The same last day, and the day of issue after it, which is not part of the term."""
    asked = countdown.asked
    issue = asked.calendar.working_days(asked.term.week).nth_after(countdown.due_on, 1)
    return replace(countdown, after=(Step(StepKind.ISSUE, issue, rule="rule_acceptance_and_issue"),))
