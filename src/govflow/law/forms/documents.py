"""JSON whose values know their line: what is valid JSON is read as the YAML it also is."""

import json
import re
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.reading import Node, read_yaml_text

LARGEST = 1_000_000
PAIRS = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def read_json_text(written: bytes, path: Path | str) -> Node:
    if len(written) > LARGEST:
        raise WrongFile(path, 1, expected("at_most_bytes", n=f"{LARGEST:,}"), f"{len(written):,}")
    try:
        text = written.decode("utf-8-sig")
        found = json.loads(text)
    except UnicodeDecodeError as trouble:
        raise WrongFile(
            path, written[: trouble.start].count(b"\n") + 1, expected("utf8"), expected("other_bytes")
        ) from None
    except json.JSONDecodeError as trouble:
        raise WrongFile(path, trouble.lineno, expected("json"), trouble.msg) from None
    except RecursionError:
        raise WrongFile(path, 1, expected("form"), expected("endless_brackets")) from None
    if not isinstance(found, dict):
        raise WrongFile(path, 1, expected("json_object"), type(found).__name__)
    return read_yaml_text(_as_yaml(text), path)


def _as_yaml(text: str) -> str:
    """YAML takes neither tabs between values nor letters written as two halves."""
    whole = PAIRS.sub(lambda pair: json.loads(f'"{pair[0]}"'), text)
    return whole.replace("\t", " ")
