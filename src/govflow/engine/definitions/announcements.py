"""What a multi-instance activity throws when its instances are done, which BPMN calls its behaviour."""

from collections.abc import Iterator

from govflow.engine.definitions.dialects import to_feel
from govflow.engine.definitions.elements import Announcement
from govflow.engine.definitions.events import trigger_named, triggers_of
from govflow.engine.definitions.notes import Notes, child, children, text_of
from govflow.engine.definitions.safe_xml import Xml


def announcements(xml: Xml, many: Xml, notes: Notes) -> tuple[Announcement, ...]:
    """With the behaviour `All`, the default, nothing is thrown."""
    match many.get("behavior", "All").strip().lower():
        case "none":
            found = tuple(_simple("each", many.get("noneBehaviorEventRef"), xml, notes))
        case "one":
            found = tuple(_simple("first", many.get("oneBehaviorEventRef"), xml, notes))
        case "complex":
            found = tuple(_complex(xml, many, notes))
        case _:
            return ()
    if not found:
        notes.changed("instance-event-not-thrown", xml)
    return found


def _simple(of: str, reference: str | None, xml: Xml, notes: Notes) -> Iterator[Announcement]:
    trigger = trigger_named(reference, xml, notes)
    if trigger:
        yield Announcement("each" if of == "each" else "first", trigger)


def _complex(xml: Xml, many: Xml, notes: Notes) -> Iterator[Announcement]:
    for written in children(many, "complexBehaviorDefinition"):
        event = child(written, "event")
        condition, _ = to_feel(text_of(child(written, "condition")))
        if event is None or condition is None:
            notes.changed("instance-event-not-thrown", xml)
            continue
        for trigger in triggers_of(event, notes):
            yield Announcement("some", trigger, condition)
