"""Everything the engine finds has its words and its advice."""

import re
from pathlib import Path

import govflow
from govflow.languages import LANGUAGES, keys_of

SOURCES = Path(govflow.__file__).parent
USES = {
    "changed": re.compile(r'(?:\.changed\(|Change\()\s*"([a-z-]+)"'),
    "found": re.compile(r'(?:\.found\(|Finding\(|_refuse\(name,)\s*"([a-z-]+)"'),
    "trouble": re.compile(r'reason="([a-z-]+)"'),
}


def _used(what: str, *, rooms: tuple[str, ...] = ("engine",)) -> set[str]:
    found = [path for room in rooms for path in (SOURCES / room).rglob("*.py")]
    sources = [path for path in found if "reference" not in path.parts]
    return {key for path in sources for key in USES[what].findall(path.read_text())}


def test_every_change_finding_and_trouble_has_its_words():
    found = _used("found")
    expected = _used("changed") | found | {f"{key}.do" for key in found}
    expected |= {f"trouble.{key}" for key in _used("trouble", rooms=("engine", "casework"))}
    assert len(found) > 15
    for language in LANGUAGES:
        assert keys_of("engine", language) == expected
