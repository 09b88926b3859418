"""The shape of a story in docs/stories.md is the one the reader takes."""

from pathlib import Path

from govflow.law.reading import read_yaml_text
from govflow.studio.rehearsal.expectations import KINDS
from govflow.studio.rehearsal.reading import BESIDE, DEEDS, OF_A_STORY

PAGE = Path(__file__).parents[2] / "docs" / "stories.md"


def shapes() -> dict[str, dict[str, object]]:
    """The described parts, by name, with their properties."""
    written = PAGE.read_text(encoding="utf-8").split("## Its shape, for machines")[1]
    shape = read_yaml_text(written.split("```yaml\n")[1].split("```")[0], "stories.md").value()
    return {name: part["properties"] for name, part in shape["$defs"].items() if "properties" in part}


def test_the_described_keys_are_those_the_reader_knows():
    described = shapes()
    assert set(described["story"]) == set(OF_A_STORY)
    assert set(described["step"]) == {*DEEDS, *BESIDE}
    assert set(described["expects"]) == set(KINDS)


def test_every_key_is_explained_on_the_page():
    page = PAGE.read_text(encoding="utf-8").split("## Its shape, for machines")[0]
    for key in (*OF_A_STORY, *DEEDS, *BESIDE, *KINDS):
        assert f"`{key}`" in page, key
