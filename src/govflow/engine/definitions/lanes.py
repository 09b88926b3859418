"""Lanes, nested: who does what. The innermost lane of an element wins."""

from collections.abc import Iterator

from govflow.engine.definitions.elements import Lane, Pool
from govflow.engine.definitions.notes import children, id_of, line_of, ours, text_of, words_of
from govflow.engine.definitions.safe_xml import Xml


def lanes_of(scope: Xml, process: str) -> Iterator[Lane]:
    for lane_set in children(scope, "laneSet"):
        yield from _lanes(lane_set, process, "")


def _lanes(lane_set: Xml, process: str, parent: str) -> Iterator[Lane]:
    for lane in children(lane_set, "lane"):
        attributes = ours(lane)
        yield Lane(
            id=id_of(lane),
            name=words_of(lane),
            process=process,
            actor=attributes.get("actor", ""),
            parent=parent,
            members=tuple(text_of(member).rpartition(":")[2] for member in children(lane, "flowNodeRef")),
            line=line_of(lane),
            attributes=attributes,
        )
        for inner in children(lane, "childLaneSet"):
            yield from _lanes(inner, process, id_of(lane))


def places(lanes: tuple[Lane, ...]) -> dict[str, tuple[str, ...]]:
    """Element id → its lanes from the outermost in, each by its actor or name.

    Outer lanes are listed before the lanes in them, so the last word is the innermost lane's.
    """
    ways: dict[str, tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for lane in lanes:
        said = lane.actor or lane.name
        ways[lane.id] = (*ways.get(lane.parent, ()), *((said,) if said else ()))
        for member in lane.members:
            if len(ways[lane.id]) >= len(found.get(member, ())):
                found[member] = ways[lane.id]
    return found


def pools_of(root: Xml) -> Iterator[Pool]:
    for collaboration in children(root, "collaboration", "globalConversation", "conversation", "choreography"):
        for pool in children(collaboration, "participant"):
            process = (pool.get("processRef") or "").rpartition(":")[2]
            yield Pool(id_of(pool), words_of(pool), process, line_of(pool), ours(pool))
