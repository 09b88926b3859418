"""From YAML's events to its nodes, level by level and not by recursion: no file of anybody's can end the process.

The library's own composer follows a deep nesting down until the machine's stack is used up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml
from yaml.resolver import Resolver

DEEPEST = 100
MOST_NODES = 1_000_000  # with everything that anchors repeat
RESOLVER: Any = Resolver()


@dataclass
class _Level:
    """A list or mapping that is not complete yet."""

    node: yaml.Node
    anchor: str | None
    parts: list[yaml.Node] = field(default_factory=list)
    size: int = 1

    def closed(self) -> yaml.Node:
        is_mapping = isinstance(self.node, yaml.MappingNode)
        self.node.value = list(zip(self.parts[::2], self.parts[1::2], strict=True)) if is_mapping else self.parts
        return self.node


def compose(written: str) -> yaml.Node | None:
    """The root of the one document in a text, or None where there is none."""
    events: Iterator[Any] = yaml.parse(written, Loader=yaml.CSafeLoader)
    root = _root(events)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            raise _fault("one document is expected", event)
    return root


def _root(events: Iterator[Any]) -> yaml.Node | None:
    top = _Level(yaml.SequenceNode("", None), None)
    levels, anchored = [top], dict[str, tuple[yaml.Node, int]]()
    for event in events:
        if isinstance(event, yaml.DocumentEndEvent):
            break
        if isinstance(event, yaml.CollectionStartEvent):
            levels.append(_begun(event, len(levels)))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = levels.pop()
            _put(levels[-1], done.closed(), done.size, done.anchor, anchored)
        elif isinstance(event, yaml.AliasEvent):
            _put(levels[-1], *_repeated(event, anchored), None, anchored)
        elif isinstance(event, yaml.ScalarEvent):
            _put(levels[-1], _scalar(event), 1, event.anchor, anchored)
    return top.parts[0] if top.parts else None


def _begun(event: Any, depth: int) -> _Level:
    if depth > DEEPEST:
        raise _fault(f"more than {DEEPEST} levels", event)
    kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
    return _Level(kind(event.tag or "", [], event.start_mark), event.anchor)


def _scalar(event: Any) -> yaml.Node:
    tag = event.tag if event.tag not in (None, "!") else _kind(event.value, event.implicit)
    return yaml.ScalarNode(tag, event.value, event.start_mark)


@lru_cache(10_000)
def _kind(written: str, implicit: tuple[bool, bool]) -> str:
    """What a scalar without a tag is by how it is written."""
    return str(RESOLVER.resolve(yaml.ScalarNode, written, implicit))


def _repeated(event: Any, anchored: dict[str, tuple[yaml.Node, int]]) -> tuple[yaml.Node, int]:
    found = anchored.get(event.anchor)
    if found is None:
        raise _fault(f"nothing complete is called &{event.anchor}", event)
    return found


def _put(
    level: _Level, node: yaml.Node, size: int, anchor: str | None, anchored: dict[str, tuple[yaml.Node, int]]
) -> None:
    level.parts.append(node)
    level.size += size
    if level.size > MOST_NODES:
        raise _fault(f"more than {MOST_NODES} values", node)
    if anchor:
        anchored[anchor] = (node, size)


def _fault(problem: str, place: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=place.start_mark)
