"""One rule, one file, one fault it finds."""

from govflow.checks.explored import Explored
from govflow.checks.findings import Rule
from govflow.checks.rules import (
    calendar_time,
    cannot_go_on,
    choice_without_default,
    deadlock,
    done_twice,
    engines_disagree,
    error_never_caught,
    error_never_thrown,
    idle_gateway,
    message_meets_nobody,
    mixed_gateway,
    never_done,
    never_ends,
    not_compared,
    not_explored,
    nothing_leads_here,
    round_without_wait,
    signal_never_sent,
    step_outside_lanes,
    tokens_pile_up,
    twin_flows,
    unnamed_step,
)
from govflow.engine.net import Model

# of a diagram as it is drawn
DRAWING_RULES: tuple[Rule[Model], ...] = (
    round_without_wait.RULE,
    nothing_leads_here.RULE,
    twin_flows.RULE,
    choice_without_default.RULE,
    idle_gateway.RULE,
    mixed_gateway.RULE,
    step_outside_lanes.RULE,
    unnamed_step.RULE,
    calendar_time.RULE,
    message_meets_nobody.RULE,
    signal_never_sent.RULE,
    error_never_caught.RULE,
    error_never_thrown.RULE,
)
# of what can happen in a process
BEHAVIOUR_RULES: tuple[Rule[Explored], ...] = (
    deadlock.RULE,
    cannot_go_on.RULE,
    done_twice.RULE,
    tokens_pile_up.RULE,
    never_done.RULE,
    never_ends.RULE,
    not_explored.RULE,
    engines_disagree.RULE,
    not_compared.RULE,
)
