"""What events wait for and throw: their definitions and the names these refer to."""

import re
from collections.abc import Iterator
from typing import Literal

from govflow.engine.definitions.dialects import to_feel
from govflow.engine.definitions.elements import Setting, Trigger
from govflow.engine.definitions.notes import (
    Notes,
    child,
    children,
    extensions,
    id_of,
    is_feel,
    is_true,
    ours,
    referred,
    tag_of,
    text_of,
    words_of,
)
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.vocabulary import GOVFLOW, TRIGGERS, ZEEBE

# ISO 8601, the name of a term, a cron line, or an expression
_TIME = re.compile(
    r"[=#$].*|R\d*/.*|[-+]?P[\dYMWDTHS.,]+|\d{4}-\d\d.*|[\w.:-]*[A-Z_\d-][\w.:-]*|[\d*/?,L# -]+", re.DOTALL
)
_TIMERS: dict[str, Literal["date", "duration", "cycle"]] = {
    "timeDate": "date",
    "timeDuration": "duration",
    "timeCycle": "cycle",
}


def triggers_of(xml: Xml, notes: Notes) -> tuple[Trigger, ...]:
    return tuple(_trigger(definition, xml, notes) for definition in _definitions(xml, notes))


def trigger_named(reference: str | None, xml: Xml, notes: Notes) -> Trigger | None:
    """The trigger of an event definition that stands elsewhere and is meant by its id."""
    definition = _named(reference, notes)
    if definition is None or tag_of(definition) not in TRIGGERS:
        return None
    return _trigger(definition, xml, notes)


def message_of(xml: Xml, notes: Notes) -> Trigger:
    """The message of a send or receive task, or of a message event."""
    return _message(xml, xml, notes)


def _definitions(xml: Xml, notes: Notes) -> Iterator[Xml]:
    yield from (definition for definition in xml if tag_of(definition) in TRIGGERS)
    for reference in children(xml, "eventDefinitionRef"):
        definition = _named(text_of(reference), notes)
        if definition is not None and tag_of(definition) in TRIGGERS:
            yield definition
        else:
            notes.changed("definition-missing", xml, reference=text_of(reference))


def _trigger(definition: Xml, event: Xml, notes: Notes) -> Trigger:
    kind = TRIGGERS[tag_of(definition)]
    match kind:
        case "message":
            return _message(definition, event, notes)
        case "timer":
            return _timer(definition, event, notes)
        case "signal":
            return _signal(definition, event, notes)
        case "error" | "escalation":
            reference = definition.get(f"{kind}Ref") or ""
            named = _named(reference, notes)
            code = "" if named is None else named.get(f"{kind}Code") or words_of(named) or id_of(named)
            code = code or _as_it_is_referred_to(reference, event, notes)
            return Trigger(kind, code, reference, payload=_carried(event))
        case "conditional":
            return _conditional(definition, event, notes)
        case "link":
            return Trigger(kind, words_of(definition) or words_of(event))
        case "compensation":
            is_waited_for = is_true(definition.get("waitForCompletion"), otherwise=True)
            activity = referred(definition.get("activityRef"), notes)
            return Trigger(kind, activity=activity, is_waited_for=is_waited_for)
        case _:
            return Trigger(kind)


def _message(definition: Xml, event: Xml, notes: Notes) -> Trigger:
    reference = definition.get("messageRef") or ""
    named = _named(reference, notes)
    name = _name(named, reference, event, notes)
    if not name:
        name = words_of(event) or id_of(event)
        notes.changed("message-named-after-element", event, name=name)
    return Trigger("message", name, reference, correlation=_correlation(event, named), payload=_carried(event))


def _signal(definition: Xml, event: Xml, notes: Notes) -> Trigger:
    reference = definition.get("signalRef") or ""
    name = _name(_named(reference, notes), reference, event, notes)
    if not name:
        name = words_of(event) or id_of(event)
        notes.changed("signal-named-after-element", event, name=name)
    return Trigger("signal", name, reference, payload=_carried(event))


def _name(named: Xml | None, reference: str, event: Xml, notes: Notes) -> str:
    """The name of a message or signal, or the id it is referred to by."""
    if named is not None:
        return words_of(named) or id_of(named)
    return _as_it_is_referred_to(reference, event, notes)


def _as_it_is_referred_to(reference: str, event: Xml, notes: Notes) -> str:
    """Two events that refer to the same missing thing mean the same: the reference is its name."""
    name = reference.rpartition(":")[2].strip()
    if name:
        notes.changed("named-by-reference", event, name=name)
    return name


def _timer(definition: Xml, event: Xml, notes: Notes) -> Trigger:
    for tag, form in _TIMERS.items():
        text = text_of(child(definition, tag))
        if text[:1] in ("'", '"') and text[-1:] == text[:1]:
            text = text[1:-1]
        if text:
            if not _TIME.fullmatch(text):
                notes.changed("timer-in-words", event, text=text)
            return Trigger("timer", text, timer=form)
    notes.changed("timer-without-time", event)
    return Trigger("timer", "")


def _conditional(definition: Xml, event: Xml, notes: Notes) -> Trigger:
    text = text_of(child(definition, "condition"))
    feel, rewritten = to_feel(text, words_of(event), is_feel=is_feel(child(definition, "condition"), notes))
    if feel is None:
        notes.changed("condition-judged-by-person", event, text=text or words_of(event))
        return Trigger("conditional", text, is_prose=True)
    if rewritten:
        notes.changed("condition-rewritten", event, text=text, feel=feel)
    return Trigger("conditional", feel)


def _named(reference: str | None, notes: Notes) -> Xml | None:
    """What a reference means; a prefix, as some tools write, does not matter."""
    if not reference:
        return None
    found = notes.named.get(reference)
    return found if found is not None else notes.named.get(reference.rpartition(":")[2])


def _correlation(xml: Xml, message: Xml | None) -> str | None:
    own = ours(xml).get("correlation")
    if own or message is None:
        return own
    keys = (found.get("correlationKey") for found in extensions(message) if found.tag == f"{{{ZEEBE}}}subscription")
    return next((key for key in keys if key), None)


def _carried(xml: Xml) -> tuple[Setting, ...]:
    """`<govflow:carry name value/>`: what a thrown message, signal, error or escalation carries."""
    return tuple(
        Setting(found.get("name") or "", found.get("value") or "null")
        for found in extensions(xml)
        if found.tag == f"{{{GOVFLOW}}}carry" and found.get("name")
    )
