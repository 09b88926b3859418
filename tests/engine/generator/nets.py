"""Random diagrams: block by block (always sound in their joins), and free-form (anything may happen)."""

from itertools import count
from random import Random

PLAIN = ("task", "seq", "xor", "loop")
WHOLE = (*PLAIN, "and", "or", "sub", "boundary", "quiet", "repeat", "race", "error", "service")
RARE = (
    "handler", "undo", "transaction", "escalation", "terminate", "link", "some", "signal", "both", "split",
    "gathered", "telling", "rising", "race_of_ends", "undone_frame", "loose", "condition",
)  # fmt: skip
MOST_TASKS = 14


class Blocks:
    """Lines of a sketch made of nested blocks, each with one way in and one way out."""

    def __init__(self, random: Random, blocks: tuple[str, ...]) -> None:
        self._random = random
        self._blocks = blocks
        self._numbers = count(1)
        self._tasks = 0
        self.lines: list[str] = []
        self.arrows: list[str] = []
        self.called: list[str] = []  # the sketches of the processes it calls: P2, P3 …

    def sketch(self, depth: int, name: str = "") -> str:
        first, last = self._block(depth, "")
        self.arrows.append(f"S{name} > {first}")
        self.arrows.append(f"{last} > E{name}")
        return "\n".join([f"start S{name}", *self.lines, f"end E{name}", *self.arrows])

    def _new(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers)}"

    def _block(self, depth: int, indent: str) -> tuple[str, str]:
        kind = self._random.choice(("task", "seq") if depth <= 0 else self._blocks)
        if kind == "task" or self._tasks > MOST_TASKS:
            return self._task(indent)
        return getattr(self, f"_{kind}")(depth - 1, indent)  # type: ignore[no-any-return]  # one of those below

    def _task(self, indent: str, words: str = "") -> tuple[str, str]:
        self._tasks += 1
        name = self._new("t")
        self.lines.append(f"{indent}user {name} {words}")
        return name, name

    def _service(self, depth: int, indent: str) -> tuple[str, str]:
        name = self._new("v")
        self.lines.append(f"{indent}service {name}")
        return name, name

    def _seq(self, depth: int, indent: str) -> tuple[str, str]:
        first, second = self._block(depth, indent), self._block(depth, indent)
        self.arrows.append(f"{first[1]} > {second[0]}")
        return first[0], second[1]

    def _xor(self, depth: int, indent: str) -> tuple[str, str]:
        return self._branches("xor", depth, indent)

    def _and(self, depth: int, indent: str) -> tuple[str, str]:
        return self._branches("and", depth, indent)

    def _or(self, depth: int, indent: str) -> tuple[str, str]:
        return self._branches("or", depth, indent)

    def _branches(self, kind: str, depth: int, indent: str) -> tuple[str, str]:
        split, join = self._new("g"), self._new("j")
        self.lines += [f"{indent}{kind} {split}", f"{indent}{kind} {join}"]
        number = self._random.choice((2, 2, 3))
        for branch in range(number):
            first, last = self._block(depth, indent)
            asked = "" if kind == "and" else f" : x = {branch}" if branch < number - 1 else " : default"
            self.arrows += [f"{split} > {first}{asked}", f"{last} > {join}"]
        return split, join

    def _loop(self, depth: int, indent: str) -> tuple[str, str]:
        merge, asks, after = self._new("m"), self._new("q"), self._new("t")
        self.lines += [f"{indent}xor {merge}", f"{indent}xor {asks}", f"{indent}user {after}"]
        first, last = self._block(depth, indent)
        again, _ = self._task(indent)
        self.arrows += [f"{merge} > {first}", f"{last} > {asks}", f"{asks} > {again} : again"]
        self.arrows += [f"{again} > {merge}", f"{asks} > {after} : default"]
        return merge, after

    def _sub(self, depth: int, indent: str, words: str = "") -> tuple[str, str]:
        frame = self._new("b")
        self.lines.append(f"{indent}sub {frame} {words}")
        inner = indent + "  "
        start, end = self._new("s"), self._new("e")
        self.lines.append(f"{inner}start {start}")
        first, last = self._block(depth, inner)
        self.lines.append(f"{inner}end {end}")
        self.arrows += [f"{start} > {first}", f"{last} > {end}"]
        return frame, frame

    def _repeat(self, depth: int, indent: str) -> tuple[str, str]:
        words = self._random.choice(("times=2", "times=2 inturn", "times=3 until=enough", "while=more most=3"))
        return self._sub(depth, indent, words) if self._random.random() < 0.4 else self._task(indent, words)

    def _boundary(self, depth: int, indent: str) -> tuple[str, str]:
        return self._watched(depth, indent, self._random.choice(("timer=P1D", "message=M", "signal=N")))

    def _watched(self, depth: int, indent: str, words: str) -> tuple[str, str]:
        host, _ = self._sub(depth, indent) if self._random.random() < 0.4 else self._task(indent)
        event, join = self._new("w"), self._new("j")
        self.lines += [f"{indent}boundary {event} on={host} {words}", f"{indent}xor {join}"]
        first, last = self._block(depth, indent)
        self.arrows += [f"{host} > {join}", f"{event} > {first}", f"{last} > {join}"]
        return host, join

    def _quiet(self, depth: int, indent: str) -> tuple[str, str]:
        host, _ = self._sub(depth, indent) if self._random.random() < 0.4 else self._task(indent)
        event, end = self._new("w"), self._new("e")
        self.lines += [f"{indent}boundary {event} on={host} timer=P1D quiet", f"{indent}end {end}"]
        first, last = self._block(depth, indent)
        self.arrows += [f"{event} > {first}", f"{last} > {end}"]
        return host, host

    def _race(self, depth: int, indent: str) -> tuple[str, str]:
        gate, join = self._new("g"), self._new("j")
        self.lines += [f"{indent}event {gate}", f"{indent}xor {join}"]
        for words in ("timer=P3D", "message=M", "signal=N")[: self._random.choice((2, 3))]:
            catch = self._new("c")
            self.lines.append(f"{indent}catch {catch} {words}")
            first, last = self._block(depth, indent)
            self.arrows += [f"{gate} > {catch}", f"{catch} > {first}", f"{last} > {join}"]
        return gate, join

    def _error(self, depth: int, indent: str) -> tuple[str, str]:
        frame, event, join = self._new("b"), self._new("w"), self._new("j")
        self.lines.append(f"{indent}sub {frame}")
        inner = indent + "  "
        start, end, failed, asks = self._new("s"), self._new("e"), self._new("e"), self._new("q")
        self.lines.append(f"{inner}start {start}")
        first, last = self._block(depth, inner)
        self.lines += [f"{inner}xor {asks}", f"{inner}end {end}", f"{inner}end {failed} error=Bad"]
        self.arrows += [f"{start} > {first}", f"{last} > {asks}", f"{asks} > {failed} : bad"]
        self.arrows.append(f"{asks} > {end} : default")
        self.lines += [f"{indent}boundary {event} on={frame} error=Bad", f"{indent}xor {join}"]
        other, out = self._block(depth, indent)
        self.arrows += [f"{frame} > {join}", f"{event} > {other}", f"{out} > {join}"]
        return frame, join

    def _call(self, depth: int, indent: str) -> tuple[str, str]:
        inner = Blocks(self._random, self._blocks)
        inner._numbers, inner._tasks, inner.called = self._numbers, self._tasks, self.called
        place = len(self.called)
        self.called.append("")
        self.called[place] = inner.sketch(depth, f"P{place + 2}")
        self._tasks = inner._tasks
        call = self._new("c")
        words = self._random.choice(("", "", "times=2", "times=2 inturn"))
        self.lines.append(f"{indent}call {call} calls=P{place + 2} {words}")
        return call, call

    # what SpiffWorkflow does not run as BPMN says

    def _frame(self, depth: int, indent: str, kind: str = "sub", words: str = "") -> tuple[str, str, str, str]:
        """A sub-process with one block in it: its name, the indent inside, and the block's two ends."""
        frame, inner, start = self._new("b"), indent + "  ", self._new("s")
        self.lines += [f"{indent}{kind} {frame} {words}", f"{inner}start {start}"]
        first, last = self._block(depth, inner)
        self.arrows.append(f"{start} > {first}")
        return frame, inner, first, last

    def _end(self, indent: str, after: str, words: str = "") -> str:
        end = self._new("e")
        self.lines.append(f"{indent}end {end} {words}")
        self.arrows.append(f"{after} > {end}")
        return end

    def _handler(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner, _, last = self._frame(depth, indent, words=self._times())
        self._end(inner, last)
        words = self._random.choice(("message=M", "message=M quiet", "timer=P1D", "timer=P1D quiet", "signal=N"))
        event_frame, deeper, start = self._new("h"), inner + "  ", self._new("s")
        self.lines += [f"{inner}eventsub {event_frame}", f"{deeper}start {start} {words}"]
        first, out = self._block(depth - 1, deeper)
        self.arrows.append(f"{start} > {first}")
        self._end(deeper, out)
        return frame, frame

    def _undo(self, depth: int, indent: str) -> tuple[str, str]:
        throw = self._new("w")
        before, _ = self._undoable(indent)
        first, last = self._block(depth, indent)
        after, _ = self._undoable(indent)
        words = self._random.choice(("", f"={before}")) + self._random.choice(("", "", " unwaited"))
        self.lines.append(f"{indent}throw {throw} compensate{words}")
        self.arrows += [f"{before} > {first}", f"{last} > {after}", f"{after} > {throw}"]
        return before, throw

    def _undoable(self, indent: str) -> tuple[str, str]:
        task, event, handler = self._new("t"), self._new("w"), self._new("u")
        self.lines += [f"{indent}user {task}", f"{indent}boundary {event} on={task} compensate by={handler}"]
        self.lines.append(f"{indent}user {handler} forCompensation")
        return task, task

    def _transaction(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner, start, asks = self._new("b"), indent + "  ", self._new("s"), self._new("q")
        self.lines += [
            f"{indent}transaction {frame} {self._times()}",
            f"{inner}start {start}",
            f"{inner}xor {asks}",
        ]
        task, _ = self._undoable(inner)
        first, last = self._block(depth, inner)
        self.arrows += [f"{start} > {task} > {first}", f"{last} > {asks}"]
        good, bad = self._new("e"), self._new("e")
        self.lines += [f"{inner}end {good}", f"{inner}end {bad} cancel"]
        self.arrows += [f"{asks} > {bad} : bad", f"{asks} > {good} : default"]
        return self._joined(frame, "cancel", depth, indent)

    def _escalation(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner, _, last = self._frame(depth, indent, words=self._times())
        throw = self._new("w")
        self.lines.append(f"{inner}throw {throw} escalation=Up")
        self.arrows.append(f"{last} > {throw}")
        first, out = self._block(depth, inner)
        self.arrows.append(f"{throw} > {first}")
        self._end(inner, out)
        if self._random.random() < 0.5:
            return self._joined(frame, "escalation=Up", depth, indent)
        event = self._new("w")
        self.lines.append(f"{indent}boundary {event} on={frame} escalation=Up quiet")
        first, out = self._block(depth, indent)
        self.arrows.append(f"{event} > {first}")
        self._end(indent, out)
        return frame, frame

    def _joined(self, host: str, words: str, depth: int, indent: str) -> tuple[str, str]:
        event, join = self._new("w"), self._new("j")
        self.lines += [f"{indent}boundary {event} on={host} {words}", f"{indent}xor {join}"]
        first, out = self._block(depth, indent)
        self.arrows += [f"{host} > {join}", f"{event} > {first}", f"{out} > {join}"]
        return host, join

    def _terminate(self, depth: int, indent: str) -> tuple[str, str]:
        frame, inner, start, fork = self._new("b"), indent + "  ", self._new("s"), self._new("g")
        self.lines += [f"{indent}sub {frame} {self._times()}", f"{inner}start {start}", f"{inner}and {fork}"]
        self.arrows.append(f"{start} > {fork}")
        for words in ("terminate", ""):
            first, last = self._block(depth, inner)
            self.arrows.append(f"{fork} > {first}")
            self._end(inner, last, words)
        return frame, frame

    def _link(self, depth: int, indent: str) -> tuple[str, str]:
        first, last = self._block(depth, indent)
        throw, catch = self._new("w"), self._new("w")
        self.lines += [f"{indent}throw {throw} link={catch}", f"{indent}catch {catch} link={catch}"]
        self.arrows.append(f"{last} > {throw}")
        return first, catch

    def _some(self, depth: int, indent: str) -> tuple[str, str]:
        """n of three: a complex gateway."""
        split, join = self._new("g"), self._new("j")
        needed = self._random.choice((1, 2, 3))
        self.lines += [f"{indent}and {split}", f"{indent}complex {join} activation='activationCount >= {needed}'"]
        for _ in range(3):
            first, last = self._block(depth - 1, indent)
            self.arrows += [f"{split} > {first}", f"{last} > {join}"]
        return split, join

    def _signal(self, depth: int, indent: str) -> tuple[str, str]:
        """Work that a signal from the branch beside it stops; a task before it keeps the order plain."""
        host, join = self._boundary_by_signal(depth, indent)
        split, gather, before, throw = self._new("g"), self._new("j"), self._new("t"), self._new("w")
        self.lines += [f"{indent}and {split}", f"{indent}and {gather}", f"{indent}user {before}"]
        self.lines.append(f"{indent}throw {throw} signal=Own")
        self.arrows += [f"{split} > {host}", f"{join} > {gather}", f"{split} > {before} > {throw} > {gather}"]
        return split, gather

    def _boundary_by_signal(self, depth: int, indent: str) -> tuple[str, str]:
        return self._watched(depth, indent, "signal=Own")

    def _both(self, depth: int, indent: str) -> tuple[str, str]:
        """An event with two triggers: either, or both."""
        catch = self._new("c")
        self.lines.append(f"{indent}catch {catch} message=M signal=N {self._random.choice(('', 'all'))}")
        return catch, catch

    def _split(self, depth: int, indent: str) -> tuple[str, str]:
        """Flows out of a task and into one, without gateways."""
        first, last = self._task(indent)[0], self._task(indent)[0]
        for place in range(2):
            one, other = self._block(depth - 1, indent)
            asked = self._random.choice(("", " : go")) if place else ""
            self.arrows += [f"{first} > {one}{asked}", f"{other} > {last}"]
        return first, last

    def _gathered(self, depth: int, indent: str) -> tuple[str, str]:
        """An activity that lets several tokens go, and one that needs several to begin."""
        number = self._random.choice((2, 3))
        first, _ = self._task(indent, f"completionQuantity={number}")
        last, _ = self._task(indent, f"startQuantity={self._random.choice((1, number))}")
        one, other = self._block(depth - 1, indent)
        self.arrows += [f"{first} > {one}", f"{other} > {last}"]
        return first, last

    def _telling(self, depth: int, indent: str) -> tuple[str, str]:
        """A repeated activity whose boundary hears of its instances."""
        what = self._random.choice(("signal=Own", "escalation=Up"))
        words = f"times=3 tells={self._random.choice(('each', 'first', 'enough'))} {what}"
        words += self._random.choice(("", " inturn", " until=done"))
        host, _ = self._task(indent, words) if self._random.random() < 0.6 else self._sub(depth, indent, words)
        if self._random.random() < 0.5:
            return self._joined(host, what, depth, indent)
        event = self._new("w")
        self.lines.append(f"{indent}boundary {event} on={host} {what} quiet")
        first, out = self._block(depth, indent)
        self.arrows.append(f"{event} > {first}")
        self._end(indent, out)
        return host, host

    def _condition(self, depth: int, indent: str) -> tuple[str, str]:
        """What waits for a condition: an event, the boundary of work, an event sub-process."""
        kind = self._random.choice(("catch", "boundary", "quiet", "handler", "race"))
        if kind == "boundary":
            return self._watched(depth, indent, "condition=c")
        if kind == "catch":
            catch = self._new("c")
            self.lines.append(f"{indent}catch {catch} condition=c")
            return catch, catch
        if kind == "race":
            gate, join = self._new("g"), self._new("j")
            self.lines += [f"{indent}event {gate}", f"{indent}xor {join}"]
            for words in ("condition=c", "message=M"):
                catch = self._new("c")
                self.lines.append(f"{indent}catch {catch} {words}")
                self.arrows.append(f"{gate} > {catch} > {join}")
            return gate, join
        if kind == "quiet":
            host, _ = self._task(indent)
            event = self._new("w")
            self.lines.append(f"{indent}boundary {event} on={host} condition=c quiet")
            first, last = self._block(depth, indent)
            self.arrows.append(f"{event} > {first}")
            self._end(indent, last)
            return host, host
        frame, inner, _, last = self._frame(depth, indent)
        self._end(inner, last)
        start = self._new("s")
        quiet = self._random.choice(("", " quiet"))
        self.lines += [f"{inner}eventsub {self._new('h')}", f"{inner}  start {start} condition=c{quiet}"]
        first, out = self._block(depth - 1, inner + "  ")
        self.arrows.append(f"{start} > {first}")
        self._end(inner + "  ", out)
        return frame, frame

    def _loose(self, depth: int, indent: str) -> tuple[str, str]:
        """Ad-hoc work, with and without an order and a condition."""
        words = self._random.choice(("", "complete=done")) + self._random.choice(("", " ordering=Sequential"))
        frame = self._new("b")
        self.lines.append(f"{indent}adhoc {frame} {words} {self._times()}")
        for _ in range(self._random.choice((1, 2, 3))):
            self._block(depth - 1, indent + "  ")
        return frame, frame

    def _times(self) -> str:
        return self._random.choice(("", "", "times=2", "times=2 inturn", "while=more most=2"))

    def _rising(self, depth: int, indent: str) -> tuple[str, str]:
        """An error or escalation that rises through scopes, to an event sub-process or a boundary event."""
        frame, inner, _, last = self._frame(depth, indent, words=self._times())
        middle, deeper, _, out = self._frame(depth - 1, inner, words=self._times())
        words = self._random.choice(("error=Bad", "escalation=Up", "error=Bad", "signal=Own"))
        asks = self._new("q")
        self.lines.append(f"{deeper}xor {asks}")
        self.arrows.append(f"{out} > {asks}")
        good, bad = self._new("e"), self._new("e")
        self.lines += [f"{deeper}end {good}", f"{deeper}end {bad} {words}"]
        self.arrows += [f"{asks} > {bad} : bad", f"{asks} > {good} : default", f"{last} > {middle}"]
        self._end(inner, middle)
        if self._random.random() < 0.5:
            start = self._new("s")
            quiet = "" if words.startswith("error") else self._random.choice(("", " quiet"))
            self.lines += [f"{inner}eventsub {self._new('v')}", f"{inner}  start {start} {words}{quiet}"]
            first, after = self._block(depth - 1, inner + "  ")
            self.arrows.append(f"{start} > {first}")
            self._end(inner + "  ", after)
        return self._joined(frame, words, depth, indent)

    def _race_of_ends(self, depth: int, indent: str) -> tuple[str, str]:
        """Branches that end on their own inside an inclusive split."""
        split, join = self._new("g"), self._new("j")
        self.lines += [f"{indent}or {split}", f"{indent}or {join}"]
        for branch in range(3):
            first, last = self._block(depth - 1, indent)
            self.arrows.append(f"{split} > {first} : {'default' if branch == 2 else f'x = {branch}'}")
            if branch == 1:
                asks = self._new("q")
                self.lines.append(f"{indent}xor {asks}")
                self.arrows += [f"{last} > {asks}", f"{asks} > {join} : more"]
                last, end = asks, self._new("e")
                self.lines.append(f"{indent}end {end}")
                self.arrows.append(f"{asks} > {end} : default")
            else:
                self.arrows.append(f"{last} > {join}")
        return split, join

    def _undone_frame(self, depth: int, indent: str) -> tuple[str, str]:
        """A repeated or plain sub-process of undoable work, undone from outside."""
        words = self._times()
        frame, inner, start, end = self._new("b"), indent + "  ", self._new("s"), self._new("e")
        self.lines += [f"{indent}sub {frame} {words}", f"{inner}start {start}", f"{inner}end {end}"]
        task, _ = self._undoable(inner)
        self.arrows.append(f"{start} > {task} > {end}")
        if self._random.random() < 0.4:
            begins, ends, throw = self._new("s"), self._new("e"), self._new("w")
            self.lines += [f"{inner}eventsub {self._new('v')}", f"{inner}  start {begins} compensate"]
            self.lines += [f"{inner}  throw {throw} compensate", f"{inner}  end {ends}"]
            self.arrows.append(f"{begins} > {throw} > {ends}")
        undo = self._new("w")
        self.lines.append(f"{indent}throw {undo} compensate{self._random.choice(('', f'={frame}'))}")
        between, _ = self._task(indent)
        self.arrows.append(f"{frame} > {between} > {undo}")
        return frame, undo


def blocks(random: Random, kinds: tuple[str, ...] = WHOLE, depth: int = 4) -> tuple[str, ...]:
    """The sketch of a process, and those of the processes it calls."""
    drawn = Blocks(random, kinds)
    return (drawn.sketch(depth), *drawn.called)


def free_form(random: Random, size: int = 9) -> str:
    """Nodes joined at random. Only tasks lead backwards, so that tokens never go round without waiting."""
    kinds = [random.choice(("user", "user", "user", "xor", "and", "or")) for _ in range(size)]
    names = [f"n{number}" for number in range(size)]
    lines = ["start S", *(f"{kind} {name}" for kind, name in zip(kinds, names, strict=True)), "end E"]
    lines.append(f"S > {names[0]}")
    for place, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        ahead = [*names[place + 1 :], "E"]
        others = names if kind == "user" and random.random() < 0.3 else ahead
        ways = random.sample(others, min(len(others), 1 if kind == "user" else random.choice((1, 2, 2, 3))))
        for number, target in enumerate(ways):
            is_asked = kind in ("xor", "or") and len(ways) > 1
            asked = (" : default" if number == len(ways) - 1 else f" : x = {number}") if is_asked else ""
            lines.append(f"{name} > {target}{asked}")
    return "\n".join(lines)
