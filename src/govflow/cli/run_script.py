"""The script of `govflow run`: which wait is completed, rung or answered, one step after another.

Written as lines (`complete Check {"verdict": "OK"}`) or as a JSON list (`[{"complete": "Check", "answers": {}}]`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.deadlines.iso import ring_of
from govflow.errors import Rejected

VERBS = ("complete", "fire", "deliver", "choose", "fail", "message", "signal", "set", "advance", "cancel")
_WITHOUT_A_WAIT = ("set", "advance", "cancel")
_ANY_DAY = datetime(2018, 1, 1, tzinfo=UTC)
_DATA_KEYS = ("answers", "payload", "data", "flow", "flows", "code", "reason")


class WrongScript(Rejected):
    """Step {line} was not understood: {found}."""


@dataclass(frozen=True)
class ScriptStep:
    """One step: `wait` names an element by id or name, `Task#2` the second of several."""

    verb: str
    wait: str = ""
    data: Any = field(default_factory=dict)
    correlation: Any = None  # of a message: for whom it is meant

    def __str__(self) -> str:
        said = " ".join(part for part in (self.verb, self.wait) if part)
        return f"{said} {json.dumps(self.data, ensure_ascii=False)}" if self.data else said


def read_script(written: str) -> list[ScriptStep]:
    """From a file, where `written` is the path of one, else from the text itself."""
    if len(written) < 1000 and "\n" not in written and Path(written).is_file():
        written = Path(written).read_text(encoding="utf-8")
    return list(_from_json(written) if written.lstrip().startswith("[") else _from_lines(written))


def _from_lines(written: str) -> Iterator[ScriptStep]:
    for line, text in enumerate(written.replace(";\n", "\n").splitlines(), start=1):
        bare = text.strip()
        if bare and not bare.startswith("#"):
            yield _from_line(line, bare)


def _from_line(line: int, text: str) -> ScriptStep:
    verb, _, rest = text.partition(" ")
    if verb not in VERBS:
        raise WrongScript(line=line, found=text)
    if verb in _WITHOUT_A_WAIT:
        return _whole(line, verb, _data(line, rest) if verb == "set" else rest.strip())
    wait, data = _split(rest.strip())
    if not wait:
        raise WrongScript(line=line, found=text)
    return ScriptStep(verb, wait, data if verb in ("choose", "fail") else _data(line, data))


def _whole(line: int, verb: str, data: Any) -> ScriptStep:
    """A step of the whole walk; one that moves the clock says by how much, or to which moment."""
    is_time = verb == "advance" and ring_of(str(data), _ANY_DAY, ZoneInfo("UTC")) is not None
    if verb != "cancel" and not is_time and not isinstance(data, dict):
        raise WrongScript(line=line, found=f"{verb} {data}")
    return ScriptStep(verb, data=data)


def _split(text: str) -> tuple[str, str]:
    """The wait and what follows; a name with blanks stands in quotes."""
    if text.startswith('"'):
        wait, _, data = text[1:].partition('"')
        return wait, data.strip()
    wait, _, data = text.partition(" ")
    return wait, data.strip()


def _data(line: int, text: str) -> Any:
    if not text:
        return {}
    try:
        found = json.loads(text)
    except json.JSONDecodeError as fault:
        raise WrongScript(line=line, found=f"{text} ({fault.msg})") from fault
    if not isinstance(found, dict):
        raise WrongScript(line=line, found=text)
    return found


def _from_json(written: str) -> Iterator[ScriptStep]:
    try:
        steps = json.loads(written)
    except json.JSONDecodeError as fault:
        raise WrongScript(line=fault.lineno, found=fault.msg) from fault
    for line, step in enumerate(steps, start=1):
        verb = next((verb for verb in VERBS if isinstance(step, dict) and verb in step), None)
        if verb is None:
            raise WrongScript(line=line, found=json.dumps(step))
        if verb in _WITHOUT_A_WAIT:
            yield _whole(line, verb, step[verb])
            continue
        is_word = verb in ("choose", "fail")
        data = next((step[key] for key in _DATA_KEYS if key in step), "" if is_word else {})
        if not is_word and not isinstance(data, dict):
            raise WrongScript(line=line, found=json.dumps(step))
        yield ScriptStep(verb, str(step[verb]), data, step.get("correlation"))
