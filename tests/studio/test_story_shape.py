"""The shape of a story in docs/stories.md is the one the reader takes."""

import json
from pathlib import Path

import jsonschema_rs
import yaml

from govflow.law.reading import read_yaml

HOME = Path(__file__).parents[2]


def shape() -> dict[str, object]:
    page = (HOME / "docs" / "stories.md").read_text(encoding="utf-8")
    written = page.split("## Its shape, for machines")[1].split("```yaml\n")[1].split("```")[0]
    return yaml.safe_load(written)


def test_every_shipped_file_of_stories_has_the_described_shape():
    files = sorted(HOME.glob("processes/*/*/examples.yaml"))
    assert files
    for file in files:
        told = json.loads(json.dumps(read_yaml(file).value()))
        assert [error.message for error in jsonschema_rs.iter_errors(shape(), told)] == [], file


def test_an_unknown_key_does_not_have_it():
    title = {"kk": "а", "ru": "б", "en": "c"}
    told = {"stories": [{"story": "X", "title": title, "steps": [{"clock": "2018-03-05"}]}]}
    assert jsonschema_rs.is_valid(shape(), told)
    told["stories"][0]["steps"][0]["whn"] = "2018-03-05"
    assert not jsonschema_rs.is_valid(shape(), told)
