"""Functions on strings."""

from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in


@built_in("substring(string: string, start position: number, length: number?)")
def substring(run: Run, string: str, start: Decimal, length: Decimal | None = None) -> Value:
    if abs(start) < 1 or abs(start) >= len(string) + 1 or (length is not None and length < 1):
        return run.nothing("outside_string", start=start, length=len(string))
    first = int(start)
    begin = first - 1 if first > 0 else len(string) + first
    return string[begin:] if length is None else string[begin : begin + int(length)]


@built_in("string length(string: string)")
def string_length(run: Run, string: str) -> Value:
    return Decimal(len(string))


@built_in("upper case(string: string)")
def upper_case(run: Run, string: str) -> Value:
    return string.upper()


@built_in("lower case(string: string)")
def lower_case(run: Run, string: str) -> Value:
    return string.lower()


@built_in("substring before(string: string, match: string)")
def substring_before(run: Run, string: str, match: str) -> Value:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@built_in("substring after(string: string, match: string)")
def substring_after(run: Run, string: str, match: str) -> Value:
    if not match:
        return string
    return string.partition(match)[2]


@built_in("contains(string: string, match: string)")
def contains(run: Run, string: str, match: str) -> Value:
    return match in string


@built_in("starts with(string: string, match: string)")
def starts_with(run: Run, string: str, match: str) -> Value:
    return string.startswith(match)


@built_in("ends with(string: string, match: string)")
def ends_with(run: Run, string: str, match: str) -> Value:
    return string.endswith(match)


@built_in("string join(list: list, delimiter: string~)")
def string_join(run: Run, values: list[Value], delimiter: str | None = None) -> Value:
    texts = [value for value in values if value is not None]
    if not all(isinstance(text, str) for text in texts):
        return run.nothing("not_all", kind="string")
    run.made_string(sum(map(len, texts)) + len(texts) * len(delimiter or ""))
    return (delimiter or "").join(texts)
