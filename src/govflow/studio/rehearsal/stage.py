"""The stage of a story: an office of its own, with a database, a calendar and whoever the story needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from govflow.casework.actions.clockwork import ring_deadline
from govflow.casework.cases.editions import Editions, ServedEdition
from govflow.casework.cases.rejections import UnknownCode
from govflow.casework.desk import House, open_desk
from govflow.casework.people.officers import Citizen, Doer, Machine, Officer, Role, Unit
from govflow.casework.people.store import keep_officer, keep_unit
from govflow.database import open_database, upgrade
from govflow.languages import Text
from govflow.law.calendars import Calendars
from govflow.law.rates import Rates
from govflow.settings import Profile
from govflow.studio.rehearsal.stories import Brings, Cancels, Does, Opens, Story

OUTSIDE = ("applicant", "system")
CLOCKS_AT_ONCE = 10_000
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


@dataclass
class Stage:
    """Where a story is played. `case` is the case it opened."""

    house: House
    edition: ServedEdition
    officers: Mapping[str, Officer] = field(default_factory=dict)
    case: str | None = None

    def moment(self, at: datetime) -> datetime:
        """The instant of the office's own time."""
        return at.replace(tzinfo=self.house.zone)

    def unit_of(self, actor: str) -> str:
        return self.edition.regulation.actors[actor].body

    def doer(self, actor: str, person: str) -> Doer:
        """Who acts: an officer of a body, the applicant, or a system."""
        known = self.edition.regulation.actors.get(actor)
        if known is None:
            raise UnknownCode(code=actor, kind="actors")
        if known.body == "system":
            return Machine(actor)
        return Citizen("") if known.body == "applicant" else self.officers[person]

    def let_pass(self, until: datetime) -> None:
        """Whatever comes due up to a moment rings at its own."""
        for _ in range(CLOCKS_AT_ONCE):
            with open_desk(self.house, at=self.moment(until)) as desk:
                if ring_deadline(desk, until=self.moment(until)) is None:
                    return


@contextmanager
def theatre(calendars: Calendars, zone: ZoneInfo, rates: Rates | None = None) -> Iterator["Theatre"]:
    """A place to set stages in; the database is prepared once and copied for each. Nothing of it must last."""
    with TemporaryDirectory(prefix="govflow-rehearsal-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        prepared = Path(folder) / "prepared.db"
        upgrade(f"sqlite:///{prepared}")
        yield Theatre(Path(folder), prepared, calendars, zone, rates)


@dataclass(frozen=True)
class Theatre:
    folder: Path
    prepared: Path
    calendars: Calendars
    zone: ZoneInfo
    rates: Rates | None = None

    @contextmanager
    def stage(self, story: Story, edition: ServedEdition) -> Iterator[Stage]:
        file = self.folder / "stage.db"
        copyfile(self.prepared, file)
        database = open_database(f"sqlite:///{file}")
        try:
            profile = Profile(story.profile)
            house = House(database, Editions([edition]), self.calendars, self.zone, profile, rates=self.rates)
            yield Stage(house, edition, _people(story, edition, house))
        finally:
            database.close()
            for left in self.folder.glob("stage.db*"):
                left.unlink()


def _people(story: Story, edition: ServedEdition, house: House) -> dict[str, Officer]:
    """One unit for each kind of body, and everybody the story names, with the roles they act in."""
    actors = edition.regulation.actors
    bodies = sorted({actor.body for actor in actors.values()} - set(OUTSIDE))
    roles: dict[str, set[Role]] = {
        code: {Role(one.body, code)} for code, one in actors.items() if one.body in bodies
    }
    for actor, person in _acting(story):
        if actor in roles:
            roles.setdefault(person, set()).add(Role(actors[actor].body, actor))
    officers = {person: Officer(person, person, roles=frozenset(held)) for person, held in roles.items()}
    with open_desk(house) as desk:
        for body in bodies:
            keep_unit(desk.rows, Unit(body, None, body, "", Text.same(body), f"/{body}/"))
        for officer in officers.values():
            keep_officer(desk.rows, officer)
    return officers


def _acting(story: Story) -> Iterator[tuple[str, str]]:
    for step in story.steps:
        match step.deed:
            case Does(by=by, person=person) | Brings(by=by, person=person) | Cancels(by=by, person=person):
                yield by, person
            case Opens(by=by):
                yield by, by
            case _:
                pass
