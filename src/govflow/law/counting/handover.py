"""Further rules about the first and last day: handing over before the end, giving out after it."""

from dataclasses import replace

from govflow.law.counting.asked import ONE_DAY
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Unit


def handed_over(countdown: Countdown) -> Countdown:
    """The last day to hand the result to the State Corporation, a day before the end.

    A service of one working day hands it over the same day.
    """
    asked = countdown.asked
    if asked.length == 1 and asked.term.unit is Unit.WORKING_DAYS:
        told = Step(StepKind.HANDOVER_SAME, countdown.due_on, rule="rule_handover")
        return replace(countdown, after=(told,), finish=handed_over)
    eve = countdown.due_on - ONE_DAY
    due = asked.calendar.working_days(asked.term.week).last_through(eve)
    passed = tuple(
        Step(StepKind.ROLLED, about.day, about=about)
        for about in asked.calendar.days(due + ONE_DAY, eve, asked.term.week)
    )
    told = Step(StepKind.HANDOVER, due, rule="rule_handover", facts={"natural": countdown.due_on})
    return replace(countdown, due_on=due, minute=None, after=(*passed, told), finish=handed_over)


def with_issue_day(countdown: Countdown) -> Countdown:
    """The days of acceptance and of issue are not part of the term; the day of issue is told."""
    asked = replace(countdown.asked, event_rule="rule_acceptance_and_issue")
    issue = asked.calendar.working_days(asked.term.week).nth_after(countdown.due_on, 1)
    told = Step(StepKind.ISSUE, issue, rule="rule_acceptance_and_issue")
    return replace(countdown, asked=asked, after=(told,), finish=with_issue_day)


def accepted_on_paper(countdown: Countdown) -> Countdown:
    """The day a paper file is accepted at the State Corporation is not counted, by the law on state services."""
    asked = replace(countdown.asked, event_rule="rule_paper_acceptance")
    return replace(countdown, asked=asked, finish=accepted_on_paper)
