"""What has happened in the office of the demo by the day it opens on: cases in every state there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from govflow.cli.demo.filling import Person
from govflow.cli.demo.office import synthetic_iin
from govflow.cli.demo.playing import Said, Story, Visit

SERVICE = "mothers-benefit"
OPENS_ON = "04-24 10:30"  # a Tuesday of 2018, the year of every day here
LAST_NAMES = ("Үлгіова", "Мысалбаева", "Сынақова", "Тәжірибекова", "Көрнекова", "Нұсқаева", "Байқаева")
FIRST_NAMES = (
    "Әлия",
    "Гүлнәр",
    "Ғалия",
    "Қарлығаш",
    "Өмірғазы",
    "Ұлжан",
    "Іңкәр",
    "Шолпан",
    "Жібек",
    "Айсұлу",
    "Раушан",
)

# What is answered unless a story says otherwise, by the name of the question.
USUAL: Mapping[str, Any] = {
    "award_kind": "ALTYN_ALQA",
    "birth_date": "1975-05-17",
    "award_doc_date": "2010-12-10",
    "id_doc_date": "2015-02-02",
    "region": "Үлгі облысы",
    "street": "Сынақ көшесі",
    "house": "7",
    "postal_address": "Үлгі облысы, Сынақ көшесі, 7",
    "id_doc_no": "000000000",
    "id_doc_issuer": "ІІМ",
    "award_doc_no": "000",
    "bank_name": "Үлгі банкі",
    "documents": [
        {"code": "Жеке куәлік", "pages": 1, "original_shown": True},
        {"code": "Алқа кітапшасы", "pages": 1},
    ],
    "children": [
        {"full_name": "Мысал Бала", "birth_date": "2009-03-02", "registered_in_rk": True, "birth_record_no": "17"}
    ],
    "package_complete": True,
    "copies_match": True,
    "scan_quality_ok": True,
    "scans": [{"document": "Жеке куәлік", "pages": 1}],
    "calc_ok": True,
    "scan_ok": True,
    "standard_ok": True,
    "amount": "15392",
    "sms_status": "delivered",
}
AN_ERROR: Mapping[str, Any] = {"calc_ok": False, "standard_ok": False}
A_DOUBT: Mapping[str, Any] = {"documents_needed": True, "standard_ok": False}
REASONS: Mapping[str, Any] = {
    "error_list": [{"error": "Есептеу бір айға артық жасалған"}],
    "additional_docs": [{"name": "Баланың туу туралы куәлігі", "reason": "Тізілімде жазба жоқ"}],
    "why_not_raised_earlier": "Бұл мәлімет алғашқы қарау кезінде болмаған еді.",
}
REFUSAL: Mapping[str, Any] = {
    "award_outcome": "REFUSAL",
    "reason_text": "Сұралған құжат берілмеді: қолдағы құжаттар бойынша құқық расталмады.",
}
RETURNED_FOR_ERROR: Said = {"R-01": AN_ERROR, "R-04": REASONS}
RETURNED_FOR_DOCUMENT: Said = {"R-01": A_DOUBT, "R-04": REASONS}


@dataclass(frozen=True)
class Line:
    """A story on one line: days of 2018, and the element at which everybody stops; `end` is the end of the case.

    `after` names what came from outside that day: a message to the case, or the ground on which the head ends it.
    """

    visits: str
    said: Said = field(default_factory=dict)


LINES: Mapping[str, Line] = {
    "at the counter": Line("04-24 09:40 I-06"),
    "being formed": Line("04-23 15:00 F-01"),
    "at the branch": Line("04-20 10:00 F-01; 04-23 16:00 F-04"),
    "with the specialist": Line("04-19 10:00 F-01; 04-20 10:00 F-04; 04-23 15:00 R-01"),
    "with the head of the section": Line("04-17 10:00 F-01; 04-18 10:00 F-04; 04-19 15:00 R-01; 04-23 12:00 R-05"),
    "with the head": Line(
        "04-16 10:00 F-01; 04-17 10:00 F-04; 04-18 15:00 R-01; 04-19 12:00 R-05; 04-23 11:00 R-09"
    ),
    "late at the division": Line("04-16 10:00 F-01"),
    "late at the branch": Line("04-12 10:00 F-01; 04-16 10:00 F-04"),
    "late with the specialist": Line("04-09 10:00 F-01; 04-11 10:00 F-04; 04-13 10:00 R-01"),
    "late with the head": Line(
        "04-04 10:00 F-01; 04-05 10:00 F-04; 04-06 15:00 R-01; 04-09 12:00 R-05; 04-10 11:00 R-09"
    ),
    "returned for an error": Line(
        "04-17 10:00 F-01; 04-18 10:00 F-04; 04-19 15:00 R-01; 04-23 10:00 E-02", RETURNED_FOR_ERROR
    ),
    "returned for an error and late": Line(
        "04-03 10:00 F-01; 04-04 10:00 F-04; 04-05 15:00 R-01; 04-06 10:00 E-02", RETURNED_FOR_ERROR
    ),
    "corrected and back with the specialist": Line(
        "04-10 10:00 F-01; 04-11 10:00 F-04; 04-12 10:00 R-01; 04-13 15:00 E-02; 04-24 09:00 R-01",
        RETURNED_FOR_ERROR,
    ),
    "suspended until the applicant brings a document": Line(
        "03-26 10:00 F-01; 03-27 10:00 F-04; 03-28 15:00 R-01; 03-29 10:00 D-02; 03-30 10:00 D-03",
        RETURNED_FOR_DOCUMENT,
    ),
    "a document was brought": Line(
        "04-03 10:00 F-01; 04-04 10:00 F-04; 04-05 15:00 R-01; 04-06 10:00 D-03; 04-23 10:00 D-04 after documents",
        RETURNED_FOR_DOCUMENT,
    ),
    "nothing was brought in thirty days": Line(
        "02-19 10:00 F-01; 02-20 10:00 F-04; 02-21 15:00 R-01; 02-22 10:00 D-03; 04-24 09:00 H-02",
        RETURNED_FOR_DOCUMENT,
    ),
    "awarded": Line("03-05 10:00 F-01; 03-07 10:00 F-04; 03-13 10:00 R-01; 03-14 10:00 R-05; 03-16 10:00 end"),
    "refused on documents at hand": Line(
        "02-13 10:00 F-01; 02-14 10:00 F-04; 02-15 15:00 R-01; 02-16 10:00 D-03; 04-05 09:00 H-03; 04-06 10:00 end",
        {**RETURNED_FOR_DOCUMENT, "H-02": REFUSAL, "H-04": REFUSAL},
    ),
    "refused at the counter": Line("04-18 11:00 end", {"I-03": {"emaket_found": True, "emaket_ref": "ЕМ-0"}}),
    "withdrawn": Line("04-10 10:00 F-01; 04-11 10:00 end after MB-WITHDRAWN"),
}


def stories(zone: ZoneInfo, units: Sequence[str]) -> Iterator[tuple[Story, Person]]:
    """Every line in every unit, each for somebody else."""
    number = 100
    for unit in units:
        for line in LINES.values():
            number += 1
            yield (
                Story(SERVICE, unit, tuple(_visit(said, zone) for said in line.visits.split("; ")), line.said),
                _person(number),
            )


def moment(said: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(f"2018-{said}").replace(tzinfo=zone).astimezone(UTC)


def _visit(said: str, zone: ZoneInfo) -> Visit:
    words, _, came = said.partition(" after ")
    day, hour, element = words.split()
    is_message = came.islower()
    return Visit(
        moment(f"{day} {hour}", zone),
        element,
        message=came if is_message else "",
        ground="" if is_message else came,
    )


def _person(number: int) -> Person:
    """Somebody who does not exist: the names are words for "example"."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    last = LAST_NAMES[number % len(LAST_NAMES)]
    return Person(last, first, "Мысалқызы", synthetic_iin(number), f"+7700000{number:04d}")
