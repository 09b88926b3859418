"""The editions on disk, and which of them is law on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from govflow.errors import WrongFile
from govflow.languages import expected
from govflow.law.reading.regulations import FILE, read_regulation
from govflow.law.regulations import Regulation


@dataclass(frozen=True)
class Edition:
    """One edition: its folder and its regulation."""

    folder: Path
    regulation: Regulation

    @property
    def service(self) -> str:
        return self.regulation.service

    @property
    def name(self) -> str:
        """The edition as people say it: the service and its first day."""
        return f"{self.service}/{self.regulation.in_force.since}"

    @property
    def first_day_is_assumed(self) -> bool:
        return self.regulation.in_force.is_assumed

    def is_in_force(self, on: date) -> bool:
        span = self.regulation.in_force
        return span.since <= on and (span.until is None or on < span.until)


@dataclass(frozen=True)
class Catalogue:
    """Every edition of every service, the oldest first."""

    editions: Mapping[str, tuple[Edition, ...]]

    def in_force(self, service: str, *, on: date) -> Edition | None:
        return next((edition for edition in self.editions.get(service, ()) if edition.is_in_force(on)), None)

    def offered(self, on: date) -> tuple[Edition, ...]:
        found = (self.in_force(service, on=on) for service in self.editions)
        return tuple(edition for edition in found if edition is not None)


def read_catalogue(processes: Path) -> Catalogue:
    """Read every edition under `processes`; days covered twice or by none between two editions are wrong."""
    found = sorted(_editions(processes), key=lambda one: (one.service, one.regulation.in_force.since))
    services = {service: tuple(editions) for service, editions in groupby(found, lambda one: one.service)}
    for editions in services.values():
        for earlier, later in pairwise(editions):
            _follow(earlier, later)
    return Catalogue(services)


def read_edition(folder: Path, settings: Mapping[str, str] | None = None) -> Edition:
    regulation = read_regulation(folder, settings)
    file = folder / FILE
    if folder.parent.name != regulation.service:
        raise WrongFile(file, 1, expected("service_of", name=repr(folder.parent.name)), repr(regulation.service))
    if folder.name != str(regulation.in_force.since):
        raise WrongFile(file, 1, expected("first_day", day=folder.name), str(regulation.in_force.since))
    return Edition(folder, regulation)


def _editions(processes: Path) -> Iterator[Edition]:
    for file in sorted(processes.glob(f"*/*/{FILE}")):
        yield read_edition(file.parent)


def _follow(earlier: Edition, later: Edition) -> None:
    until, since = earlier.regulation.in_force.until, later.regulation.in_force.since
    if until != since:
        trouble = "no last day" if until is None else f"{until}, {_between(until, since)}"
        line = 1
        raise WrongFile(
            earlier.folder / FILE, line, f"in force until {since}, when the next edition begins", trouble
        )


def _between(until: date, since: date) -> str:
    return "which leaves days without an edition" if until < since else "which gives days two editions"
