"""The entries of the lists of `regulation.yaml`, each under its code."""

from govflow.languages import expected
from govflow.law.citations import Citation
from govflow.law.reading.documents import Node
from govflow.law.regulations import Actor, Ground, Moment, Outcome, Point, Separation, State, System

THREE = ("kk", "ru", "en")


def citation(node: Node) -> Citation:
    """The keys `citation` and `reading` of an entry."""
    reading = node.find("reading")
    return Citation(node.get("citation").text(), reading.text() if reading else None)


def words(node: Node, key: str) -> tuple[str, ...]:
    found = node.find(key)
    return found.words() if found else ()


def point(code: str, node: Node) -> Point:
    node.keys(*THREE, "elements", "not_a_process")
    reason = node.find("not_a_process")
    elements = words(node, "elements")
    if not elements and not reason:
        node.wrong(expected("point_done"))
    return Point(
        code=code,
        summary=node.in_three_languages(),
        elements=elements,
        not_a_process=reason.keys(*THREE).in_three_languages() if reason else None,
    )


def actor(code: str, node: Node) -> Actor:
    node.keys(*THREE, "body", "citation", "reading")
    cited = citation(node) if node.find("citation") else None
    return Actor(code, node.in_three_languages(), node.get("body").text(), cited)


def separation(node: Node) -> Separation:
    node.keys("actors", "since", "citation", "reading")
    since = node.find("since")
    return Separation(node.get("actors").words(), since.text() if since else None, citation(node))


def moment(code: str, node: Node) -> Moment:
    return Moment(code, node.keys(*THREE).in_three_languages())


def state(code: str, node: Node) -> State:
    final = node.keys(*THREE, "final").find("final")
    return State(code, node.in_three_languages(), final.yes_or_no() if final else False)


def outcome(code: str, node: Node) -> Outcome:
    return Outcome(code, node.keys(*THREE).in_three_languages())


def ground(code: str, node: Node) -> Ground:
    node.keys(*THREE, "kind", "citation", "reading")
    kind = node.get("kind").one_of("refusal", "return", "termination")
    return Ground(code, kind, node.in_three_languages(), citation(node))


def system(code: str, node: Node) -> System:
    node.keys(*THREE, "asks", "replies", "silence", "form")
    form = node.find("form")
    return System(
        code=code,
        title=node.in_three_languages(),
        asks=words(node, "asks"),
        replies=words(node, "replies"),
        silence=node.get("silence").keys(*THREE).in_three_languages(),
        form=form.text() if form else None,
    )
