"""A run driven by test sentences, frozen to JSON text and thawed between all steps."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from govflow.engine import (
    Definitions,
    Did,
    Given,
    Happening,
    Model,
    Run,
    Step,
    Wait,
    WaitKind,
    begin,
    compile_model,
    read_definitions,
)
from tests.engine.generator.sketch import bpmn

MOMENT = datetime(2018, 3, 14, 6, tzinfo=UTC)


def given(**more: Any) -> Given:
    return Given(MOMENT, ZoneInfo("Asia/Almaty"), **more)


def drawn(*texts: str, inside: dict[str, str] | None = None, beside: str = "") -> Definitions:
    """The sketches as definitions; raw XML put inside elements, and beside the elements of the first process."""
    xml = bpmn(*texts).decode()
    for id_, raw in (inside or {}).items():
        start = xml.index(f'id="{id_}"')
        end = xml.index(">", start)
        if xml[end - 1] == "/":
            tag = xml[xml.rindex("<", 0, start) + 1 : start].split()[0]
            xml = f"{xml[: end - 1].rstrip()}>{raw}</{tag}>{xml[end + 1 :]}"
        else:
            xml = f"{xml[: end + 1]}{raw}{xml[end + 1 :]}"
    xml = xml.replace("</bpmn:process>", f"{beside}</bpmn:process>", 1)
    return read_definitions(xml.encode(), "sketch.bpmn")


class Walk:
    def __init__(
        self, diagram: Definitions | str | Model, facts: dict[str, Any] | None = None, **more: Any
    ) -> None:
        if isinstance(diagram, str):
            diagram = drawn(diagram)
        start = more.pop("start", None)
        process = more.pop("process", "P")
        decisions = more.pop("decisions", None)
        self.given = given(**more)
        self.model = diagram if isinstance(diagram, Model) else compile_model([diagram], decisions)
        self.facts = dict(facts or {})
        self.happenings: list[Happening] = []
        run, step = begin(self.model, process, self.facts, given=self.given, start=start)
        self._keep(run, step)

    def _keep(self, run: Run, step: Step) -> Step:
        self.happenings += step.happenings
        self.frozen = json.dumps(run.freeze())
        self.facts = json.loads(json.dumps(run.facts))
        assert set(self.run.waits) == set(run.waits)
        assert json.dumps(self.run.freeze()) == self.frozen
        return step

    @property
    def run(self) -> Run:
        return Run.thaw(self.model, json.loads(self.frozen), self.facts)

    # what a test asks

    @property
    def open(self) -> list[str]:
        return sorted(wait.element for wait in self.run.waits.values())

    @property
    def visited(self) -> list[str]:
        return [found.element for found in self.happenings if found.kind is Did.ENTERED]

    @property
    def is_over(self) -> bool:
        return self.run.is_over

    def said(self, kind: Did) -> list[str]:
        return [found.element for found in self.happenings if found.kind is kind]

    def wait(self, element: str, *kinds: WaitKind) -> Wait:
        found = [
            wait
            for wait in self.run.waits.values()
            if element == wait.element and (not kinds or wait.kind in kinds)
        ]
        assert found, f"{element} is not open: {self.open}"
        return found[0]

    # what a test does

    def does(self, *elements: str, **answers: Any) -> Step:
        for element in elements:
            run = self.run
            wait = self.wait(element, WaitKind.TASK, WaitKind.SERVICE, WaitKind.CHOICE)
            step = self._keep(run, run.complete(wait.id, answers, given=self.given))
        return step

    def fires(self, element: str) -> Step:
        run = self.run
        return self._keep(run, run.fire(self.wait(element, WaitKind.TIMER).id, given=self.given))

    def hears(self, element: str, **payload: Any) -> Step:
        run = self.run
        wait = self.wait(element, WaitKind.MESSAGE, WaitKind.SIGNAL, WaitKind.CONDITION)
        return self._keep(run, run.deliver(wait.id, payload, given=self.given))

    def fails(self, element: str, code: str) -> Step:
        run = self.run
        return self._keep(
            run, run.fail(self.wait(element, WaitKind.TASK, WaitKind.SERVICE).id, code, given=self.given)
        )

    def rechecks(self, **facts: Any) -> Step:
        self.facts.update(facts)
        run = self.run
        return self._keep(run, run.recheck(given=self.given))

    def cancels(self) -> Step:
        run = self.run
        return self._keep(run, run.cancel("withdrawn", given=self.given))
