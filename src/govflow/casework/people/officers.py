"""Who acts: officers in their units, and what acts without being one."""

from dataclasses import dataclass
from enum import StrEnum

from govflow.languages import Text


class Duty(StrEnum):
    """What an officer may be besides an actor of a regulation."""

    SUPERVISOR = "SUPERVISOR"
    DESIGNER = "DESIGNER"
    OPERATOR = "OPERATOR"


@dataclass(frozen=True)
class Unit:
    """A body or a part of one. It serves its territory; `path` leads to it from the top of the tree."""

    id: str
    parent: str | None
    kind: str  # division, branch, provider …
    territory: str  # a prefix of the territories it serves; "" is everywhere
    title: Text
    path: str
    zone: str | None = None


@dataclass(frozen=True)
class Role:
    """An actor of a regulation, or a duty, that an officer has within a unit. `service` "*" is every service."""

    unit: str
    actor: str
    service: str = "*"


@dataclass(frozen=True)
class Officer:
    """A person who works here, with everything they may do."""

    id: str
    name: str
    iin: str = ""
    roles: frozenset[Role] = frozenset()

    def acts_as(self, actor: str, *, unit: str, service: str) -> bool:
        return any(
            role.actor == actor and role.unit == unit and role.service in ("*", service) for role in self.roles
        )

    def has(self, duty: Duty) -> bool:
        return any(role.actor == duty for role in self.roles)

    def units_as(self, duty: Duty) -> frozenset[str]:
        return frozenset(role.unit for role in self.roles if role.actor == duty)

    @property
    def units(self) -> frozenset[str]:
        return frozenset(role.unit for role in self.roles)


@dataclass(frozen=True)
class Machine:
    """What acts without being a person: the clock, a register, a gateway."""

    id: str


@dataclass(frozen=True)
class Citizen:
    """A person who acts for themselves, known by IIN."""

    iin: str
    name: str = ""

    @property
    def id(self) -> str:
        return "applicant"


CLOCK = Machine("clock")

Doer = Officer | Machine | Citizen
