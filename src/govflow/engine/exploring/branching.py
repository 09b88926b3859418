"""A step taken every way its conditions can go: run, see what was asked, run again with another answer."""

from collections.abc import Callable, Iterator, Sequence

from govflow.engine.abstraction import NEVER, Question
from govflow.engine.abstraction.netted import given_by
from govflow.engine.runs import Run
from govflow.engine.waits import Given, Step

MOST_ASKED = 60  # answers that may go either way
MOST_ANSWERED = 300  # answers of any kind
MOST_WAYS = 64


class AsksForEver(Exception):
    """One step asks more than any step should."""


class Answers:
    """Answers by a list, then no; what must be true because nothing else was is true without being asked."""

    def __init__(self, questions: dict[str, Question], first: Sequence[bool]) -> None:
        self._questions = questions
        self._first = first
        self._was_true: dict[Question, bool] = {}
        self.given: list[bool] = []
        self._answered = 0

    def __call__(self, name: str) -> bool:
        if name == NEVER:
            return False
        self._answered += 1
        if self._answered > MOST_ANSWERED:
            raise AsksForEver
        question = self._questions[name]
        if name == question.names[0]:
            self._was_true[question] = False
        is_last = name == question.names[-1]
        if is_last and not question.may_be_none and not self._was_true.get(question, False):
            return True
        answer = self._next()
        self._was_true[question] = self._was_true.get(question, False) or answer
        return answer

    def _next(self) -> bool:
        place = len(self.given)
        if place >= MOST_ASKED:
            raise AsksForEver
        self.given.append(self._first[place] if place < len(self._first) else False)
        return self.given[-1]


class Asker:
    """Takes steps in every way."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._by_name = {name: question for question in questions for name in question.names}
        self._names = [NEVER, *self._by_name]

    def every_way(self, act: Callable[[Given], tuple[Run, Step]]) -> Iterator[tuple[Run, Step] | Exception]:
        """Each outcome of an act, a fresh run every time; an exception where the act cannot go on."""
        open_ways: list[list[bool]] = [[]]
        for _ in range(MOST_WAYS):
            if not open_ways:
                return
            first = open_ways.pop()
            answers = Answers(self._by_name, first)
            try:
                yield act(given_by(answers, self._names))
            except Exception as trouble:  # whatever stops a step is an outcome of it
                yield trouble
            open_ways += [[*answers.given[:place], True] for place in range(len(first), len(answers.given))]
