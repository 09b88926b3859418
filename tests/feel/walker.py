"""The plainest reading of a tree: no closures, no scopes shared, one `if` per kind of node.

It knows numbers, strings, booleans, null, lists and contexts, and stands beside the compiled language to be
compared with it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from govflow.feel import tree
from govflow.feel.values.numbers import DIGITS

Names = Mapping[str, Any]


def walk(node: Any, names: Names) -> Any:
    name = type(node).__name__
    return globals()[f"_{name}"](node, names)


def _Literal(node: tree.Literal, names: Names) -> Any:  # noqa: N802 - named after the node
    return node.value


def _Name(node: tree.Name, names: Names) -> Any:  # noqa: N802
    return names[node.name]


def _ListOf(node: tree.ListOf, names: Names) -> Any:  # noqa: N802
    return [walk(item, names) for item in node.items]


def _ContextOf(node: tree.ContextOf, names: Names) -> Any:  # noqa: N802
    made: dict[str, Any] = {}
    for name, value in node.entries:
        made[name] = walk(value, {**names, **made})
    return made if len(made) == len(node.entries) else None


def _Path(node: tree.Path, names: Names) -> Any:  # noqa: N802
    source = walk(node.source, names)
    if isinstance(source, list):
        return [item.get(node.name) if isinstance(item, dict) else None for item in source]
    return source.get(node.name) if isinstance(source, dict) else None


def _Negative(node: tree.Negative, names: Names) -> Any:  # noqa: N802
    value = walk(node.value, names)
    return DIGITS.minus(value) if isinstance(value, Decimal) else None


def _If(node: tree.If, names: Names) -> Any:  # noqa: N802
    return walk(node.then if walk(node.condition, names) is True else node.otherwise, names)


def _For(node: tree.For, names: Names) -> Any:  # noqa: N802
    results: list[Any] = []
    found = list(_combinations(node.iterators, {**names, "partial": results}))
    for inside in found:
        if inside is None:
            return None
        results.append(walk(node.body, inside))
    return results


def _Quantified(node: tree.Quantified, names: Names) -> Any:  # noqa: N802
    answers = []
    for inside in _combinations(node.iterators, names):
        if inside is None:
            return None
        answers.append(walk(node.body, inside))
        if answers[-1] is not node.every and isinstance(answers[-1], bool):
            return answers[-1]
    return node.every if all(isinstance(answer, bool) for answer in answers) else None


def _combinations(iterators: tuple[tree.Iterator, ...], names: Names) -> Any:
    first, rest = iterators[0], iterators[1:]
    source = walk(first.source, names)
    if source is None:
        yield None
        return
    for item in source if isinstance(source, list) else [source]:
        inside = {**names, first.name: item}
        if rest:
            yield from _combinations(rest, inside)
        else:
            yield inside


def _Filter(node: tree.Filter, names: Names) -> Any:  # noqa: N802
    source = walk(node.source, names)
    if source is None:
        return None
    items = source if isinstance(source, list) else [source]
    kept = []
    for number, item in enumerate(items):
        answer = walk(node.test, {**names, "item": item, **(item if isinstance(item, dict) else {})})
        if isinstance(answer, Decimal) and number == 0:
            return _item(items, answer)
        if answer is not None and not isinstance(answer, bool):
            return None
        if answer is True:
            kept.append(item)
    if not items and isinstance(node.test, tree.Literal) and isinstance(node.test.value, Decimal):
        return None
    return kept


def _item(items: list[Any], place: Decimal) -> Any:
    if place != int(place) or place == 0 or abs(place) > len(items):
        return None
    return items[int(place) - 1] if place > 0 else items[int(place)]


def _Between(node: tree.Between, names: Names) -> Any:  # noqa: N802
    value, low, high = (walk(part, names) for part in (node.value, node.low, node.high))
    return _and(_order("<=", low, value), _order("<=", value, high))


def _In(node: tree.In, names: Names) -> Any:  # noqa: N802
    value, answer = walk(node.value, names), False
    for test in node.tests:
        answer = _not(_and(_not(answer), _not(_test(test, value, names))))
        if answer is True:
            return True
    return answer


def _test(test: Any, value: Any, names: Names) -> Any:
    if isinstance(test, tree.RangeOf):
        low, high = _order("<=" if test.low_included else "<", walk(test.low, names), value), walk(test.high, names)
        return _and(low, _order("<=" if test.high_included else "<", value, high))
    limit = walk(test.value, names)
    if test.sign in ("=", "!="):
        return _same(value, limit) if test.sign == "=" else _not(_same(value, limit))
    return _order(test.sign, value, limit)


def _Binary(node: tree.Binary, names: Names) -> Any:  # noqa: N802
    left, right = walk(node.left, names), walk(node.right, names)
    if node.sign == "and":
        return _and(left, right)
    if node.sign == "or":
        either = _and(_not(left), _not(right))
        return _not(either)
    if node.sign in ("=", "!="):
        same = _same(left, right)
        return same if node.sign == "=" else _not(same)
    if node.sign in ("<", "<=", ">", ">="):
        return _order(node.sign, left, right)
    return _arithmetic(node.sign, left, right)


def _not(value: Any) -> Any:
    return (not value) if isinstance(value, bool) else None


def _and(left: Any, right: Any) -> Any:
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def _same(left: Any, right: Any) -> Any:
    if left is None or right is None:
        return left is None and right is None
    if type(left) is not type(right):
        return None
    if isinstance(left, list):
        return len(left) == len(right) and all(_same(*pair) is True for pair in zip(left, right, strict=True))
    if isinstance(left, dict):
        return set(left) == set(right) and all(_same(left[key], right[key]) is True for key in left)
    return left == right


def _order(sign: str, left: Any, right: Any) -> Any:
    if type(left) is not type(right) or not isinstance(left, Decimal | str):
        return None
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]


def _arithmetic(sign: str, left: Any, right: Any) -> Any:
    if sign == "+" and isinstance(left, str) and isinstance(right, str):
        return left + right
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    if sign == "/" and right == 0:
        return None
    if sign == "**" and right == 0:
        return Decimal(1)
    work = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power"}[sign]
    result = getattr(DIGITS, work)(left, right)
    return result if result.is_finite() else None
