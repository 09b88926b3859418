"""The story of a case: each entry of its ledger as a sentence in the reader's language."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.case import IN_PERSON
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.events import DeadlineEndedLate, DecisionMade, IncidentHappened
from govflow.casework.cases.troubles import reason_in_words
from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.ledger.chain import Entry
from govflow.casework.ledger.store import entries_of
from govflow.casework.people.officers import CLOCK
from govflow.casework.people.store import officer_names
from govflow.casework.questions.reasons import Reasons
from govflow.languages import LANGUAGES, Text, say
from govflow.law.citations import cited
from govflow.law.forms.showing import shown_day

PEOPLE = ("officer", "holder", "to")  # facts that hold an officer
SHOWN_OF_DIGEST = 16  # enough to compare by eye; the ledger has the whole


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened."""

    seq: int
    event: str
    at: datetime
    by: str
    by_name: str
    facts: Mapping[str, Any]
    digest: str
    personal: Mapping[str, Any] = field(repr=False)
    edition: ServedEdition = field(repr=False)
    zone: ZoneInfo = field(repr=False)

    def sentence(self, language: str) -> str:
        shown: dict[str, Any] = {name: self._shown(name, value, language) for name, value in self.facts.items()}
        if self.event == IncidentHappened.__name__:
            told = self.personal.get("told", {})
            shown["reason"] = reason_in_words(self.facts["reason"], told, shown["element"], language)
        return say(language, "events", self._key, **({"by": self.who(language)} | shown))

    @property
    def _key(self) -> str:
        """A missed term that the clock ended was not done late by somebody: it was not done."""
        is_undone = self.event == DeadlineEndedLate.__name__ and self.by == CLOCK.id
        return f"{self.event}.undone" if is_undone else self.event

    def who(self, language: str) -> str:
        """Whoever did it: an officer by name, a system as the act calls it."""
        system = self.edition.regulation.systems.get(self.by)
        return system.title.in_(language) if system else self.by_name

    @property
    def reasons(self) -> Reasons | None:
        """Why, where a decision was made and its reasons are still kept."""
        if self.event != DecisionMade.__name__ or not self.personal.get("explanation"):
            return None
        said, explanation = self.facts, self.personal["explanation"]
        return Reasons(said["decision"], said["element"], self.at, explanation, self.edition, self.zone)

    def _shown(self, name: str, value: Any, language: str) -> str:
        """A fact in the words of the edition."""
        titled = self._titled(name, value)
        if titled is not None:
            return titled.in_(language)
        if name.endswith("_on") or name == "before":
            return f"{date.fromisoformat(value):%d.%m.%Y}" if value else "–"
        if name.endswith("_at"):
            return f"{datetime.fromisoformat(value).astimezone(self.zone):%d.%m.%Y %H:%M}" if value else "–"
        if name == "edition":
            return shown_day(str(value).rpartition("/")[2])
        if name == "digest":
            return f"{str(value)[:SHOWN_OF_DIGEST]}…"
        if name == "citation":
            return cited(str(value), language)
        if name in ("ground", "by") and value == "state":
            return say(language, "casework", "by_state")
        if name == "officer" and not value:
            return say(language, "casework", "nobody")
        return "–" if value in (None, "") else str(value)

    def _titled(self, name: str, value: Any) -> Text | None:
        regulation = self.edition.regulation
        if name == "element" and value in self.edition.model.elements:
            return self.edition.label(value)
        titles: dict[str, Mapping[str, Any]] = {
            "by_term": regulation.terms, "state": regulation.states,
            "moment": regulation.moments, "paper": regulation.papers, "ground": regulation.grounds,
            "actor": regulation.actors, "system": regulation.systems, "outcome": regulation.outcomes,
        }  # fmt: skip
        if name == "source":
            return self._answer(name, value) or self._own_window(value)
        if name == "term":
            return self.edition.term_title(str(value), self.facts.get("element"))
        known = titles.get(name, {}).get(str(value))
        if known is None and name in ("service", "edition") and (name == "service" or self.edition.is_training):
            return regulation.title
        return known.title if known else self._way(value) if name == "flow" else None

    def _answer(self, name: str, value: Any) -> Text | None:
        """An answer as the form that asks it calls it."""
        fields = (field for form in self.edition.forms.values() for field in form.each() if field.key == name)
        choices = (choice for field in fields for choice in field.choices)
        return next((choice.label for choice in choices if choice.value == value), None)

    def _own_window(self, value: Any) -> Text | None:
        """Where no form asks for the channel, the applicant came in person."""
        is_plain = value == IN_PERSON
        return Text(*(say(one, "casework", "own_window") for one in LANGUAGES)) if is_plain else None

    def _way(self, flow: Any) -> Text | None:
        """The name of a way that was chosen, as the diagram says it beside the flow."""
        elements = self.edition.model.elements
        chosen = elements.get(str(self.facts.get("element")))
        found = next((one for one in chosen.outgoing if one.id == flow), None) if chosen else None
        name = (found.name or found.prose) if found else ""
        return (
            Text(name, found.attributes.get("ru", name), found.attributes.get("en", name))
            if found and name
            else None
        )


def story(house: House, case: str) -> list[StoryLine]:
    """Everything that happened to a case, in order."""
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        entries = entries_of(connection, case)
        names = officer_names(connection, people_in(entries))
    return [line_of(entry, file.edition, names, file.counting.zone) for entry in entries]


def people_in(entries: Iterable[Entry]) -> set[str]:
    """Everybody a story names."""
    return {who for entry in entries for who in (entry.by, *(entry.facts.get(role) for role in PEOPLE)) if who}


def line_of(entry: Entry, edition: ServedEdition, names: Mapping[str, str], zone: ZoneInfo) -> StoryLine:
    personal = json.loads(entry.personal) if entry.personal else {}
    by_name, facts = names.get(entry.by, entry.by), dict(entry.facts)
    facts |= {role: names.get(facts[role], facts[role]) for role in PEOPLE if facts.get(role)}
    return StoryLine(
        entry.seq, entry.event, entry.at, entry.by, by_name, facts, entry.digest, personal, edition, zone
    )
