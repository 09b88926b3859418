"""One request for a page: who reads it, what they sent, and the ways to answer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from govflow.app import App
from govflow.casework.desk import Desk, open_desk
from govflow.casework.people.officers import Officer
from govflow.casework.questions.decrees import standing_calendars
from govflow.casework.questions.today import business_clock
from govflow.clock import BusinessClock
from govflow.errors import Rejected
from govflow.feel import Surroundings
from govflow.languages import keys_of, say
from govflow.law.counting import Surveyor
from govflow.settings import Profile
from govflow.web.pages.posted import Upload
from govflow.web.pages.reader import Reader
from govflow.web.pages.rendering import render
from govflow.web.pages.safety import INERT
from govflow.web.pages.site import Site

VISIT, SESSION, LANGUAGE, TOLD = "govflow_visit", "govflow_session", "govflow_language", "govflow_told"
MENU = {"clerk": "/inbox", "supervisor": "/overview", "designer": "/designer"}
LONGEST_KEY = 40
ZERO = "\x00"  # no database of ours keeps it in a text
YEAR = int(timedelta(days=365).total_seconds())


class NotSignedIn(Rejected):
    """Nobody is signed in."""


class NotForYou(Rejected):
    """{officer} does not work in the portal {portal}."""


class FormOutOfDate(Rejected):
    """What was sent does not carry the secret of this reader's page."""


@dataclass(frozen=True)
class Page:
    request: Request
    site: Site
    reader: Reader
    sent: Mapping[str, Sequence[str | Upload]]

    @property
    def app(self) -> App:
        return self.site.app

    @property
    def officer(self) -> Officer:
        """Who is signed in; pages of the portals are shown to nobody else."""
        if self.reader.officer is None:
            raise NotSignedIn
        return self.reader.officer

    @cached_property
    def clock(self) -> BusinessClock:
        return business_clock(self.app.house)

    @cached_property
    def now(self) -> datetime:
        """The business moment of this request."""
        return self.clock.now()

    @property
    def today(self) -> date:
        return self.now.astimezone(self.app.house.zone).date()

    @cached_property
    def surveyor(self) -> Surveyor:
        """What says how far a last day is."""
        house = self.app.house
        return Surveyor(standing_calendars(house).now, house.zone, house.hours)

    @property
    def given(self) -> Surroundings:
        """What FEEL in a form may ask."""
        return Surroundings(self.now, self.app.house.zone, self.app.house.functions(self.today))

    @property
    def language(self) -> str:
        return self.reader.language

    @property
    def path(self) -> str:
        """Where the reader is, to come back to: a page that was sent something is not a place to come back to."""
        if self.request.method != "GET":
            return self.request.headers.get("referer", "/").partition(self.request.url.netloc)[2] or "/"
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    @property
    def is_fragment(self) -> bool:
        """Whether only a region of the page is asked for."""
        return self.request.headers.get("hx-request") == "true"

    def word(self, name: str, otherwise: str = "") -> str:
        """The text sent under a name; a zero character, which means nothing to anybody, is read past."""
        found = [value for value in self.sent.get(name, ()) if isinstance(value, str)]
        return found[0].replace(ZERO, "").strip() if found else otherwise

    def uploads(self, name: str) -> list[Upload]:
        return [value for value in self.sent.get(name, ()) if isinstance(value, Upload) and value.name]

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A desk for what was sent. A form that comes a second time is told of its first answer."""
        with open_desk(self.app.house) as desk:
            if key := self.word("sending")[:LONGEST_KEY]:
                desk.answer_once(key, by=self.officer.id)
            yield desk

    # answers

    def show(self, template: str, *, status: int = 200, here: str = "", **facts: object) -> Response:
        told = self.reader.told
        frame: dict[str, object] = {
            "reader": self.reader,
            "language": self.language,
            "path": self.path,
            "here": here,
            "menu": [(name, MENU[name]) for name in self.reader.portals] + [("citizen", "/services")],
            "told": None,
            "asset": self.site.asset,
            "zone": self.app.settings.zone,
            "profile": self.app.settings.profile.value,
            "is_production": self.app.settings.profile is Profile.PRODUCTION,
            "now": self.now,
            "clock_is_moved": self.clock.is_moved,
        }
        if told in keys_of("web", self.language):
            frame["told"] = say(self.language, "web", str(told))
        answer = HTMLResponse(render(template, frame | facts), status_code=status)
        if self.is_fragment:
            answer.headers["X-Fragment"] = "yes"
        return self._with_cookies(answer)

    def go(self, path: str, told: str | None = None) -> Response:
        """Send the reader on; `told` is the key of what the next page says first."""
        answer = RedirectResponse(quote(path, safe="/?=&%:.;,@+-_~#"), status_code=303)
        if told:
            self.set_cookie(answer, TOLD, told, seconds=60)
        return answer

    def give(self, content: bytes, media: str) -> Response:
        """Bytes as they are kept: for a script or to be saved, and never a page of ours, whatever they say."""
        return Response(content, media_type=media, headers=INERT)

    def set_cookie(self, answer: Response, name: str, value: str, seconds: int | None = None) -> None:
        is_safe = self.request.url.scheme == "https"
        answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=is_safe, path="/")

    def _with_cookies(self, answer: Response) -> Response:
        if self.reader.officer is None and self.request.cookies.get(VISIT) != self.reader.token:
            self.set_cookie(answer, VISIT, self.reader.token)
        if self.reader.told:
            answer.delete_cookie(TOLD, path="/")
        return answer

    def signed_in(self, portal: str) -> "Page":
        """This page, once its reader is known to work in the portal."""
        if self.officer and portal not in self.reader.portals:
            raise NotForYou(officer=self.officer.id, portal=portal)
        return self
