"""What stands in a component and its `properties`, read as what it should be."""

import re

from govflow.errors import WrongFile
from govflow.feel import FeelFault
from govflow.languages import Text, expected
from govflow.law.forms.expressions import Expression, compiled
from govflow.law.reading import Node


class Properties:
    """The `properties` of a component, which may be absent; a complaint then names the component."""

    def __init__(self, component: Node) -> None:
        self._component = component
        self._said = component.find("properties")

    def find(self, name: str) -> Node | None:
        return self._said.find(name) if self._said else None

    def get(self, name: str) -> Node:
        found = self.find(name)
        if found is None:
            raise WrongFile(
                self._component.path,
                self._component.line,
                expected("value_for_property", name=repr(name)),
                expected("none"),
            )
        return found

    def in_three(self, kk: Node, ru: str, en: str) -> Text:
        return Text(kk.text(), self.get(ru).text(), self.get(en).text())


def inside(node: Node, *names: str) -> Node | None:
    found: Node | None = node
    for name in names:
        found = found.find(name) if found else None
    return found


def flag(node: Node | None, name: str) -> bool:
    found = node.find(name) if node else None
    return found.yes_or_no() if found else False


def whole(node: Node | None) -> int | None:
    return node.whole() if node else None


def number(node: Node | None) -> float | None:
    if node is None:
        return None
    try:
        return float(node.text())
    except ValueError:
        node.wrong(expected("number"))


def text(node: Node | None) -> str | None:
    return node.text() if node else None


def pattern(node: Node | None) -> str | None:
    if node is None:
        return None
    try:
        re.compile(node.text())
    except re.error as trouble:
        node.wrong(expected("regular_expression", trouble=str(trouble)))
    return node.text()


def expression(node: Node | None) -> Expression | None:
    if node is None or not node.text().strip():
        return None
    try:
        return compiled(node.text())
    except FeelFault as trouble:
        node.wrong(f"a FEEL expression ({trouble.words('en')})")
