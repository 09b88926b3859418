"""A value as text, the way the language itself writes it."""

from decimal import Decimal
from typing import Any

from govflow.feel.values.numbers import plain
from govflow.feel.values.ranges import Range

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def shown(value: Any) -> str:
    """A value alone: a text stands without quotation marks."""
    return value if isinstance(value, str) else written(value)


def written(value: Any) -> str:
    """A value inside another one."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(name)}: {written(item)}' for name, item in value.items())}}}"
    return _range(value) if isinstance(value, Range) else str(value)


def _key(name: str) -> str:
    return name if name.isidentifier() else quoted(name)


def _range(span: Range) -> str:
    if span.sign:
        return f"({span.sign}{written(span.low)})"
    low, high = ("" if end is None else written(end) for end in (span.low, span.high))
    return f"{'[' if span.low_included else '('}{low}..{high}{']' if span.high_included else ')'}"
