"""Why it was decided so: the reasons kept with a case in the words of its edition, for clerk and citizen alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.documents.store import documents_in
from govflow.engine.decisions import explain
from govflow.languages import Text, say
from govflow.law.citations import cited
from govflow.law.forms import Field
from govflow.law.forms.showing import plainly, shown_fact

SHOWN_OF_DIGEST = 16  # enough to compare by eye; the record has the whole
LISTS = ("grounds", "outcomes", "states", "terms")  # whose codes a table may give


@dataclass(frozen=True)
class Reasons:
    """One decision that was made, and why."""

    decision: str
    element: str
    at: datetime
    explanation: Mapping[str, Any] = field(repr=False)
    edition: ServedEdition = field(repr=False)
    zone: ZoneInfo = field(repr=False)

    @property
    def title(self) -> Text:
        titles = self.explanation.get("title")
        return Text(**titles) if titles else Text.same(str(self.explanation.get("name") or self.decision))

    def heading(self, language: str) -> str:
        known = self.element in self.edition.model.elements
        step = self.edition.label(self.element).in_(language) if known else self.element
        at = f"{self.at.astimezone(self.zone):%d.%m.%Y %H:%M}"
        return say(language, "casework", "decided", title=self.title.in_(language), at=at, step=step)

    def version(self, language: str) -> str:
        """Which text of the tables it was decided by."""
        since = f"{self.edition.regulation.in_force.since:%d.%m.%Y}"
        digest = str(self.explanation.get("digest", ""))[:SHOWN_OF_DIGEST]
        title = self.edition.regulation.title.in_(language)
        return say(language, "casework", "decided_by", edition=title, since=since, digest=digest)

    def explain(self, language: str) -> list[str]:
        """Line by line: what each table saw, which rules fired, which figures were asked for and on what ground."""
        lines = explain(self.explanation, language, _EditionWords(self.edition))
        return [*(line.strip() for line in lines), self.version(language)]


@dataclass(frozen=True)
class _EditionWords:
    """What the forms and lists of an edition call the names and values of its tables."""

    edition: ServedEdition

    def name(self, text: str, language: str) -> str | None:
        found = self._field(text)
        return found.label.in_(language) if found else None

    def value(self, text: str, value: object, language: str) -> str:
        if value is None:
            return say(language, "casework", "not_known")
        if isinstance(value, str) and (title := self._titled(value)):
            return title.in_(language)
        found = self._field(text)
        return shown_fact(found, value, language) if found else plainly(value, language)

    def note(self, note: str, language: str) -> str:
        """A place of the act in the words of the language; any other note as it is."""
        return cited(note, language)

    def _field(self, text: str) -> Field | None:
        """The question behind a name, or behind the last part of a path."""
        key = text.rpartition(".")[2]
        forms = self.edition.forms.values()
        return next((one for form in forms for one in form.each() if one.key == key), None) if key else None

    def _titled(self, code: str) -> Text | None:
        regulation = self.edition.regulation
        for name in LISTS:
            known = getattr(regulation, name, {}).get(code)
            if known is not None:
                title: Text = known.title
                return title
        return None


def told_to_applicant(house: House, case: str) -> list[Reasons]:
    """The reasons that the papers of a closed case carry, the last of each decision."""
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        documents = documents_in(connection, case) if not file.case.is_open else []
    printed = [
        one for paper in documents for one in printed_reasons(paper.content, file.edition, file.counting.zone)
    ]
    return list({one.decision: one for one in printed}.values())


def printed_reasons(content: Mapping[str, Any] | None, edition: ServedEdition, zone: ZoneInfo) -> list[Reasons]:
    """The reasons a paper carries since it was drawn up."""
    return [
        Reasons(
            one["decision"],
            one["element"],
            datetime.fromisoformat(one["at"]),
            one["explanation"],
            edition,
            zone,
        )
        for one in (content or {}).get("why", ())
    ]
