"""Regular expressions of XPath: matches, replace, split. Each search has a time limit of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, TypeVar

import regex

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in

Found = TypeVar("Found")
LONGEST_PATTERN = 2_000
_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE, "x": 0}
_NAME_CLASSES = {r"\i": r"[\p{L}_:]", r"\c": r"[\p{L}\p{M}\p{N}_:.\-]", r"\I": r"[^\p{L}_:]"}
_PIECE = regex.compile(r"\\[pP]\{\w[^}]*\}|\\.|\[\^?|\]|-\[|\(\?:?|\{\d+(?:,\d*)?\}|.", regex.DOTALL)
_UNKNOWN_ESCAPE = regex.compile(r"\\[0A-Za-z--[nrtpPsSdDwWiIcC]]", regex.V1)
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
    """Where XPath and the library differ: class subtraction, the ends of lines and texts, names of blocks."""
    depth = 0
    made: list[str] = []
    groups = _Groups()
    for piece in _PIECE.findall(_without_spaces(pattern) if "x" in flags else pattern):
        if _UNKNOWN_ESCAPE.fullmatch(piece):
            raise _WrongPattern
        if piece.startswith((r"\p{Is", r"\P{Is")):
            piece = piece.replace("{Is", "{In")
        if piece.endswith(("[", "[^")) and not piece.startswith("\\"):
            made.append(piece.replace("-[", "--[") if depth else piece)
            depth += 1
            groups.repeated = 0
            continue
        if depth:
            if piece[0] == "\\" and piece[1:].isdigit():
                raise _WrongPattern  # no reference inside a class
            depth -= piece == "]"
        else:
            groups.follow(piece)
            piece = r"\Z" if piece == "$" and "m" not in flags else piece
            piece = r"[^\n\r]" if piece == "." and "s" not in flags else piece
        made.append(_NAME_CLASSES.get(piece, piece))
    return "".join(made)


def _without_spaces(pattern: str) -> str:
    """Under the flag `x` spaces outside of classes are nothing, even between the two signs of an escape."""
    depth, is_escaped = 0, False
    kept: list[str] = []
    for sign in pattern:
        if sign in " \t\r\n" and not depth:
            continue
        if not is_escaped:
            depth = max(0, depth + (sign == "[") - (sign == "]"))
        is_escaped = sign == "\\" and not is_escaped
        kept.append(sign)
    return "".join(kept)


@dataclass
class _Groups:
    """What the library would take and XPath does not: look-around, possessive repetition, early references."""

    open: list[int] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    count: int = 0
    repeated: int = 0  # 1 after a quantifier, 2 after a reluctant one

    def follow(self, piece: str) -> None:
        is_lazy = piece == "?" and self.repeated == 1
        repeats = piece in ("*", "+", "?") or (piece[0] == "{" and len(piece) > 1)
        is_early = piece[0] == "\\" and piece[1:].isdigit() and int(piece[1:]) not in self.closed
        if piece in ("(?", "{", "}") or is_early or (repeats and self.repeated and not is_lazy):
            raise _WrongPattern
        self.repeated = 2 if is_lazy else int(repeats)
        if piece in ("(", "(?:"):
            self.count += piece == "("
            self.open.append(self.count if piece == "(" else 0)
        elif piece == ")" and self.open:
            self.closed.add(self.open.pop())


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
