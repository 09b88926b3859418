"""Functions on lists."""

from decimal import Decimal
from functools import cmp_to_key
from itertools import pairwise

from govflow.feel.applying import apply_function
from govflow.feel.evaluation import BuiltIn, Function, Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.comparing import order


def _place(position: Decimal, length: int) -> int | None:
    """A place counted from 1, or from the end when negative, as an index from 0."""
    if position != int(position) or position == 0 or abs(position) > length:
        return None
    return int(position) - 1 if position > 0 else length + int(position)


def _outside(run: Run, position: Decimal, values: list[Value]) -> Value:
    return run.nothing("no_such_item", index=position, length=len(values))


@built_in("list contains(list: list, element: any)")
def list_contains(run: Run, values: list[Value], element: Value) -> Value:
    run.step(count=len(values) // 4)
    return any(run.equal(value, element) is True for value in values)


@built_in("count(list: list)")
def count(run: Run, values: list[Value]) -> Value:
    return Decimal(len(values))


@built_in("sublist(list: list, start position: number, length: number?)")
def sublist(run: Run, values: list[Value], start: Decimal, length: Decimal | None = None) -> Value:
    first = _place(start, len(values))
    if first is None or (length is not None and (length < 0 or first + length > len(values))):
        return _outside(run, start, values)
    end = len(values) if length is None else first + int(length)
    run.made_list(end - first)
    return values[first:end]


@built_in("append(list: list, item: any*)")
def append(run: Run, values: list[Value], *items: Value) -> Value:
    run.made_list(len(values) + len(items))
    return [*values, *items]


@built_in("concatenate(list: list*)")
def concatenate(run: Run, *lists: list[Value]) -> Value:
    run.made_list(sum(map(len, lists)))
    return [value for values in lists for value in values]


@built_in("insert before(list: list, position: number, newItem: any)")
def insert_before(run: Run, values: list[Value], position: Decimal, item: Value) -> Value:
    place = _place(position, len(values))
    if place is None:
        return _outside(run, position, values)
    run.made_list(len(values) + 1)
    return [*values[:place], item, *values[place:]]


@built_in("remove(list: list, position: number)")
def remove(run: Run, values: list[Value], position: Decimal) -> Value:
    place = _place(position, len(values))
    if place is None:
        return _outside(run, position, values)
    run.made_list(len(values))
    return [*values[:place], *values[place + 1 :]]


@built_in("list replace(list: list, position: number, newItem: any)")
def list_replace(run: Run, values: list[Value], position: Decimal, item: Value) -> Value:
    place = _place(position, len(values))
    if place is None:
        return _outside(run, position, values)
    run.made_list(len(values))
    return [*values[:place], item, *values[place + 1 :]]


@built_in("list replace(list: list, match: function, newItem: any)")
def list_replace_matching(run: Run, values: list[Value], match: Function, item: Value) -> Value:
    answers = [apply_function(match, [value, item], run) for value in values]
    if not all(isinstance(answer, bool) for answer in answers):
        return run.nothing("not_a_test")
    run.made_list(len(values))
    return [item if answer else value for value, answer in zip(values, answers, strict=True)]


@built_in("reverse(list: list)")
def reverse(run: Run, values: list[Value]) -> Value:
    run.made_list(len(values))
    return values[::-1]


@built_in("index of(list: list, match: any)")
def index_of(run: Run, values: list[Value], match: Value) -> Value:
    run.step(count=len(values) // 4)
    return [Decimal(place) for place, value in enumerate(values, 1) if run.equal(value, match) is True]


@built_in("union(list: list*)")
def union(run: Run, *lists: list[Value]) -> Value:
    return distinct_values(run, concatenate(run, *lists))


@built_in("distinct values(list: list)")
def distinct_values(run: Run, values: list[Value]) -> Value:
    distinct: list[Value] = []
    for value in values:
        run.step(count=1 + len(distinct) // 4)
        if not any(run.equal(value, known) is True for known in distinct):
            distinct.append(value)
    return distinct


@built_in("flatten(list: list)")
def flatten(run: Run, values: list[Value]) -> Value:
    flat: list[Value] = []
    open_lists = [iter(values)]
    while open_lists:
        run.step()
        value = next(open_lists[-1], open_lists)
        if value is open_lists:
            open_lists.pop()
        elif isinstance(value, list):
            open_lists.append(iter(value))
        else:
            flat.append(value)
    run.made_list(len(flat))
    return flat


@built_in("sort(list: list, precedes: function?)")
def sort(run: Run, values: list[Value], precedes: Function | BuiltIn | None = None) -> Value:
    run.made_list(len(values))
    run.step(count=len(values))
    if precedes is None:
        return _sorted_naturally(run, values)

    if isinstance(precedes, Function) and len(precedes.parameters) != 2:
        return run.nothing("wrong_count", name=precedes.name, count=2, expected=len(precedes.parameters))

    def before(one: Value, other: Value) -> int:
        run.step()
        if apply_function(precedes, [one, other], run) is True:
            return -1
        return int(apply_function(precedes, [other, one], run) is True)

    return sorted(values, key=cmp_to_key(before))


def _sorted_naturally(run: Run, values: list[Value]) -> Value:
    if any(order(one, other) is None for one, other in pairwise(values)):
        return run.nothing("no_order")
    return sorted(values, key=cmp_to_key(lambda one, other: order(one, other) or 0))
