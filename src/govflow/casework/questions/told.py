"""What a notice says: the same words for officer and applicant, each new day with the count behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.notices.notices import Notice
from govflow.casework.notices.store import notices_of
from govflow.casework.questions.casepage import Deadline, open_deadlines
from govflow.languages import say
from govflow.law.calendars.telling import date_in_words

DOMAIN = "decrees"


@dataclass(frozen=True)
class Told:
    """A notice as it is read."""

    case: str
    notice: Notice
    edition: ServedEdition
    deadlines: Mapping[int, Deadline]

    def lines(self, language: str) -> list[str]:
        facts = self.notice.facts
        if "moved" in facts:
            return list(self._moved(facts, language))
        key = f"notice_{self.notice.kind}"
        about, due = self._about(facts, language), _day(facts.get("due_on"), language)
        return [say(language, DOMAIN, key, case=self.case, about=about, due=due)]

    def _moved(self, facts: Mapping[str, Any], language: str) -> Iterator[str]:
        yield say(language, DOMAIN, "notice_recounted", case=self.case, act=facts["act"])
        for one in facts["moved"]:
            before, after = _day(one["before"], language), _day(one["due_on"], language)
            term = self._title(one["term"], language)
            yield say(language, DOMAIN, "notice_moved", term=term, before=before, after=after)
            yield from self._count(one, language)

    def _count(self, one: Mapping[str, Any], language: str) -> list[str]:
        """The count of the day told, day by day, while it stands."""
        deadline = self.deadlines.get(one["no"])
        if deadline is None or str(deadline.clock.due_on) != one["due_on"]:
            return []
        return [f"  {line}" for line in deadline.explain(language)]

    def _about(self, facts: Mapping[str, Any], language: str) -> str:
        if "term" in facts:
            return self._title(facts["term"], language)
        return self.edition.label(facts["element"]).in_(language) if "element" in facts else ""

    def _title(self, code: str, language: str) -> str:
        term = self.edition.term(code)
        return term.title.in_(language) if term else code


def told_about(house: House, case: str) -> list[Told]:
    """Every notice of a case, the oldest first."""
    with open_reading(house) as connection:
        edition = read_file(house, connection, case).edition
        notices = notices_of(connection, case)
    deadlines = {one.clock.no: one for one in open_deadlines(house, case)}
    return [Told(case, notice, edition, deadlines) for notice in notices]


def _day(written: str | None, language: str) -> str:
    return date_in_words(date.fromisoformat(written), language) if written else "–"
