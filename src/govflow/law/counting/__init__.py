"""Counting terms. `count_term` gives a `Countdown`: the last day, and each step to it with its source."""

from govflow.law.counting.count import count_term, refuse_old_zone_data
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.pauses import Pause
from govflow.law.counting.steps import Step, StepKind

__all__ = ["Countdown", "Pause", "Step", "StepKind", "count_term", "refuse_old_zone_data"]
