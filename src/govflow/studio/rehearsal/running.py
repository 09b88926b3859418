"""Rehearsing: every story of an edition, each in an office of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.serving import serve_edition
from govflow.errors import Rejected
from govflow.law.calendars import Calendars
from govflow.law.rates import Rates
from govflow.studio.rehearsal.acting import act
from govflow.studio.rehearsal.comparing import Looked, compare
from govflow.studio.rehearsal.looking import look, waited_for
from govflow.studio.rehearsal.names import UnknownName, settled
from govflow.studio.rehearsal.stage import Stage, Theatre, theatre
from govflow.studio.rehearsal.stories import ANY, Expected, Step, Story, Waits

REJECTED = "rejected"
NAME = "name"
NOTHING = "–"


@dataclass(frozen=True)
class Played:
    """What came of a story: nothing where it is as told, else where it parts. One that waits was not run."""

    story: Story
    looks: tuple[tuple[Step, Looked], ...] = ()
    reached: frozenset[str] = frozenset()  # the elements that waited for somebody

    @property
    def differences(self) -> tuple[tuple[Step, Looked], ...]:
        return tuple((step, looked) for step, looked in self.looks if not looked.agrees)

    @property
    def is_waiting(self) -> bool:
        return self.story.waiting is not None

    @property
    def is_as_told(self) -> bool:
        return not self.differences


def rehearse(
    stories: Sequence[Story],
    folder: Path,
    forms: Path,
    calendars: Calendars,
    zone: ZoneInfo,
    rates: Rates | None = None,
) -> Iterator[Played]:
    """Play the stories of the edition in `folder`, one after the other."""
    serve = _served_once(folder, forms)
    with theatre(calendars, zone, rates) as place:
        for story in stories:
            yield Played(story) if story.waiting else _play(story, serve, place)


def _served_once(folder: Path, forms: Path) -> Callable[[Story], ServedEdition]:
    """The edition as a story wants it read; compiled once for each set of settings."""
    served: dict[tuple[tuple[str, str], ...], ServedEdition] = {}

    def serve(story: Story) -> ServedEdition:
        settings = dict(story.settings or {})
        key = tuple(sorted(settings.items()))
        if key not in served:
            served[key] = serve_edition(folder, forms, {"settings": settings} if settings else None)
        return served[key]

    return serve


def _play(story: Story, serve: Callable[[Story], ServedEdition], place: Theatre) -> Played:
    looks: list[tuple[Step, Looked]] = []
    reached: frozenset[str] = frozenset()
    edition = serve(story)
    try:
        story = settled(story, edition)
    except UnknownName as name:
        return Played(story, (_unknown(name, story),))
    with place.stage(story, edition) as stage:
        for step in story.steps:
            looked = list(_step(step, stage))
            looks += ((step, one) for one in looked)
            if any(one.expected.kind == REJECTED and not one.agrees for one in looked):
                break  # what follows would only repeat the first trouble
        if stage.case is not None:
            reached = waited_for(look(stage, stage.case, story.steps[-1].at))
    return Played(story, tuple(looks), reached)


def _unknown(name: UnknownName, story: Story) -> tuple[Step, Looked]:
    """A name the edition does not have: this story is not played, the others are."""
    where = name.where
    step = next(one for one in story.steps if where is one or where in one.expected)
    return step, Looked(Expected(NAME, name.said, name.near, where.path, where.line), None, agrees=False)


def _step(step: Step, stage: Stage) -> Iterator[Looked]:
    stage.let_pass(step.at)
    rejection = _rejection(step, stage)
    if step.rejected or rejection:
        expected = Expected(REJECTED, "", step.rejected or NOTHING, step.path, step.line)
        agrees = rejection == step.rejected or (step.rejected == ANY and rejection is not None)
        yield Looked(expected, rejection or NOTHING, agrees)
        if not agrees:
            return
    if step.expected and stage.case is not None:
        seen = look(stage, stage.case, step.at)
        yield from (compare(expected, seen) for expected in step.expected)


def _rejection(step: Step, stage: Stage) -> str | None:
    """The name of the reason for which what the step does is refused, with its sentence if nobody expected it."""
    if isinstance(step.deed, Waits):
        return None
    try:
        act(step, stage)
    except Rejected as reason:
        name = type(reason).__name__
        return name if name == step.rejected else f"{name}: {reason}{_problems(reason)}"
    return None


def _problems(reason: Rejected) -> str:
    """Which fields were wrong, where the reason knows."""
    problems = reason.facts.get("problems")
    if not isinstance(problems, tuple):
        return ""
    return " " + "; ".join(f"{'.'.join(map(str, one.place))}: {one.code}" for one in problems)
