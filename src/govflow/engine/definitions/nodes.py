"""One flow node of the file as an `Element`, before its flows and lane are known."""

from dataclasses import replace

from govflow.engine.conditions import is_understood, unwrapped
from govflow.engine.definitions.dialects import to_feel
from govflow.engine.definitions.elements import Element, Setting, Trigger
from govflow.engine.definitions.events import message_of, triggers_of
from govflow.engine.definitions.notes import (
    Notes,
    child,
    extensions,
    foreign,
    id_of,
    is_true,
    line_of,
    referred,
    tag_of,
    text_of,
    words_of,
)
from govflow.engine.definitions.repeats import call_of, repeat_of
from govflow.engine.definitions.safe_xml import Xml
from govflow.engine.definitions.scripts import assignments
from govflow.engine.definitions.vendors import Terms, understand
from govflow.engine.definitions.vocabulary import ACTIVITIES, FRAMES, GLOBAL_TASKS, ZEEBE

MAX_TOKENS = 1_000


def element_of(xml: Xml, process: str, parent: str, notes: Notes) -> Element:
    kind = tag_of(xml)
    terms = understand(xml, kind, notes)
    element = Element(
        id=id_of(xml),
        kind=kind,
        name=words_of(xml),
        process=process,
        parent=parent,
        attributes=terms.attributes,
        foreign=foreign(xml),
        line=line_of(xml),
        file=notes.file,
        documentation=text_of(child(xml, "documentation")),
        is_compensation=is_true(xml.get("isForCompensation"), otherwise=False),
        sets=tuple(terms.sets),
        takes=tuple(terms.takes),
    )
    if kind in ACTIVITIES:
        gathers, gives = (_quantity(name, xml, notes) for name in ("startQuantity", "completionQuantity"))
        element = replace(element, repeat=repeat_of(xml, notes), gathers=gathers, gives=gives)
    return _detailed(element, xml, terms, notes)


def _quantity(attribute: str, xml: Xml, notes: Notes) -> int:
    """How many tokens begin an activity, or leave it."""
    written = xml.get(attribute, "1").strip()
    if not written.isdecimal():
        return 1
    if len(written) > len(str(MAX_TOKENS)) or int(written) > MAX_TOKENS:
        notes.found("too-many-tokens", xml, attribute=attribute, count=written[:20], limit=MAX_TOKENS)
        return 1
    return max(1, int(written))


def _detailed(element: Element, xml: Xml, terms: Terms, notes: Notes) -> Element:
    kind = element.kind
    if kind.endswith("Event"):
        return _event(element, xml, notes)
    if kind in FRAMES:
        return _frame(element, xml, notes)
    match kind:
        case "callActivity":
            return _call(element, xml, notes)
        case "sendTask" | "receiveTask":
            starts = is_true(xml.get("instantiate"), otherwise=False)
            return replace(element, triggers=(message_of(xml, notes),), starts_process=starts)
        case "businessRuleTask":
            return replace(
                element, decision=terms.attributes.get("decision", ""), result=terms.attributes.get("result", "")
            )
        case "scriptTask":
            return _script(element, xml, notes)
        case "complexGateway":
            return replace(element, activation=_activation(xml, notes))
        case "eventBasedGateway":
            starts = is_true(xml.get("instantiate"), otherwise=False)
            return replace(element, starts_process=starts, needs_all=xml.get("eventGatewayType") == "Parallel")
        case _:
            return element


def _call(element: Element, xml: Xml, notes: Notes) -> Element:
    """A call of a process; one of a global task is that task, done in the place of the call."""
    task = notes.named.get(referred(xml.get("calledElement"), notes))
    kind = GLOBAL_TASKS.get(tag_of(task)) if task is not None else None
    if task is None or kind is None:
        return replace(element, call=call_of(xml, notes))
    notes.changed("call-of-global-task", xml, task=words_of(task) or id_of(task))
    terms = understand(task, kind, notes)
    done_here = replace(
        element,
        kind=kind,
        attributes={**terms.attributes, **element.attributes},
        sets=(*terms.sets, *element.sets),
        takes=(*terms.takes, *element.takes),
    )
    return _detailed(done_here, task, terms, notes)


def _event(element: Element, xml: Xml, notes: Notes) -> Element:
    triggers = triggers_of(xml, notes)
    stops = xml.get("cancelActivity") if element.kind == "boundaryEvent" else xml.get("isInterrupting")
    if element.kind == "boundaryEvent" and not triggers:
        notes.changed("event-called-by-person", xml)
        triggers = (Trigger("conditional", is_prose=True),)
    return replace(
        element,
        triggers=triggers,
        needs_all=is_true(xml.get("parallelMultiple"), otherwise=False) and len(triggers) > 1,
        host=referred(xml.get("attachedToRef"), notes),
        interrupts=is_true(stops, otherwise=True),
    )


def _frame(element: Element, xml: Xml, notes: Notes) -> Element:
    by_event = is_true(xml.get("triggeredByEvent"), otherwise=False)
    if element.kind != "adHocSubProcess":
        return replace(element, by_event=by_event)
    text = text_of(child(xml, "completionCondition"))
    feel, rewritten = to_feel(text)
    if text and feel is None:
        notes.changed("condition-judged-by-person", xml, text=text)
    elif rewritten:
        notes.changed("condition-rewritten", xml, text=text, feel=feel)
    return replace(
        element,
        until=feel,
        is_ordered=xml.get("ordering") == "Sequential",
        cancels_rest=is_true(xml.get("cancelRemainingInstances"), otherwise=True),
    )


def _script(element: Element, xml: Xml, notes: Notes) -> Element:
    """A registered operation, a FEEL script, or work for a person: code in a diagram is never run."""
    text = text_of(child(xml, "script"))
    if element.attributes.get("operation") or element.attributes.get("system") or _is_zeebe(xml):
        return element
    if not text:
        return element
    name = xml.get("{http://camunda.org/schema/1.0/bpmn}resultVariable")
    if name and is_understood(text):
        return replace(element, sets=(*element.sets, Setting(name, unwrapped(text))))
    settings = assignments(text)
    if settings == []:
        notes.changed("script-without-effect", xml)
        return element
    if settings:
        said = ", ".join(f"{setting.name} = {setting.value}" for setting in settings)
        notes.changed("script-as-settings", xml, text=said)
        return replace(element, sets=(*element.sets, *settings))
    notes.changed("script-done-by-person", xml, text=text[:80], written_in=xml.get("scriptFormat") or "?")
    return replace(element, kind="manualTask")


def _is_zeebe(xml: Xml) -> bool:
    return any(str(found.tag).startswith(f"{{{ZEEBE}}}") for found in extensions(xml))


def _activation(xml: Xml, notes: Notes) -> str | None:
    text = text_of(child(xml, "activationCondition"))
    if not text:
        return None
    feel, rewritten = to_feel(text)
    if feel is None:
        notes.changed("activation-not-understood", xml, text=text)
    elif rewritten:
        notes.changed("condition-rewritten", xml, text=text, feel=feel)
    return feel
