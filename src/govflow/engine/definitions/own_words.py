"""The words of our own namespace, so that a misspelt one is noticed: nothing would ever ask for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govflow.engine.definitions.notes import id_of, line_of, tag_of
from govflow.engine.definitions.safe_xml import Xml, parse_safely
from govflow.engine.definitions.vocabulary import GOVFLOW

LABELS = ("ru", "en")
OF_STEPS = (
    *("points", "term", "form", "marks", "state", "paper", "ground", "outcome", "signs", "system"),
    *("informs", "informsWhen", "operation", "decision", "result", "correlation", "passes"),
)
OF_REPEATS = ("collection", "item", "collect", "results", "cardinality", "until")
ATTRIBUTES = frozenset((*LABELS, *OF_STEPS, *OF_REPEATS, "actor"))
# our elements, each with the attributes it may carry
ELEMENTS = {
    "set": ("name", "value"),
    "take": ("name", "value"),
    "carry": ("name", "value"),
    "in": ("source", "sourceExpression", "target", "variables", "businessKey"),
    "out": ("source", "sourceExpression", "target", "variables"),
}
_OURS = f"{{{GOVFLOW}}}"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word of our namespace that nothing knows: where it stands, and the known ones of its kind."""

    element: str
    line: int
    word: str
    known: tuple[str, ...]


def strange_words(xml: bytes, file: str) -> Iterator[Stranger]:
    root, _ = parse_safely(xml, file)
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue  # a comment
        names = [str(key) for key in one.attrib]
        if one.tag.startswith(_OURS):
            yield from _strange_element(one, names)
        else:
            words = (name.removeprefix(_OURS) for name in names if name.startswith(_OURS))
            yield from (_stranger(one, word, ATTRIBUTES) for word in words if word not in ATTRIBUTES)


def _strange_element(xml: Xml, names: list[str]) -> Iterator[Stranger]:
    tag = str(xml.tag).removeprefix(_OURS)
    if tag not in ELEMENTS:
        yield _stranger(xml, tag, ELEMENTS)
        return
    yield from (_stranger(xml, f"{tag} {name}", ELEMENTS[tag]) for name in names if name not in ELEMENTS[tag])


def _stranger(xml: Xml, word: str, known: Iterable[str]) -> Stranger:
    around = (one for one in (xml, *xml.iterancestors()) if tag_of(one) and id_of(one))
    return Stranger(id_of(next(around, xml)), line_of(xml), word, tuple(sorted(known)))
