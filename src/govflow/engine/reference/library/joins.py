"""Joins for SpiffWorkflow that count the arrivals of the present round only.

Every arrival at a join is a task of the library waiting there. An arrival leaves once, with the round it
belongs to; what has left can never open the join again. The library's own joins look at finished tasks too,
so that in a loop the arrivals of an earlier round open them early.
"""

from SpiffWorkflow.bpmn.exceptions import WorkflowTaskException
from SpiffWorkflow.bpmn.parser.task_parsers import ConditionalGatewayParser, GatewayParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs.defaults import InclusiveGateway, ParallelGateway
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

ON_THE_MOVE = TaskState.READY | TaskState.WAITING | TaskState.STARTED


def arrivals(spec: TaskSpec, latest: Task) -> dict[str, Task]:
    """The oldest waiting arrival by each incoming flow, `latest` being the one that has just come."""
    waiting = [task for task in latest.workflow.tasks.values() if task.task_spec is spec and task is not latest]
    waiting = [task for task in waiting if task.has_state(TaskState.WAITING)]
    first: dict[str, Task] = {}
    for task in sorted(waiting, key=lambda task: task.last_state_change):
        first.setdefault(task.parent.task_spec.name, task)
    first.setdefault(latest.parent.task_spec.name, latest)
    return first


def gather(arrived: dict[str, Task], leaving: Task) -> bool:
    """Let one arrival of each flow leave as `leaving`; True where `leaving` is one of them."""
    if leaving not in arrived.values():
        return False
    for task in arrived.values():
        if task is not leaving:
            task.cancel()
    leaving._inherit_data()
    return True


def send_on(leaving: Task, outputs: list[TaskSpec]) -> None:
    leaving._sync_children(outputs, TaskState.FUTURE)
    for child in leaving.children:
        child.task_spec._predict(child, mask=TaskState.FUTURE | TaskState.PREDICTED_MASK)


class SafeParallel(ParallelGateway):
    """Opens when each incoming flow has a waiting arrival and takes one of each."""

    def _update_hook(self, my_task: Task) -> bool:
        arrived = arrivals(self, my_task)
        if len(arrived) == len(set(self._inputs)) and gather(arrived, my_task):
            return True
        my_task._set_state(TaskState.WAITING)
        return False

    def _predict_hook(self, my_task: Task) -> None:
        """Foresee nothing: foreseeing what lies past a join, once per branch, grows without bound."""

    def _run_hook(self, my_task: Task) -> bool:
        send_on(my_task, self.outputs)
        return True


class SafeInclusive(InclusiveGateway):
    """Opens when no token elsewhere can still come by a flow that has no arrival."""

    def _update_hook(self, my_task: Task) -> bool:
        arrived = arrivals(self, my_task)
        if not self._is_awaited(my_task, set(arrived)) and gather(arrived, my_task):
            return True
        my_task._set_state(TaskState.WAITING)
        return False

    def _predict_hook(self, my_task: Task) -> None:
        """Foresee nothing: foreseeing what lies past a join, once per branch, grows without bound."""

    def _run_hook(self, my_task: Task) -> bool:
        matches, defaults = self._get_matching_outputs(my_task)
        if not matches and not defaults:
            raise WorkflowTaskException("No flow out of the gateway can be taken", task=my_task)
        send_on(my_task, matches or defaults)
        return True

    def _is_awaited(self, my_task: Task, arrived: set[str]) -> bool:
        served = self._upstream([name for name in self._inputs if name in arrived])
        awaited = self._upstream([name for name in self._inputs if name not in arrived]) - served
        return any(
            task.task_spec.name in awaited
            for task in my_task.workflow.tasks.values()
            if task.task_spec is not self and _holds_token(task)
        )

    def _upstream(self, inputs: list[str]) -> set[str]:
        seen = set(inputs)
        stack = list(seen)
        while stack:
            for name in self._wf_spec.task_specs[stack.pop()]._inputs:
                if name != self.name and name not in seen:
                    seen.add(name)
                    stack.append(name)
        return seen


def _holds_token(task: Task) -> bool:
    """A task that can move, or that its finished parent is just about to set going."""
    if task.has_state(ON_THE_MOVE):
        return True
    parent = task.parent
    is_next = task.has_state(TaskState.FUTURE) and parent is not None
    return bool(is_next and parent.has_state(TaskState.COMPLETED))


OVERRIDES = {
    full_tag("parallelGateway"): (GatewayParser, SafeParallel),
    full_tag("inclusiveGateway"): (ConditionalGatewayParser, SafeInclusive),
}
