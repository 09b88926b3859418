"""Expressions of elements compiled, faults in them collected as findings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from govflow.engine.conditions import Test, Value, as_test, compiled, is_understood, unwrapped
from govflow.engine.definitions import Announcement, Element, Finding, Repeat, Setting, Trigger
from govflow.engine.net.nodes import Announce, Catch, Many, Set, Throw


@dataclass(slots=True)
class Expressions:
    findings: list[Finding] = field(default_factory=list)

    def value(self, text: str | None, element: Element) -> Value | None:
        return compiled(text, element.id) if text and self._is_understood(text, element) else None

    def test(self, text: str | None, element: Element, *, lenient: bool = False) -> Test | None:
        return as_test(text, element.id, lenient=lenient) if text and self._is_understood(text, element) else None

    def _is_understood(self, text: str, element: Element) -> bool:
        if is_understood(text):
            return True
        facts = {"text": text}
        self.findings.append(
            Finding("expression-not-understood", "error", element.id, element.line, element.file, facts)
        )
        return False

    def sets(self, settings: Iterable[Setting], element: Element) -> tuple[Set, ...]:
        values = ((setting.name, self.value(setting.value, element)) for setting in settings)
        return tuple(Set(name, value) for name, value in values if value)

    def catch(self, trigger: Trigger, element: Element) -> Catch:
        return Catch(
            trigger,
            text=self._dynamic(trigger, element),
            correlation=self.value(trigger.correlation, element),
            condition=self._condition(trigger, element),
        )

    def _dynamic(self, trigger: Trigger, element: Element) -> Value | None:
        """The text of a timer or the name of a message that is itself an expression."""
        text = trigger.name
        if trigger.kind in ("timer", "message", "signal") and unwrapped(text) != text.strip():
            return self.value(text, element)
        return None

    def _condition(self, trigger: Trigger, element: Element) -> Test | None:
        """What a condition event waits for may still be unknown, which is no fault."""
        if trigger.kind != "conditional" or trigger.is_prose:
            return None
        return self.test(trigger.name, element, lenient=True)

    def throw(self, trigger: Trigger, element: Element) -> Throw:
        correlation = self.value(trigger.correlation, element)
        return Throw(trigger, self.sets(trigger.payload, element), correlation)

    def _announce(self, one: Announcement, element: Element) -> Announce:
        return Announce(one.of, self.throw(one.trigger, element), self.test(one.condition, element))

    def many(self, repeat: Repeat, element: Element) -> Many:
        own = repeat.collect if repeat.collect and repeat.collect.isidentifier() else ""
        return Many(
            kind=repeat.kind,
            cardinality=self.value(repeat.cardinality, element),
            collection=self.value(repeat.collection, element),
            item=repeat.item,
            collect=self.value(repeat.collect or repeat.item, element),
            own="" if own == repeat.item else own,
            results=repeat.results,
            until=self.test(repeat.until, element),
            while_=self.test(repeat.while_, element),
            tests_first=repeat.tests_first,
            at_most=repeat.at_most,
            announces=tuple(self._announce(one, element) for one in repeat.announces),
        )
