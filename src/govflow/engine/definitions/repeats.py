"""Activities done more than once, and calls of other processes."""

from govflow.engine.conditions import is_understood, unwrapped
from govflow.engine.definitions.announcements import announcements
from govflow.engine.definitions.data import collection_of, name_of
from govflow.engine.definitions.dialects import to_feel
from govflow.engine.definitions.elements import Call, Repeat, Setting
from govflow.engine.definitions.notes import Notes, child, extensions, is_true, ours, text_of, words_of
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.vocabulary import CAMUNDA_FAMILY, GOVFLOW, ZEEBE

MAX_INSTANCES = 10_000


def repeat_of(xml: Xml, notes: Notes) -> Repeat | None:
    loop = child(xml, "standardLoopCharacteristics")
    if loop is not None:
        return _standard_loop(xml, loop, notes)
    many = child(xml, "multiInstanceLoopCharacteristics")
    if many is None:
        return None
    return _many(xml, many, notes)


def _standard_loop(xml: Xml, loop: Xml, notes: Notes) -> Repeat:
    text = text_of(child(loop, "loopCondition"))
    at_most = loop.get("loopMaximum")
    maximum = int(at_most) if at_most and at_most.strip().isdigit() else None
    feel = _expression(text, xml, notes, is_asked=True) if text else None
    if feel is None and (maximum is None or text):
        notes.changed("loop-asked-of-person", xml, text=text)
        return Repeat("asked")
    tests_first = is_true(loop.get("testBefore"), otherwise=False)
    return Repeat("loop", while_=feel, tests_first=tests_first, at_most=maximum)


def _many(xml: Xml, many: Xml, notes: Notes) -> Repeat:
    written = _written(xml, many, notes)
    cardinality = text_of(child(many, "loopCardinality")) or written.get("cardinality")
    collection = written.get("collection")
    times = _expression(cardinality, xml, notes, is_asked=True) if cardinality else None
    if collection and not is_understood(collection):
        collection = None
    if times and times.isdigit() and int(times) > MAX_INSTANCES:
        notes.found("too-many-instances", xml, count=times, limit=MAX_INSTANCES)
    if not times and not collection:
        notes.changed("loop-asked-of-person", xml, text=cardinality or "")
        return Repeat("asked")
    until = written.get("until") or text_of(child(many, "completionCondition"))
    return Repeat(
        "sequence" if is_true(many.get("isSequential"), otherwise=False) else "parallel",
        cardinality=times,
        collection=unwrapped(collection) if collection else None,
        item=written.get("item", ""),
        collect=unwrapped(written["collect"]) if "collect" in written else None,
        results=written.get("results", ""),
        until=_expression(until, xml, notes) if until else None,
        announces=announcements(xml, many, notes),
    )


def _written(xml: Xml, many: Xml, notes: Notes) -> dict[str, str]:
    """Collection, item and results, wherever this product writes them."""
    taken, given = (text_of(child(many, tag)) for tag in ("loopDataInputRef", "loopDataOutputRef"))
    found: dict[str, str | None] = {
        "collection": collection_of(taken, xml, notes),
        "item": _item_name(child(many, "inputDataItem")),
        "results": name_of(given, xml, notes),
        "collect": _item_name(child(many, "outputDataItem")),
    }
    for namespace in CAMUNDA_FAMILY:
        found["collection"] = many.get(f"{{{namespace}}}collection") or found["collection"]
        found["item"] = many.get(f"{{{namespace}}}elementVariable") or found["item"]
    for extension in extensions(many):
        if extension.tag == f"{{{ZEEBE}}}loopCharacteristics":
            found["collection"] = extension.get("inputCollection") or found["collection"]
            found["item"] = extension.get("inputElement") or found["item"]
            found["results"] = extension.get("outputCollection") or found["results"]
            found["collect"] = extension.get("outputElement") or found["collect"]
    found |= {key: value for key, value in (ours(xml) | ours(many)).items() if key in _OURS}
    return {key: value for key, value in found.items() if value}


_OURS = ("collection", "item", "collect", "results", "cardinality", "until")


def _item_name(xml: Xml | None) -> str | None:
    if xml is None:
        return None
    return words_of(xml) if words_of(xml).isidentifier() else xml.get("id")


def _expression(text: str, xml: Xml, notes: Notes, *, is_asked: bool = False) -> str | None:
    feel, rewritten = to_feel(text)
    if feel is None and not is_asked:
        notes.found("expression-not-understood", xml, text=text)
    if rewritten:
        notes.changed("condition-rewritten", xml, text=text, feel=feel)
    return feel


def call_of(xml: Xml, notes: Notes) -> Call:
    """The called process and what passes between it and the caller."""
    called = (xml.get("calledElement") or "").strip()
    into: list[Setting] = []
    out: list[Setting] = []
    everything: set[str] = set()
    for extension in extensions(xml):
        if extension.tag == f"{{{ZEEBE}}}calledElement":
            called = unwrapped(extension.get("processId") or "") or called
        side, passes_all = _passed(extension)
        if passes_all:
            everything.add(side)
        elif side:
            (into if side == "in" else out).extend(_pairs(extension))
    shares = ours(xml).get("passes") == "all" or not (into or out or everything) or everything == {"in", "out"}
    called = called.rpartition(":")[2]
    return Call(called, shares, tuple(into), tuple(out), "in" in everything, "out" in everything)


def _passed(extension: Xml) -> tuple[str, bool]:
    """Which way an in/out mapping goes, and whether it passes everything."""
    namespace, _, tag = str(extension.tag)[1:].rpartition("}")
    if namespace in (GOVFLOW, *CAMUNDA_FAMILY) and tag in ("in", "out"):
        return ("", False) if extension.get("businessKey") else (tag, extension.get("variables") == "all")
    return "", False


def _pairs(extension: Xml) -> list[Setting]:
    value = extension.get("source") or unwrapped(extension.get("sourceExpression") or "")
    name = extension.get("target") or extension.get("source")
    return [Setting(name, value)] if value and name else []
