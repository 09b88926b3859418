"""One rule, one file, one fault it finds."""

from govflow.checks.explored import Explored
from govflow.checks.findings import Rule
from govflow.checks.law import Law
from govflow.checks.rules import (
    calendar_time,
    cannot_go_on,
    choice_without_default,
    deadlock,
    done_twice,
    element_without_point,
    engines_disagree,
    error_never_caught,
    error_never_thrown,
    fact_never_given,
    form_missing,
    idle_gateway,
    inner_terms_exceed_limit,
    interruption_without_law,
    label_missing,
    library_alone,
    longer_than_the_term,
    message_meets_nobody,
    mixed_gateway,
    moment_never_marked,
    name_not_in_regulation,
    never_done,
    never_ends,
    not_compared,
    not_explored,
    nothing_leads_here,
    paper_never_made,
    point_and_element_disagree,
    point_without_element,
    process_missing,
    round_without_wait,
    signal_never_sent,
    step_outside_lanes,
    term_arithmetic,
    term_never_counted,
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
    library_alone.RULE,
    not_compared.RULE,
)
# of an edition, against its regulation
LAW_RULES: tuple[Rule[Law], ...] = (
    point_without_element.RULE,
    element_without_point.RULE,
    point_and_element_disagree.RULE,
    label_missing.RULE,
    name_not_in_regulation.RULE,
    form_missing.RULE,
    fact_never_given.RULE,
    moment_never_marked.RULE,
    term_never_counted.RULE,
    paper_never_made.RULE,
    interruption_without_law.RULE,
    process_missing.RULE,
    longer_than_the_term.RULE,
    inner_terms_exceed_limit.RULE,
    term_arithmetic.RULE,
)
