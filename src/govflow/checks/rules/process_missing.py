"""The processes a regulation names must be drawn."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law


def look(law: Law) -> Iterator[Found]:
    regulation = law.regulation
    for process in (regulation.main_process, *regulation.separate_processes):
        if process not in law.model.processes:
            yield found(law.file, 1, None, process=process)


RULE = Rule("process-missing", Severity.ERROR, look, "checks_law")
