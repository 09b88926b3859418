"""Random diagrams of everything: event sub-processes, transactions, compensation, ad-hoc work, n of m, throws."""

from random import Random

from govflow.engine import Definitions
from tests.engine.driver import drawn
from tests.engine.generator.nets import WHOLE, Blocks

EVERYTHING = (
    *WHOLE, "listening", "throws", "undone", "deal", "loosely", "some", "breaks", "listening", "throws",
    "gathered", "telling", "rising", "undone_frame", "race_of_ends", "undo", "split", "both", "link",
)  # fmt: skip
LISTENS = (
    "message=M", "message=M quiet", "signal=N quiet", "timer=P1D", "timer=R/P1D quiet", "condition=flag",
    "condition=flag quiet", "escalation=E1 quiet", "error=Bad",
)  # fmt: skip
THROWS = ("signal=N", "escalation=E1", "message=M", "compensate")
ENDS = ("terminate", "escalation=E1", "signal=N", "error=Bad")
ACTIVATION = "<bpmn:activationCondition>activationCount >= 2</bpmn:activationCondition>"


class Rich(Blocks):
    """Blocks with the rarer kinds beside the common ones."""

    def __init__(self, random: Random) -> None:
        super().__init__(random, EVERYTHING)
        self.handlers: list[tuple[str, str]] = []
        self.complexes: list[str] = []

    def _inside(self, opening: str, indent: str, depth: int) -> tuple[str, str]:
        """A frame with a start, a block and an end in it; gives the frame and its inner indent."""
        frame, inner = self._new("b"), indent + "  "
        start, end = self._new("s"), self._new("e")
        self.lines += [f"{indent}{opening} {frame}", f"{inner}start {start}"]
        first, last = self._block(depth, inner)
        self.lines.append(f"{inner}end {end}")
        self.arrows += [f"{start} > {first}", f"{last} > {end}"]
        return frame, inner

    def _listening(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner = self._inside("sub", indent, depth)
        for words in self._random.sample(LISTENS, self._random.choice((1, 2))):
            start, end = self._new("s"), self._new("e")
            self.lines += [f"{inner}eventsub {self._new('v')}", f"{inner}  start {start} {words}"]
            first, last = self._block(depth - 1, inner + "  ")
            self.lines.append(f"{inner}  end {end}")
            self.arrows += [f"{start} > {first}", f"{last} > {end}"]
        return frame, frame

    def _throws(self, depth: int, indent: str) -> tuple[str, str]:
        event = self._new("h")
        self.lines.append(f"{indent}throw {event} {self._random.choice(THROWS)}")
        return event, event

    def _undone(self, depth: int, indent: str) -> tuple[str, str]:
        task, _ = self._task(indent)
        event, handler = self._new("c"), self._new("u")
        self.lines += [f"{indent}boundary {event} on={task} compensate", f"{indent}user {handler} forCompensation"]
        self.handlers.append((event, handler))
        return task, task

    def _deal(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner = self._new("b"), indent + "  "
        start, kept, broken, asks = self._new("s"), self._new("e"), self._new("e"), self._new("q")
        self.lines += [f"{indent}transaction {frame}", f"{inner}start {start}"]
        first, last = self._block(depth, inner)
        task, _ = self._undone(0, inner)
        self.lines += [f"{inner}xor {asks}", f"{inner}end {kept}", f"{inner}end {broken} cancel"]
        self.arrows += [f"{start} > {first}", f"{last} > {task}", f"{task} > {asks}"]
        self.arrows += [f"{asks} > {broken} : bad", f"{asks} > {kept} : default"]
        event, join = self._new("w"), self._new("j")
        self.lines += [f"{indent}boundary {event} on={frame} cancel", f"{indent}xor {join}"]
        self.arrows += [f"{frame} > {join}", f"{event} > {join}"]
        return frame, join

    def _loosely(self, depth: int, indent: str) -> tuple[str, str]:
        frame = self._new("b")
        words = self._random.choice(("", "ordering=Sequential", "complete=more", "times=2"))
        self.lines.append(f"{indent}adhoc {frame} {words}")
        for _ in range(self._random.choice((1, 2, 3))):
            self._block(depth - 1, indent + "  ")
        return frame, frame

    def _some(self, depth: int, indent: str) -> tuple[str, str]:
        split, join = self._new("g"), self._new("k")
        self.lines += [f"{indent}and {split}", f"{indent}complex {join}"]
        self.complexes.append(join)
        for _ in range(3):
            first, last = self._block(depth, indent)
            self.arrows += [f"{split} > {first}", f"{last} > {join}"]
        return split, join

    def _breaks(self, depth: int, indent: str) -> tuple[str, str]:
        asks, end, task = self._new("g"), self._new("e"), self._new("t")
        words = self._random.choice(ENDS)
        self.lines += [f"{indent}xor {asks}", f"{indent}end {end} {words}", f"{indent}user {task}"]
        self.arrows += [f"{asks} > {end} : bad", f"{asks} > {task} : default"]
        return asks, task


def rich(random: Random, depth: int = 4) -> Definitions:
    blocks = Rich(random)
    sketch = blocks.sketch(depth)
    ties = (
        f'<bpmn:association id="a{event}" sourceRef="{event}" targetRef="{to}"/>' for event, to in blocks.handlers
    )
    return drawn(sketch, inside=dict.fromkeys(blocks.complexes, ACTIVATION), beside="".join(ties))
