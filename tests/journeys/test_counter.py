"""From the counter to the notice: an application, the branch's error, a document asked for, thirty days pass."""

import pytest

from govflow.languages import LANGUAGES
from tests.journeys.conftest import Picture, Visitor
from tests.web.applicant import APPLICANT

INTAKE = (
    ("I-02", {"ticket_no": "A-12"}),
    ("I-03", {}),
    ("I-06", {"package_complete": True, "copies_match": True}),
    ("I-08", {"gbdfl_result": "CONFIRMED"}),
    ("I-11", {"comparisons": [{"document": "Жеке куәлік", "register_answer": "MATCH"}]}),
    ("I-12", {"scans": [{"document": "Награда куәлігі", "pages": "2"}]}),
    ("I-13", {"scan_quality_ok": True}),
    ("I-14", {}),
    ("I-15", {}),
)
AWARD = {"award_outcome": "AWARD", "amount": "15000", "start_date": "05.03.2018"}
REFUSAL = {"award_outcome": "REFUSAL", "reason_text": "Құжаттар белгіленген мерзімде ұсынылмады"}
REVIEW = {"calc_ok": True, "scan_ok": True, "documents_needed": True}
ASKED = {"additional_docs": [{"name": "Награда куәлігінің түпнұсқасы", "reason": "Көшірмеде мөр анық емес"}]}


TITLES = {
    "kk": {"wrong": "жерді түзету керек", "late": "мерзімі өткен", "why": "Неге бұл күн?", "closed": "жабылды"},
    "ru": {"wrong": "Исправьте", "late": "просрочено", "why": "Почему эта дата?", "closed": "закрыто"},
    "en": {"wrong": "to correct", "late": "late", "why": "Why this date?", "closed": "closed"},
}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_for_thirty_days_leads_to_a_decision_on_the_documents_at_hand(
    visitor: Visitor, picture: Picture, language: str
):
    says = TITLES[language]
    visitor.speaks(language)
    visitor.meets_no_barrier()
    picture(f"welcome-{language}")
    applies_at_the_counter(visitor, picture, language, says["wrong"])
    for step, answers in INTAKE:
        visitor.does("mysal", step, answers)
    branch_finds_an_error(visitor)
    picture(f"case-{language}")
    specialist_asks_for_a_document(visitor)
    visitor.meets_no_barrier()
    thirty_days_pass(visitor, picture, language, says)
    decision_on_documents_at_hand(visitor)
    notice_is_issued(visitor, says["closed"])
    picture(f"closed-{language}")
    supervisor_finds_the_late_step(visitor, picture, language, says)


def applies_at_the_counter(visitor: Visitor, picture: Picture, language: str, wrong: str) -> None:
    visitor.signs_in("mysal")
    visitor.moves_clock("05.03.2018")
    visitor.meets_no_barrier()
    visitor.opens("/cases/new")
    visitor.page.locator(".card a").first.click()
    visitor.types(APPLICANT | {"applicant_iin": "991399000018"})
    visitor.page.locator("button.main").click()
    visitor.sees(wrong)
    assert visitor.page.locator('[name="last_name"]').input_value() == APPLICANT["last_name"]
    visitor.meets_no_barrier()
    picture(f"application-{language}")
    visitor.types({"applicant_iin": APPLICANT["applicant_iin"]})
    visitor.page.locator("button.main").click()
    visitor.page.wait_for_url("**/cases/D-*")
    visitor.case = visitor.page.url.rpartition("/")[2]
    visitor.page.locator("[data-canvas] svg[data-element-id]").wait_for()
    assert visitor.page.locator(".bjs-powered-by").is_visible()
    visitor.meets_no_barrier()


def branch_finds_an_error(visitor: Visitor) -> None:
    """The branch sends the file back once; then it is right."""
    visitor.signs_in("mysal")
    visitor.moves_clock("07.03.2018")
    visitor.does("mysal", "F-01", AWARD)
    visitor.does("ulgi", "F-02")
    visitor.does(
        "branch", "F-04", {"branch_result": "ERROR", "error_list": [{"error": "Есептеу бетінде қате бар"}]}
    )
    visitor.does("branch", "F-05")
    visitor.does("mysal", "F-06", AWARD)
    visitor.does("mysal", "F-06-S")
    visitor.moves_clock("13.03.2018")
    visitor.does("branch", "F-04", {"branch_result": "OK"})
    visitor.does("branch", "F-07")


def specialist_asks_for_a_document(visitor: Visitor) -> None:
    visitor.moves_clock("14.03.2018")
    visitor.does("spec", "R-01", REVIEW)
    visitor.does("spec", "R-04", ASKED)
    visitor.does("mysal", "D-02", {"notify_channel": "POST"})


def thirty_days_pass(visitor: Visitor, picture: Picture, language: str, says: dict[str, str]) -> None:
    visitor.moves_clock("29.04.2018")
    visitor.signs_in("spec")
    visitor.opens(f"/cases/{visitor.case}")
    visitor.page.locator(".mark-here").first.wait_for(state="attached")
    visitor.page.locator(".deadline summary").first.click()
    assert visitor.page.locator(".deadline .why li").first.is_visible()
    visitor.meets_no_barrier()
    picture(f"thirty-days-{language}")


def decision_on_documents_at_hand(visitor: Visitor) -> None:
    visitor.does("spec", "H-02", REFUSAL)
    visitor.does("spec", "H-02-S")
    visitor.does("dhead", "H-03")
    visitor.does("head", "H-04", REFUSAL)


def notice_is_issued(visitor: Visitor, closed: str) -> None:
    visitor.does("mysal", "N-02", {"sms_status": "delivered"})
    visitor.does("mysal", "N-03", {"recipient_signed": True})
    visitor.sees(closed)


def supervisor_finds_the_late_step(visitor: Visitor, picture: Picture, language: str, says: dict[str, str]) -> None:
    visitor.signs_in("super")
    visitor.opens("/overview?by=element&ended=yes")
    visitor.page.locator("[data-canvas] svg[data-element-id]").wait_for()
    visitor.meets_no_barrier()
    picture(f"overview-{language}")
    visitor.page.get_by_role("link", name=says["why"]).first.click()
    assert visitor.page.locator("ol.why li").count() > 3
    visitor.meets_no_barrier()
    picture(f"why-{language}")
