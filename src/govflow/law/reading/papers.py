"""A paper: named in `regulation.yaml`, its content and fields in `papers/<code>.yaml`."""

from pathlib import Path

from govflow.languages import expected
from govflow.law.reading.documents import Node, read_yaml
from govflow.law.reading.entries import THREE, citation
from govflow.law.regulations import Paper, PaperField


def read_paper(code: str, node: Node, folder: Path) -> Paper:
    node.keys(*THREE, "citation", "reading")
    file = folder / "papers" / f"{code}.yaml"
    if not file.is_file():
        node.wrong(expected("paper_file", name=f"papers/{code}.yaml"))
    content = read_yaml(file).keys("purpose", "fields", "explains")
    explains = content.find("explains")
    contents = tuple(_field(name, entry) for name, entry in content.get("fields").entries())
    return Paper(
        code=code,
        title=node.in_three_languages(),
        fields=tuple(one.name for one in contents),
        citation=citation(node) if node.find("citation") else None,
        contents=contents,
        purpose=content.get("purpose").keys(*THREE).in_three_languages(),
        explains=tuple(one.text() for one in explains.items()) if explains else (),
    )


def _field(name: str, node: Node) -> PaperField:
    node.keys(*THREE, "optional", "term", "fact", "of", "signed", "says")
    optional, says = node.find("optional"), node.find("says")
    return PaperField(
        name=name,
        title=node.in_three_languages(),
        is_optional=optional.yes_or_no() if optional else False,
        says=says.keys(*THREE).in_three_languages() if says else None,
        **{key: found.text() if (found := node.find(key)) else None for key in ("term", "fact", "of", "signed")},
    )
