"""A walk through SpiffWorkflow, moved from outside one wait at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.defaults import (
    BoundaryEvent,
    EventBasedGateway,
    IntermediateCatchEvent,
)
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from govflow.engine.definitions.elements import Definitions
from govflow.engine.reference.library.joins import OVERRIDES
from govflow.engine.reference.library.names import ALWAYS, NEVER
from govflow.engine.reference.library.writing import write
from govflow.engine.reference.spots import Spot
from govflow.engine.reference.walks import OutOfSteps

Judge = Callable[[str], bool]
MOST_LOOKS = 20_000  # at tasks, in one walk


class SafeParser(BpmnParser):
    OVERRIDE_PARSER_CLASSES = OVERRIDES


class Judged(PythonScriptEngine):
    """Expressions are names that the walk judges; nothing in a diagram is ever run as Python."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def evaluate(self, task: Task, expression: str, external_context: Any = None) -> Any:
        if expression.isdigit():
            return int(expression)
        if expression in (ALWAYS, NEVER):
            return expression == ALWAYS
        return self.judge(expression)

    def execute(self, task: Task, script: str, external_context: Any = None) -> bool:
        return True


class LibraryRun:
    """A run of one process in the library, moved by `take`."""

    def __init__(
        self,
        definitions: Sequence[Definitions],
        process: str,
        start: str | None,
        judge: Judge,
        parser: type[BpmnParser] = SafeParser,
    ) -> None:
        written = write(definitions, process, start)
        reading = parser()
        reading.add_bpmn_xml(etree.fromstring(written.xml))
        spec = reading.get_spec(written.process)
        inner = reading.get_subprocess_specs(written.process)
        self._spots = written.spots
        self._script = Judged(judge)
        self._spent = 0
        self._workflow = BpmnWorkflow(spec, inner, script_engine=self._script)
        self._go_on()

    @property
    def is_over(self) -> bool:
        return bool(self._workflow.completed)

    def open(self) -> Counter[Spot]:
        return Counter(spot for spot, _, _ in self._listening())

    def take(self, spot: Spot, judge: Judge) -> None:
        self._script.judge = judge
        waiting = [(task, act) for at, task, act in self._listening() if at == spot]
        _, act = min(waiting, key=lambda one: one[0].last_state_change)
        act()
        self._go_on()

    def _go_on(self) -> None:
        self._workflow.do_engine_steps(did_complete_task=self._spend)

    def _spend(self, task: Task) -> None:
        """Every task that is done costs a look at all tasks of its workflow."""
        self._spent += len(task.workflow.tasks)
        if self._spent > MOST_LOOKS:
            raise OutOfSteps

    def _listening(self) -> Iterator[tuple[Spot, Task, Callable[[], object]]]:
        for task in self._tasks():
            spec = task.task_spec
            if task.has_state(TaskState.READY) and spec.manual and spec.bpmn_id in self._spots:
                yield self._spots[spec.bpmn_id], task, task.run
            elif not task.has_state(TaskState.WAITING):
                continue
            elif isinstance(spec, BoundaryEvent | IntermediateCatchEvent) and spec.bpmn_id in self._spots:
                yield self._spots[spec.bpmn_id], task, _catching(task, spec.event_definition)
            elif isinstance(spec, EventBasedGateway):
                awaited = spec.event_definition.event_definitions
                for output, definition in zip(spec.outputs, awaited, strict=True):
                    yield self._spots[output.bpmn_id], task, _catching(task, definition)

    def _tasks(self) -> list[Task]:
        """Every task of the case and of its sub-processes that are not over."""
        workflows = [self._workflow, *self._workflow.get_active_subprocesses()]
        return [task for workflow in workflows for task in workflow.tasks.values()]


def _catching(task: Task, definition: Any) -> Callable[[], None]:
    def catch() -> None:
        task.task_spec.catch(task, BpmnEvent(definition))
        task.workflow.update_waiting_tasks()

    return catch
