"""A regulation: the passport of an edition, as `regulation.yaml` says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from govflow.languages import Text
from govflow.law.citations import Citation
from govflow.law.terms import Term


@dataclass(frozen=True)
class Act:
    """The act a regulation was made by."""

    body: Text
    kind: Text
    number: str
    signed_on: date
    registration: str | None
    registered_on: date | None


@dataclass(frozen=True)
class InForce:
    """From and until when an edition is law, and the rule the first day follows from."""

    since: date
    until: date | None  # the first day it is no longer law
    rule: Text
    is_assumed: bool  # the publication day is not in the act
    running_cases: str  # "finish" or "move": what repeal does to them


@dataclass(frozen=True)
class Point:
    """A numbered point of the act in our own words, and the elements that do it, or why none does."""

    code: str
    summary: Text
    elements: tuple[str, ...] = ()
    not_a_process: Text | None = None


@dataclass(frozen=True)
class Actor:
    """A lane: who acts, in a body of which kind."""

    code: str
    title: Text
    body: str  # kind of unit: division, branch, provider …; "applicant" and "system" are not bodies
    citation: Citation | None = None


@dataclass(frozen=True)
class Separation:
    """Actors of whom one person may be only one, in a pass that begins at a moment."""

    actors: tuple[str, ...]
    since: str | None
    citation: Citation


@dataclass(frozen=True)
class Moment:
    code: str
    title: Text


@dataclass(frozen=True)
class State:
    """A state of the case in the words of the act; a final one closes it."""

    code: str
    title: Text
    is_final: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a case may end."""

    code: str
    title: Text


@dataclass(frozen=True)
class Ground:
    """Why something is refused, returned or ended."""

    code: str
    kind: str  # refusal, return, termination
    title: Text
    citation: Citation


@dataclass(frozen=True)
class PaperField:
    """One thing a paper must carry: the fact it is taken from and how it is called on the paper."""

    name: str
    title: Text
    is_optional: bool = False
    term: str | None = None  # it announces the last day of this term
    fact: str | None = None  # the fact it is taken from, where that has another name
    of: str | None = None  # the paper whose number or day it repeats
    signed: str | None = None  # the paper whose signatures it tells
    says: Text | None = None  # what it says where the case says nothing


@dataclass(frozen=True)
class Paper:
    """A document the case takes in or gives out."""

    code: str
    title: Text
    fields: tuple[str, ...]  # what it must carry, by fact name
    citation: Citation | None = None
    contents: tuple[PaperField, ...] = ()  # the same with titles, in the order of the paper
    purpose: Text | None = None
    explains: tuple[str, ...] = ()  # decisions whose reasons it prints


@dataclass(frozen=True)
class System:
    """A register or another system that the process asks."""

    code: str
    title: Text
    asks: tuple[str, ...]  # facts sent
    replies: tuple[str, ...]  # facts that come back
    silence: Text  # what no answer means: never a refusal
    form: str | None = None  # the form in which an officer may write the reply down by hand


@dataclass(frozen=True)
class Reading:
    """What the law leaves open, how it is read here, and the setting that reads it otherwise."""

    code: str
    question: Text
    answer: Text
    citation: Citation
    setting: str | None = None
    default: str | None = None
    choices: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()  # the terms its choices change or put in force
    is_fact: bool = False  # the value taken is a number that every case knows under the name of the setting


@dataclass(frozen=True)
class Regulation:
    """One service in one edition."""

    service: str
    code: str
    title: Text
    act: Act
    in_force: InForce
    territory: str
    main_process: str
    separate_processes: tuple[str, ...]
    points: Mapping[str, Point]
    actors: Mapping[str, Actor]
    separations: tuple[Separation, ...]
    moments: Mapping[str, Moment]
    states: Mapping[str, State]
    terms: Mapping[str, Term]
    grounds: Mapping[str, Ground]
    papers: Mapping[str, Paper]
    systems: Mapping[str, System]
    readings: Mapping[str, Reading]
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)  # the value taken for each named setting
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # "terms/T-DOC30" → line of the file

    @property
    def endings(self) -> dict[str, Ground]:
        """The grounds on which a case may end before its process would."""
        return {code: ground for code, ground in self.grounds.items() if ground.kind == "termination"}

    @property
    def facts(self) -> dict[str, int]:
        """What every case of this edition knows from the start: the readings that are numbers."""
        named = (reading.setting for reading in self.readings.values() if reading.is_fact)
        return {name: int(self.settings[name]) for name in named if name is not None}
