"""Regular expressions of XPath: matches, replace, split. Each search has a time limit of its own."""

from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar

import regex

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in

Found = TypeVar("Found")
LONGEST_PATTERN = 2_000
_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE, "x": 0}
_NAME_CLASSES = {r"\i": r"[\p{L}_:]", r"\c": r"[\p{L}\p{M}\p{N}_:.\-]", r"\I": r"[^\p{L}_:]"}
_PIECE = regex.compile(r"\\.|\[\^?|\]|-\[|\(\?(?!:)|\s|.", regex.DOTALL)
_REFERENCE = regex.compile(r"\\\d")
_IN_REPLACEMENT = regex.compile(r"\\(?P<plain>[\\$])|\$(?P<group>\d+)|(?P<wrong>[\\$])", regex.DOTALL)


class _WrongPattern(Exception):
    """Not a pattern of XPath."""


def _compiled(pattern: str, flags: str | None) -> Any:
    chosen = set(flags or "")
    if len(pattern) > LONGEST_PATTERN:
        raise _WrongPattern
    if not chosen <= _FLAGS.keys():
        raise _WrongPattern
    try:
        return regex.compile(_translated(pattern, chosen), regex.V1 | sum(_FLAGS[flag] for flag in chosen))
    except (regex.error, OverflowError, RecursionError):
        raise _WrongPattern from None


def _translated(pattern: str, flags: set[str]) -> str:
    """Where XPath and the library differ: class subtraction, the end of the text, spaces under `x`."""
    depth = 0
    made: list[str] = []
    for piece in _PIECE.findall(pattern):
        if piece.startswith("(?") or (depth and _REFERENCE.fullmatch(piece)):
            raise _WrongPattern  # XPath has no look-around, no named groups, no reference inside a class
        if piece.endswith(("[", "[^")) and not piece.startswith("\\"):
            made.append(piece.replace("-[", "--[") if depth else piece)
            depth += 1
            continue
        depth -= piece == "]"
        if piece == "$" and not depth and "m" not in flags:
            piece = r"\Z"
        if not ("x" in flags and depth == 0 and piece.isspace()):
            made.append(_NAME_CLASSES.get(piece, piece))
    return "".join(made)


def _patiently(run: Run, work: Callable[[float], Found]) -> Found:
    """Searching takes from the time an evaluation has for patterns; when it is used up the evaluation ends."""
    start, patience = perf_counter(), run.patience()
    try:
        return work(patience)
    except TimeoutError:
        run.seconds = 0
        run.patience()
        raise
    finally:
        run.seconds -= perf_counter() - start


@built_in("matches(input: string, pattern: string, flags: string~)")
def matches(run: Run, text: str, pattern: str, flags: str | None = None) -> Value:
    try:
        found = _compiled(pattern, flags)
        return _patiently(run, lambda seconds: found.search(text, timeout=seconds)) is not None
    except _WrongPattern:
        return run.nothing("wrong_pattern", pattern=pattern)


@built_in("replace(input: string, pattern: string, replacement: string, flags: string~)")
def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None = None) -> Value:
    try:
        found = _compiled(pattern, flags)
        if found.search("") is not None:
            raise _WrongPattern  # it would be replaced between all characters
        run.made_string(len(text) * (len(replacement) + 1))
        plan = _replacement(replacement, found.groups)
        return _patiently(run, lambda seconds: found.sub(plan, text, timeout=seconds))
    except (_WrongPattern, regex.error):
        return run.nothing("wrong_pattern", pattern=pattern)


def _replacement(text: str, groups: int) -> str:
    """XPath writes $1 where the library writes \\g<1>."""

    def piece(found: Any) -> str:
        if found["wrong"]:
            raise _WrongPattern
        if found["plain"]:
            return "\\\\" if found["plain"] == "\\" else "$"
        number = found["group"]
        kept = len(number)
        while kept > 1 and int(number[:kept]) > groups:
            kept -= 1
        known = f"\\g<{number[:kept]}>" if int(number[:kept]) <= groups else ""
        return str(known + number[kept:])

    return str(_IN_REPLACEMENT.sub(piece, text))


@built_in("split(string: string, delimiter: string)")
def split(run: Run, text: str, delimiter: str) -> Value:
    try:
        found = _compiled(delimiter, None)
        if found.search("") is not None:
            raise _WrongPattern
        matches = _patiently(run, lambda seconds: list(found.finditer(text, timeout=seconds)))
        run.made_list(len(matches) + 1)
        starts, ends = [0, *(one.end() for one in matches)], [*(one.start() for one in matches), len(text)]
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]
    except _WrongPattern:
        return run.nothing("wrong_pattern", pattern=delimiter)
