"""Why a case could not go on, as its incident keeps it: the key of the reason and its words in every language.

The words are kept as they were said, so that a later release does not tell an old incident otherwise.
"""

import json
import re

from govflow.engine import Trouble
from govflow.languages import LANGUAGES, keys_of, say

# how incidents were kept before: the line of the log, whose parts are the trouble's own facts
LINE = re.compile(r"The process cannot go on at (?P<element>\S+): (?P<reason>[a-z-]+) (?P<found>.*?)\.?", re.DOTALL)


def reason_of(trouble: Trouble) -> str:
    said = {language: trouble.words(language) for language in LANGUAGES}
    return json.dumps({"key": trouble.reason, **said}, ensure_ascii=False)


def reason_in(kept: str, language: str) -> str:
    """The kept reason in the reader's language; what is not kept as one is shown as it is."""
    if kept.startswith('{"key": '):
        return str(json.loads(kept)[language])
    found = LINE.fullmatch(kept)
    key = f"trouble.{found['reason']}" if found else ""
    if found is None or key not in keys_of("engine", language):
        return kept
    return say(language, "engine", key, element=found["element"], found=found["found"])
