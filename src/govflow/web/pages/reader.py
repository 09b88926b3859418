"""Who reads a page: in which language, signed in as whom, under which secret."""

import hmac
import secrets
from dataclasses import dataclass, field

from govflow.casework.people.officers import Duty, Officer
from govflow.languages import LANGUAGES


@dataclass(frozen=True)
class Reader:
    """The reader of one page. `token` must come back with everything they send."""

    language: str
    token: str
    officer: Officer | None = None
    session: str | None = None
    told: str | None = None  # key of a message for the next page

    @property
    def portals(self) -> tuple[str, ...]:
        """The portals this reader works in, in the order of the menu."""
        if self.officer is None:
            return ()
        found = {
            "clerk": _acts(self.officer),
            "supervisor": self.officer.has(Duty.SUPERVISOR),
            "designer": self.officer.has(Duty.DESIGNER),
        }
        portals = [name for name, works in found.items() if works]
        return (*portals, "clerk") if portals == ["designer"] else tuple(portals)  # who draws also tries out

    def sent_back(self, token: str) -> bool:
        return hmac.compare_digest(self.token.encode(), token.encode())


def _acts(officer: Officer) -> bool:
    duties = {duty.value for duty in Duty}
    return any(role.actor not in duties for role in officer.roles)


def chosen_language(cookie: str | None) -> str:
    """Kazakh unless the reader chose another."""
    return cookie if cookie in LANGUAGES else LANGUAGES[0]


def new_secret() -> str:
    return secrets.token_urlsafe(32)


MOST_REMEMBERED = 10_000


@dataclass
class Attempts:
    """Sign-ins of the last minutes that have failed or are not decided yet, by whatever they have in common."""

    most: int
    within: float
    failed: dict[str, list[float]] = field(default_factory=dict)

    def are_too_many(self, key: str, now: float) -> bool:
        recent = [at for at in self.failed.get(key, ()) if at > now - self.within]
        if recent:
            self.failed[key] = recent
        else:
            self.failed.pop(key, None)
        return len(recent) >= self.most

    def add(self, key: str, now: float) -> None:
        if len(self.failed) >= MOST_REMEMBERED:  # somebody tries many names: those long ago are forgotten
            self.failed = {one: times for one, times in self.failed.items() if times[-1] > now - self.within}
        self.failed.setdefault(key, []).append(now)

    def take_back(self, key: str, at: float) -> None:
        """What was counted as an attempt has not failed."""
        times = self.failed.get(key, [])
        if at in times:
            times.remove(at)
        if not times:
            self.failed.pop(key, None)
