"""Functions the acts need and the specification lacks."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.numbers import DIGITS, finite

TENGE, TIYN = Decimal(1), Decimal("0.01")


@built_in("round to(n: number, step: number)")
def round_to(run: Run, number: Decimal, step: Decimal) -> Value:
    """The nearest multiple of a step (one tenge, ten tenge, a tiyn); the half goes away from zero."""
    return _stepped(run, number, step, ROUND_HALF_UP, "round to")


@built_in("round down to(n: number, step: number)")
def round_down_to(run: Run, number: Decimal, step: Decimal) -> Value:
    """The multiple of a step nearest towards zero."""
    return _stepped(run, number, step, ROUND_DOWN, "round down to")


@built_in("round up to(n: number, step: number)")
def round_up_to(run: Run, number: Decimal, step: Decimal) -> Value:
    """The multiple of a step nearest away from zero."""
    return _stepped(run, number, step, ROUND_UP, "round up to")


@built_in("round to tenge(n: number)")
def round_to_tenge(run: Run, number: Decimal) -> Value:
    return round_to(run, number, TENGE)


@built_in("round to tiyn(n: number)")
def round_to_tiyn(run: Run, number: Decimal) -> Value:
    return round_to(run, number, TIYN)


def _stepped(run: Run, number: Decimal, step: Decimal, rule: str, name: str) -> Value:
    if step <= 0:
        return run.nothing("no_result", sign=name)
    steps = DIGITS.divide(number, step).to_integral_value(rounding=rule)
    return finite(DIGITS.multiply(steps, step))


@built_in("per capita income(incomes: list, months: number, members: number)")
def per_capita_income(run: Run, incomes: list[Value], months: Decimal, members: Decimal) -> Value:
    """All incomes of a family in a month, for each of its members. Not rounded: the act says how."""
    if not all(isinstance(income, Decimal) for income in incomes):
        return run.nothing("not_all", kind="number")
    if months <= 0 or members <= 0:
        return run.nothing("division_by_zero")
    return finite(DIGITS.divide(sum(incomes, Decimal(0)), DIGITS.multiply(months, members)))
