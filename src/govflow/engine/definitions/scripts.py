"""Scripts that do no more than give facts values, whatever language they are written in, brought to FEEL.

Code is never run: a script with a line of any other kind is work for a person.
"""

import re
from collections.abc import Iterator

from govflow.engine.conditions import calls_nothing_foreign, is_understood
from govflow.engine.definitions.dialects import is_sentence, translated
from govflow.engine.definitions.elements import Setting

LONGEST_SCRIPT = 20_000
_TYPES = "var let const def final int long double float boolean bool String Integer Long Double Boolean Object"
_ASSIGNMENT = re.compile(rf"(?:(?:{_TYPES.replace(' ', '|')})\s+)*([^\W\d]\w*)\s*([-+*/]?)=\s*([^=].*)", re.DOTALL)
_COUNTED = re.compile(r"(?:([^\W\d]\w*)\s*(\+\+|--)|(\+\+|--)\s*([^\W\d]\w*))")
_SETTER = re.compile(
    r"(?:execution|task|kcontext|delegateTask)\.setVariable(?:Local)?\(\s*['\"](\w+)['\"]\s*,\s*(.+)\)", re.DOTALL
)
_PLACES = re.compile(r"\b(?:this\.)?environment\.(?:variables|output)\.(?=\w)")
_SAID = re.compile(
    r"(?:console\.\w+|System\.(?:out|err)\.\w+|print(?:ln|f)?|(?:log|logger|LOG|LOGGER)\.\w+)\b[\s(].*"
)
_NOTHING = frozenset({"pass", "return", "next()", "next(null)"})
_QUOTED = r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
_PIECES = re.compile(
    rf"(?P<text>{_QUOTED})|(?P<remark>/\*.*?\*/|//(?!\s*\d)[^\n]*|\#[^\n]*)|(?P<end>[;\n])", re.DOTALL
)
_TERNARY = re.compile(r"([^?:\"']+?)\s*\?\s*([^?:]+?)\s*:\s*([^?:]+)")
_INLINE_IF = re.compile(r"(.+?)\s+if\s+(.+?)\s+else\s+(.+)")
_WHOLE_PARTS = re.compile(r"([\w.]+)\s*//\s*(\d+|[^\W\d][\w.]*)")
_RESTS = re.compile(r"([\w.]+)\s*%\s*([\w.]+)")


def assignments(text: str) -> list[Setting] | None:
    """The values that a script gives, in order; None for a script that does anything else."""
    if len(text) > LONGEST_SCRIPT:
        return None
    said = [line for line in _statements(text) if line not in _NOTHING and not _SAID.fullmatch(line)]
    found = [_assignment(_PLACES.sub("", line)) for line in said]
    return [setting for setting in found if setting] if all(found) else None


def _statements(text: str) -> Iterator[str]:
    """Line by line, without remarks; a mark inside quotes or brackets ends nothing."""
    said, at, open_brackets = "", 0, 0
    for piece in _PIECES.finditer(text):
        between = text[at : piece.start()]
        open_brackets += sum(between.count(mark) for mark in "([{") - sum(between.count(mark) for mark in ")]}")
        said += between + (piece["text"] or "")
        at = piece.end()
        if piece["end"] and open_brackets <= 0:
            yield from _without_ends(said)
            said = ""
    yield from _without_ends(said + text[at:])


def _without_ends(line: str) -> Iterator[str]:
    if line.strip():
        yield " ".join(line.split()) if "\n" in line else line.strip()


def _assignment(line: str) -> Setting | None:
    counted = _COUNTED.fullmatch(line)
    if counted:
        name, sign = counted[1] or counted[4], (counted[2] or counted[3])[0]
        return Setting(name, f"{name} {sign} 1")
    written = _SETTER.fullmatch(line)
    if written:
        return _setting(written[1], written[2])
    written = _ASSIGNMENT.fullmatch(line)
    if not written:
        return None
    name, sign, value = written.groups()
    return _setting(name, f"{name} {sign} ({value})" if sign else value)


def _setting(name: str, value: str) -> Setting | None:
    """The value as the other language means it, before it is taken for FEEL: `True` is no name."""
    plain = _RESTS.sub(r"modulo(\1, \2)", _WHOLE_PARTS.sub(r"floor(\1 / \2)", value.strip()))
    for feel in (_chosen(plain), translated(plain), plain):
        if feel and is_understood(feel) and not is_sentence(feel) and calls_nothing_foreign(feel):
            return Setting(name, feel)
    return None


def _chosen(value: str) -> str | None:
    """One of two values by a condition, as C or Python writes it."""
    written = _TERNARY.fullmatch(value)
    asked, yes, no = written.groups() if written else ("", "", "")
    if not written and (written := _INLINE_IF.fullmatch(value)):
        yes, asked, no = written.groups()
    parts = [translated(part) for part in (asked, yes, no)]
    return f"if {parts[0]} then {parts[1]} else {parts[2]}" if all(parts) else None
