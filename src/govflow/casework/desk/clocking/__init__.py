"""What the life of a case does to its clocks: they open, stop, go on, are counted anew, end."""

from govflow.casework.desk.clocking.ending import cancel_clocks, end_clocks
from govflow.casework.desk.clocking.following import follow_moments, follow_state
from govflow.casework.desk.clocking.pausing import BY_STATE, resume
from govflow.casework.desk.clocking.recounting import recount, recount_inner
from govflow.casework.desk.clocking.starting import is_lateness, next_alert, start_term, start_timer

__all__ = [
    "BY_STATE",
    "cancel_clocks",
    "end_clocks",
    "follow_moments",
    "follow_state",
    "is_lateness",
    "next_alert",
    "recount",
    "recount_inner",
    "resume",
    "start_term",
    "start_timer",
]
