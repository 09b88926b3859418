"""What all pages of a running server share: the application, its clock, the addresses of the assets."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govflow.app import App
from govflow.casework.actions.entering import who_signed_in
from govflow.casework.people.officers import Officer
from govflow.clock import technical_now
from govflow.web.pages.reader import Attempts

ASSETS = Path(__file__).parent.parent / "assets"
TEN_MINUTES = 600.0


@dataclass
class Site:
    app: App
    by_name: Attempts = field(default_factory=lambda: Attempts(10, TEN_MINUTES))
    by_address: Attempts = field(default_factory=lambda: Attempts(60, TEN_MINUTES))
    guesses: Attempts = field(default_factory=lambda: Attempts(20, TEN_MINUTES))

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in ASSETS.glob("*.*")}

    def asset(self, name: str) -> str:
        """The address of an asset; its digest lets browsers keep it for ever."""
        return f"/assets/{name}?{self._digests.get(name, '')}"

    def who(self, secret: str) -> tuple[Officer, str] | None:
        return who_signed_in(self.app.house, secret, at=technical_now())
