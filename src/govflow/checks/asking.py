"""What an element asks in FEEL, wherever it may: conditions, rounds, messages, facts it sets and passes on."""

from collections.abc import Iterator

from govflow.checks.law import FORMS, Law, above, given_by
from govflow.engine import Element
from govflow.engine.conditions import is_understood, names_in, unwrapped
from govflow.feel.functions import WORLD
from govflow.law.forms import Form

OFFICE = "office"  # how papers call the unit where the application came


def expressions_of(element: Element) -> Iterator[tuple[int, str]]:
    """Each text of FEEL with its line."""
    yield from ((flow.line or element.line, flow.condition) for flow in element.outgoing if flow.condition)
    for text in _texts_of(element):
        if text:
            yield element.line, text


def _texts_of(element: Element) -> Iterator[str | None]:
    for trigger in element.triggers:
        if trigger.kind == "conditional" and not trigger.is_prose:
            yield trigger.name
        if trigger.kind == "timer" and trigger.name.startswith("="):
            yield trigger.name
        yield trigger.correlation
        yield from (one.value for one in trigger.payload)
    if element.repeat:
        repeat = element.repeat
        yield from (repeat.cardinality, repeat.collection, repeat.collect, repeat.until, repeat.while_)
    yield from (one.value for one in (*element.sets, *element.takes))
    if element.call:
        yield from (one.value for one in (*element.call.into, *element.call.out))
    yield from (element.activation, element.until)


def every_expression(law: Law) -> Iterator[tuple[str, int, str, str]]:
    """All FEEL of the diagrams and forms: its file, line and place, and the text."""
    for element in law.elements:
        for line, text in expressions_of(element):
            yield element.file, line, element.id, unwrapped(text)
    for code, form in law.forms.items():
        file = str(above(law.folder, FORMS) / f"{code}.form")
        for field, expression in form.expressions():
            yield file, field.line, field.key or code, expression.written


def names_asked(text: str) -> frozenset[str]:
    """The facts an understood text asks for; a function nobody knows is among them."""
    if not is_understood(text):
        return frozenset()
    return frozenset(name.partition(".")[0] for name in names_in(unwrapped(text))) - frozenset(WORLD)


def facts_given(law: Law) -> frozenset[str]:
    """Every fact that something in the edition gives."""
    regulation = law.regulation
    given = {name for element in law.elements for name in (*given_by(element, law), *_passed_on(element))}
    bodies = {actor.body for actor in regulation.actors.values()} | {OFFICE}
    printed = {name for paper in regulation.papers.values() for name in paper.fields}
    return frozenset(given | regulation.moments.keys() | regulation.facts.keys() | (bodies & printed))


def _passed_on(element: Element) -> Iterator[str]:
    yield from (one.name for one in element.takes)
    for trigger in element.triggers:
        yield from (one.name for one in trigger.payload)
    if element.call:
        yield from (one.name for one in (*element.call.into, *element.call.out))


def keys_in(form: Form) -> frozenset[str]:
    return frozenset(field.key for field in form.each() if field.key)
