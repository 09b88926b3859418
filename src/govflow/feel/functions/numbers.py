"""Functions on numbers. Rounding names its rule: a sum of money is never rounded by accident."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.numbers import DIGITS, finite

WIDE = Context(prec=13_000, traps=[])
LEAST_SCALE, MOST_SCALE = -6111, 6176
ZERO = Decimal(0)


def _rounded(run: Run, number: Decimal, scale: Decimal, rule: str) -> Value:
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        return run.nothing("no_such_scale", scale=scale)
    rounded = number.quantize(Decimal(1).scaleb(-int(scale)), rounding=rule, context=WIDE)
    if not rounded.is_finite() or len(rounded.as_tuple().digits) > DIGITS.prec:
        return number if rounded.is_finite() and rounded == number else finite(DIGITS.plus(rounded))
    return rounded


@built_in("decimal(n: number, scale: number)")
def decimal(run: Run, number: Decimal, scale: Decimal) -> Value:
    return _rounded(run, number, scale, ROUND_HALF_EVEN)


@built_in("floor(n: number, scale: number?)")
def floor(run: Run, number: Decimal, scale: Decimal = ZERO) -> Value:
    return _rounded(run, number, scale, ROUND_FLOOR)


@built_in("ceiling(n: number, scale: number?)")
def ceiling(run: Run, number: Decimal, scale: Decimal = ZERO) -> Value:
    return _rounded(run, number, scale, ROUND_CEILING)


@built_in("round up(n: number, scale: number)")
def round_up(run: Run, number: Decimal, scale: Decimal) -> Value:
    return _rounded(run, number, scale, ROUND_UP)


@built_in("round down(n: number, scale: number)")
def round_down(run: Run, number: Decimal, scale: Decimal) -> Value:
    return _rounded(run, number, scale, ROUND_DOWN)


@built_in("round half up(n: number, scale: number)")
def round_half_up(run: Run, number: Decimal, scale: Decimal) -> Value:
    return _rounded(run, number, scale, ROUND_HALF_UP)


@built_in("round half down(n: number, scale: number)")
def round_half_down(run: Run, number: Decimal, scale: Decimal) -> Value:
    return _rounded(run, number, scale, ROUND_HALF_DOWN)


@built_in("abs(n: number)")
def absolute(run: Run, number: Decimal) -> Value:
    return DIGITS.abs(number)


@built_in("abs(n: days and time duration)")
def absolute_days(run: Run, time: DaysTime) -> Value:
    return DaysTime(abs(time.nanos))


@built_in("abs(n: years and months duration)")
def absolute_months(run: Run, months: YearsMonths) -> Value:
    return YearsMonths(abs(months.months))


@built_in("modulo(dividend: number, divisor: number)")
def modulo(run: Run, dividend: Decimal, divisor: Decimal) -> Value:
    if not divisor:
        return run.nothing("division_by_zero")
    rest = WIDE.remainder(dividend, divisor)
    if not rest.is_finite():
        return run.nothing("no_result", sign="modulo")
    is_across = rest and (rest < 0) != (divisor < 0)
    return finite(DIGITS.add(rest, divisor) if is_across else DIGITS.plus(rest))


@built_in("sqrt(number: number)")
def square_root(run: Run, number: Decimal) -> Value:
    return DIGITS.sqrt(number) if number >= 0 else run.nothing("no_result", sign="sqrt")


@built_in("log(number: number)")
def logarithm(run: Run, number: Decimal) -> Value:
    return DIGITS.ln(number) if number > 0 else run.nothing("no_result", sign="log")


@built_in("exp(number: number)")
def exponential(run: Run, number: Decimal) -> Value:
    result = finite(DIGITS.exp(number))
    return run.nothing("no_result", sign="exp") if result is None else result


@built_in("odd(number: number)")
def odd(run: Run, number: Decimal) -> Value:
    return _remains(number, 1)


@built_in("even(number: number)")
def even(run: Run, number: Decimal) -> Value:
    return _remains(number, 0)


def _remains(number: Decimal, rest: int) -> bool | None:
    if number != number.to_integral_value():
        return None
    return abs(WIDE.remainder(number, Decimal(2))) == rest
