"""Everything the engine finds has its words and its advice."""

import re
from pathlib import Path

import govflow.engine
from govflow.languages import LANGUAGES, keys_of

SOURCES = Path(govflow.engine.__file__).parent
DESK = SOURCES.parent / "casework" / "desk"  # troubles of what a case gives its process
USES = {
    "changed": re.compile(r'(?:\.changed\(|Change\()\s*"([a-z-]+)"'),
    "found": re.compile(r'(?:\.found\(|Finding\(|_refuse\(name,)\s*"([a-z-]+)"'),
    "trouble": re.compile(r'reason="([a-z-]+)"'),
}


def _used(what: str) -> set[str]:
    sources = [path for path in SOURCES.rglob("*.py") if "reference" not in path.parts]
    sources += DESK.rglob("*.py") if what == "trouble" else ()
    return {key for path in sources for key in USES[what].findall(path.read_text())}


def test_every_change_finding_and_trouble_has_its_words():
    found = _used("found")
    expected = _used("changed") | found | {f"{key}.do" for key in found}
    expected |= {f"trouble.{key}" for key in _used("trouble")}
    assert len(found) > 15
    for language in LANGUAGES:
        assert keys_of("engine", language) == expected
