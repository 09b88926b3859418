"""Functions that make one value of many, given as a list or one by one."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import Work, built_in
from govflow.feel.values.comparing import conjunction, disjunction, order
from govflow.feel.values.numbers import DIGITS, finite

Aggregate = Callable[[Run, list[Value]], Value]


def _aggregate(*names: str) -> Callable[[Aggregate], Aggregate]:
    """Registers `name(list)` and `name(one, another, …)`."""

    def register(work: Aggregate) -> Aggregate:
        for name in names:
            built_in(f"{name}(list: list)")(work)
            built_in(f"{name}(value: any*)")(_of_many(work))
        return work

    return register


def _of_many(work: Aggregate) -> Work:
    def of_many(run: Run, *values: Value) -> Value:
        return work(run, list(values)) if values else run.nothing("wrong_count", name="", count=0, expected=1)

    return of_many


def _numbers(run: Run, values: list[Value]) -> list[Decimal] | None:
    run.step(count=len(values) // 4)
    if all(isinstance(value, Decimal) for value in values):
        return values
    if None not in values:
        run.nothing("not_all", kind="number")
    return None


@_aggregate("min")
def least(run: Run, values: list[Value]) -> Value:
    return _extreme(run, values, -1)


@_aggregate("max")
def greatest(run: Run, values: list[Value]) -> Value:
    return _extreme(run, values, 1)


def _extreme(run: Run, values: list[Value], sign: int) -> Value:
    run.step(count=len(values) // 4)
    if not values or None in values:
        return None
    best = values[0]
    for value in values:
        found = order(value, best)
        if found is None:
            return run.nothing("no_order")
        best = value if found == sign else best
    return best


@_aggregate("sum")
def total(run: Run, values: list[Value]) -> Value:
    numbers = _numbers(run, values)
    return _sum(numbers) if numbers else None


def _sum(numbers: list[Decimal]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        result = DIGITS.add(result, number)
    return result


@_aggregate("mean")
def mean(run: Run, values: list[Value]) -> Value:
    numbers = _numbers(run, values)
    return finite(DIGITS.divide(_sum(numbers), Decimal(len(numbers)))) if numbers else None


@_aggregate("product")
def product(run: Run, values: list[Value]) -> Value:
    numbers = _numbers(run, values)
    if not numbers:
        return None
    result = Decimal(1)
    for number in numbers:
        result = DIGITS.multiply(result, number)
    return finite(result)


@_aggregate("median")
def median(run: Run, values: list[Value]) -> Value:
    numbers = _numbers(run, values)
    if not numbers:
        return None
    middle, ordered = len(numbers) // 2, sorted(numbers)
    if len(numbers) % 2:
        return ordered[middle]
    return DIGITS.divide(DIGITS.add(ordered[middle - 1], ordered[middle]), Decimal(2))


@_aggregate("stddev")
def deviation(run: Run, values: list[Value]) -> Value:
    """Of a sample: divided by one less than there are."""
    numbers = _numbers(run, values)
    if not numbers or len(numbers) < 2:
        return None
    middle = DIGITS.divide(_sum(numbers), Decimal(len(numbers)))
    squares = [DIGITS.power(DIGITS.subtract(number, middle), 2) for number in numbers]
    return finite(DIGITS.sqrt(DIGITS.divide(_sum(squares), Decimal(len(numbers) - 1))))


@_aggregate("mode")
def mode(run: Run, values: list[Value]) -> Value:
    numbers = _numbers(run, values)
    if numbers is None:
        return None
    counts = Counter(numbers)
    most = max(counts.values(), default=0)
    return sorted(number for number, count in counts.items() if count == most)


@_aggregate("all", "and")
def every(run: Run, values: list[Value]) -> Value:
    answer: bool | None = True
    for value in values:
        answer = conjunction(answer, value)
    return answer


@_aggregate("any", "or")
def some(run: Run, values: list[Value]) -> Value:
    answer: bool | None = False
    for value in values:
        answer = disjunction(answer, value)
    return answer


@built_in("not(negand: any)")
def negation(run: Run, value: Value) -> Value:
    if isinstance(value, bool):
        return not value
    return None if value is None else run.nothing("not_true_or_false")
