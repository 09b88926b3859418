"""What can still be undone is kept small, however often a loop did it, and is undone as if kept one by one."""

from random import Random

import pytest

from govflow.engine.runs.records import Record, each_once, keep, take_last, those_of
from tests.engine.driver import Walk, drawn

ROUNDS = """
start S
xor M
user A
boundary a on=A compensate by=U
user U forCompensation
user B
boundary b on=B compensate by=V
user V forCompensation
xor Q
throw T compensate
end E
S > M > A > B > Q
Q > M : again
Q > T : default
T > E
"""


def kept(names: str) -> list[Record]:
    done: list[Record] = []
    for name in names:
        keep(done, [name, []])
    return done


def taken(done: list[Record]) -> str:
    found = ""
    while record := take_last(done):
        found += record[0]
    return found


def test_rounds_that_did_the_same_are_counted():
    assert kept("AAAA") == [["", [["A", []]], 4]]
    assert kept("ABABAB") == [["", [["A", []], ["B", []]], 3]]
    assert kept("AABAABAAB") == [["", [["", [["A", []]], 2], ["B", []]], 3]]


@pytest.mark.parametrize("seed", range(40))
def test_what_was_kept_comes_back_the_last_first(seed: int):
    random = Random(seed)
    names = "".join(random.choice("ABC") * random.choice((1, 1, 2, 3)) for _ in range(random.choice((3, 9, 40))))
    wanted, rest = those_of(kept(names), "B")
    assert taken(kept(names)) == names[::-1]
    assert (taken(wanted), taken(rest)) == ("B" * names.count("B"), names.replace("B", "")[::-1])
    assert {record[0] for record in each_once(kept(names))} == set(names)


def test_a_thousand_rounds_leave_no_more_behind_than_three():
    walk = Walk(drawn(ROUNDS))
    sizes = []
    for _ in range(1_000):
        walk.does("A", "B", again=True)
        sizes.append(len(walk.frozen))
    assert sizes[-1] - sizes[2] < 20  # the numbers of waits have more digits


def test_each_round_is_undone_the_last_first():
    walk = Walk(drawn(ROUNDS))
    for again in (True, True, False):
        walk.does("A", "B", again=again)
    for handler in ("V", "U") * 3:
        assert walk.open == [handler]
        walk.does(handler)
    assert walk.is_over
