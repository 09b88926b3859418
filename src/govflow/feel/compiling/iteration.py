"""`for`, `some`, `every` and filters: everything that repeats, and pays a step each time."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from govflow.feel import tree
from govflow.feel.compiling.compiler import Compiler
from govflow.feel.evaluation import MOST_STEPS, Compiled, Run, Scope, Value
from govflow.feel.tree import Filter, For, Negative, Node, Quantified
from govflow.feel.values.calendar import Date, date_of
from govflow.feel.values.comparing import order
from govflow.feel.values.numbers import DIGITS
from govflow.feel.values.ranges import Range

Source = Callable[[Scope], Iterable[Value] | None]


def compile_for(node: For, compiler: Compiler) -> Compiled:
    sources = [(one.name, _source(one, compiler)) for one in node.iterators]
    return _for(sources, compiler.compile(node.body), compiler.text, node.at)


def _for(sources: list[tuple[str, Source]], body: Compiled, text: str, at: int) -> Compiled:
    def repeat(scope: Scope) -> Value:
        results: list[Value] = []
        outside = scope.inner({"partial": results})
        for inside in _combinations(sources, outside, text, at):
            if inside is None:
                return None
            result = body(inside)
            scope.run.made_list(1, text, at)
            results.append(result)
        return results

    return repeat


def compile_quantified(node: Quantified, compiler: Compiler) -> Compiled:
    sources = [(one.name, _source(one, compiler)) for one in node.iterators]
    return _quantified(sources, compiler.compile(node.body), not node.every, compiler.text, node.at)


def _quantified(sources: list[tuple[str, Source]], body: Compiled, decides: bool, text: str, at: int) -> Compiled:
    def decide(scope: Scope) -> Value:
        answer: bool | None = not decides
        for inside in _combinations(sources, scope, text, at):
            if inside is None:
                return None
            found = body(inside)
            if found is decides:
                return decides
            if not isinstance(found, bool):
                answer = None
        return answer

    return decide


def repeated(how: str, name: str, source: Compiled, body: Compiled, text: str) -> Compiled:
    """`for`, `some` or `every` over one source that is already compiled."""
    sources = [(name, _values(source, text, 0))]
    return _for(sources, body, text, 0) if how == "for" else _quantified(sources, body, how == "some", text, 0)


def _combinations(sources: list[tuple[str, Source]], scope: Scope, text: str, at: int) -> Iterator[Scope | None]:
    """A scope for each combination, the last iterator the fastest; None for a source that is none."""
    (name, source), others = sources[0], sources[1:]
    values = source(scope)
    if values is None:
        yield None
        return
    for value in values:
        scope.run.step(text, at)
        inside = scope.inner({name: value})
        if others:
            yield from _combinations(others, inside, text, at)
        else:
            yield inside


def _source(iterator: tree.Iterator, compiler: Compiler) -> Source:
    first, text, at = compiler.compile(iterator.source), compiler.text, iterator.at
    if iterator.until is not None:
        last = compiler.compile(iterator.until)
        return lambda scope: _steps(first(scope), last(scope), scope.run, text, at)

    return _values(first, text, at)


def _values(source: Compiled, text: str, at: int) -> Source:
    def values(scope: Scope) -> Iterable[Value] | None:
        found = source(scope)
        if isinstance(found, Range):
            return _steps_within(found, scope.run, text, at)
        if found is None or isinstance(found, list):
            return found
        return [found]

    return values


def _steps_within(span: Range, run: Run, text: str, at: int) -> Iterable[Value] | None:
    if (order(span.low, span.high) or 0) > 0:  # from 2 down to 1 is a way, but no range
        run.nothing("not_iterable", text, at)
        return None
    steps = _steps(span.low, span.high, run, text, at)
    if steps is None:
        return None
    return (
        value
        for value in steps
        if (span.low_included or value != span.low) and (span.high_included or value != span.high)
    )


def _steps(first: Value, last: Value, run: Run, text: str, at: int) -> Iterable[Value] | None:
    """Whole numbers or days from one to the other, upward or downward."""
    if first is None or last is None:
        return None
    if isinstance(first, Date) and isinstance(last, Date):
        return (date_of(number) for number in _between(first.number, last.number))
    if isinstance(first, Decimal) and isinstance(last, Decimal):
        if max(first.adjusted(), last.adjusted()) >= DIGITS.prec:  # never gone through
            run.step(text, at, MOST_STEPS + 1)
        if first == int(first) and last == int(last):
            return (Decimal(number) for number in _between(int(first), int(last)))
    run.nothing("not_iterable", text, at)
    return None


def _between(first: int, last: int) -> Iterable[int]:
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)


def compile_filter(node: Filter, compiler: Compiler) -> Compiled:
    source, test = compiler.compile(node.source), compiler.compile(node.test)
    return filtered(source, test, compiler.text, node.at, is_index=_is_number(node.test))


def filtered(source: Compiled, test: Compiled, text: str, at: int, *, is_index: bool = False) -> Compiled:
    """The items of a source that pass a test, or the one at a place."""

    def choose(scope: Scope) -> Value:
        found = source(scope)
        if found is None:
            return None
        values = found if isinstance(found, list) else [found]
        if is_index:
            return _at(values, test(scope), scope.run, text, at)
        return _choose(values, test, scope, text, at)

    return choose


def _is_number(test: Node) -> bool:
    number = test.value if isinstance(test, Negative) else test
    return isinstance(number, tree.Literal) and isinstance(number.value, Decimal)


def _choose(values: list[Value], test: Compiled, scope: Scope, text: str, at: int) -> Value:
    chosen: list[Value] = []
    for number, value in enumerate(values):
        scope.run.step(text, at)
        answer = test(_item_scope(value, scope))
        if isinstance(answer, Decimal) and number == 0:
            return _at(values, answer, scope.run, text, at)
        if answer is True:
            scope.run.made_list(1, text, at)
            chosen.append(value)
        elif answer is not False and answer is not None:
            return scope.run.nothing("not_a_test", text, at)
    return chosen


def _item_scope(value: Value, scope: Scope) -> Scope:
    inside = scope.inner({"item": value})
    return Scope(value, inside, scope.run, is_open=True) if isinstance(value, dict) else inside


def _at(values: list[Value], index: Value, run: Run, text: str, at: int) -> Value:
    """The item at a place counted from 1, or from the end when negative."""
    if not isinstance(index, Decimal) or index != int(index):
        return run.nothing("not_an_index", text, at)
    if index == 0 or abs(index) > len(values):
        return run.nothing("no_such_item", text, at, index=index, length=len(values))
    number = int(index)
    return values[number - 1] if number > 0 else values[number]
