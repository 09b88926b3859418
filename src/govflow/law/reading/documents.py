"""A YAML document as nodes that know their line, so that every complaint can name it.

Every scalar is kept as the text that was written: `no`, `off` and `12.10` stay what they are, and the reader
that knows what it wants converts.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from govflow.errors import WrongFile
from govflow.languages import Text, expected
from govflow.law.reading.composing import compose

WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
FRACTION = re.compile(r"-?\d{1,18}\.\d+")


class Node:
    """A value of a document and the line it stands on."""

    def __init__(self, raw: yaml.Node, path: Path | str) -> None:
        self._raw = raw
        self.path = path
        self.line = raw.start_mark.line + 1

    # what it is

    @property
    def is_mapping(self) -> bool:
        return isinstance(self._raw, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self._raw, yaml.SequenceNode)

    @property
    def is_empty(self) -> bool:
        return isinstance(self._raw, yaml.ScalarNode) and self._raw.tag.endswith(":null")

    def wrong(self, wanted: str) -> NoReturn:
        raise WrongFile(self.path, self.line, wanted, self._seen())

    def _seen(self) -> str:
        if self.is_mapping:
            return expected("mapping")
        if self.is_list:
            return expected("list")
        return repr(self._raw.value)

    # mappings and lists

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of a mapping, in the order written; a key written twice is wrong."""
        if not isinstance(self._raw, yaml.MappingNode):
            self.wrong(expected("mapping"))
        seen: set[str] = set()
        for key, value in self._raw.value:
            if not isinstance(key, yaml.ScalarNode):
                Node(key, self.path).wrong(expected("text_as_key"))
            if key.value in seen:
                Node(key, self.path).wrong(expected("each_key_once"))
            seen.add(key.value)
            yield key.value, Node(value, self.path)

    def items(self) -> tuple["Node", ...]:
        if not isinstance(self._raw, yaml.SequenceNode):
            self.wrong(expected("list"))
        return tuple(Node(item, self.path) for item in self._raw.value)

    def keys(self, *known: str) -> "Node":
        """This mapping, once every key of it is one of `known`."""
        for key, value in self.entries():
            if key not in known:
                raise WrongFile(self.path, value.line, expected("one_of", names=", ".join(known)), repr(key))
        return self

    def find(self, key: str) -> "Node | None":
        """The value under `key`, or None where it is absent or left empty."""
        for name, value in self.entries():
            if name == key:
                return None if value.is_empty else value
        return None

    def get(self, key: str) -> "Node":
        found = self.find(key)
        if found is None:
            raise WrongFile(self.path, self.line, expected("value_for", key=repr(key)), expected("none"))
        return found

    # scalars

    def text(self) -> str:
        if not isinstance(self._raw, yaml.ScalarNode) or self.is_empty:
            self.wrong(expected("text"))
        return str(self._raw.value)

    def one_of(self, *choices: str) -> str:
        found = self.text()
        return found if found in choices else self.wrong(expected("one_of", names=", ".join(choices)))

    def whole(self) -> int:
        try:
            return int(self.text())
        except ValueError:
            self.wrong(expected("whole"))

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            self.wrong(expected("day"))

    def yes_or_no(self) -> bool:
        return self.one_of("true", "false", "yes", "no") in ("true", "yes")

    def value(self) -> Any:
        """The plain value as JSON would carry it: texts, whole and other numbers, true and false, null."""
        if self.is_mapping:
            return {key: node.value() for key, node in self.entries()}
        if self.is_list:
            return [node.value() for node in self.items()]
        if self.is_empty:
            return None
        written = self.text()
        kind = self._raw.tag.rpartition(":")[2]
        if kind == "bool" and written in ("true", "false"):
            return written == "true"
        if kind == "int" and WHOLE.fullmatch(written):
            return int(written)
        return float(written) if kind == "float" and FRACTION.fullmatch(written) else written

    def words(self) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        return tuple(item.text() for item in self.items()) if self.is_list else (self.text(),)

    def in_three_languages(self) -> Text:
        return Text(*(self.get(language).text() for language in ("kk", "ru", "en")))


def read_yaml(path: Path) -> Node:
    return read_yaml_text(text_of(path), path)


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as trouble:
        raise WrongFile(path, 1, expected("utf8"), str(trouble)) from trouble


def read_yaml_text(written: str, path: Path | str) -> Node:
    try:
        root = compose(written)
    except yaml.MarkedYAMLError as trouble:
        line = trouble.problem_mark.line + 1 if trouble.problem_mark else 1
        raise WrongFile(path, line, expected("yaml"), trouble.problem or str(trouble)) from trouble
    except yaml.YAMLError as trouble:
        raise WrongFile(path, 1, expected("yaml"), str(trouble)) from trouble
    if root is None:
        raise WrongFile(path, 1, expected("document"), expected("empty_file"))
    return Node(root, path)
