"""What a check does for one file is bounded in steps: the answer is the same on a slow machine and a quick one."""

from collections.abc import Callable

import pytest

from govflow.checks.findings import Verdict
from govflow.checks.proving import Effort
from govflow.checks.review import review_alone
from tests.engine.generator.sketch import bpmn

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">'


def flows(*pairs: str) -> str:
    ends = (pair.split(">") for pair in pairs)
    return "".join(f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in ends)


def fan(kind: str, number: int) -> bytes:
    tasks = "\n".join(f"user A{place}" for place in range(number))
    asked = "" if kind == "and" else " : asked"
    ways = "\n".join(f"G > A{place}{asked}\nA{place} > J" for place in range(number))
    return bpmn(f"start S\n{kind} G\n{tasks}\n{kind} J\nend E\nS > G\n{ways}\nJ > E")


def calls_in_calls(depth: int, width: int) -> bytes:
    """Each process calls the next several times: few elements, and more steps than there are stars."""
    levels = (
        "".join(f'<callActivity id="c{level}_{place}" calledElement="P{level + 1}"/>' for place in range(width))
        for level in range(depth)
    )
    processes = "".join(f'<process id="P{level}">{body}</process>' for level, body in enumerate(levels))
    return f'{HEAD}{processes}<process id="P{depth}"><task id="t"/></process></definitions>'.encode()


def all_to_all(kind: str, number: int) -> bytes:
    nodes = "".join(f'<{kind} id="g{place}"/>' for place in range(number))
    ways = [f"g{a}>g{b}" for a in range(number) for b in range(number) if a != b]
    drawn = f'<startEvent id="S"/>{nodes}<endEvent id="E"/>{flows("S>g0", *ways, f"g{number - 1}>E")}'
    return f'{HEAD}<process id="P">{drawn}</process></definitions>'.encode()


def splitting(number: int) -> bytes:
    """Every step is followed by two of the next: one token becomes more than anyone can count."""
    nodes = "".join(f'<intermediateThrowEvent id="n{place}"/>' for place in range(number))
    twice = "".join(
        f'<sequenceFlow id="f{place}{way}" sourceRef="n{place}" targetRef="n{place + 1}"/>'
        for place in range(number - 1)
        for way in "ab"
    )
    return (
        f'{HEAD}<process id="P"><startEvent id="S"/>{nodes}{flows("S>n0")}{twice}</process></definitions>'.encode()
    )


HUGE: dict[str, Callable[[], bytes]] = {
    "a hundred branches at once": lambda: fan("and", 100),
    "a hundred branches, any of them": lambda: fan("or", 100),
    "two to the thirtieth calls": lambda: calls_in_calls(30, 2),
    "every choice leads to every other": lambda: all_to_all("exclusiveGateway", 30),
    "every task leads to every other": lambda: all_to_all("task", 30),
    "two to the sixtieth tokens": lambda: splitting(60),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_space_of_states_gets_its_verdict_without_looking_at_the_clock(name: str):
    """A last resort of an hour: only the bounds in steps can end this test."""
    xml = HUGE[name]()

    def verdict() -> Verdict:
        return review_alone("huge.bpmn", xml, Effort(seconds=3_600))

    first = verdict()
    assert first.findings
    assert first == verdict()
