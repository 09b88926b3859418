"""Why it was decided so: the same words on the page of the case, on the paper given out, and for the citizen."""

from html import unescape

import pytest

from govflow.languages import LANGUAGES
from tests.web.conftest import Reader
from tests.web.test_clerk import applied, clerk, first_item

__all__ = ["clerk"]
WORDS = {
    "kk": ("Топтама толық: жоқ", "Бас тарту негізі = Құжаттар топтамасы толық емес", "11-тармақ, соңғы абзац"),
    "ru": ("Пакет полный: нет", "Основание отказа = Неполный пакет документов", "п. 11, последний абзац"),
    "en": ("The package is complete: no", "Ground of refusal = Incomplete package", "p. 11, last paragraph"),
}


def refused(clerk: Reader) -> str:
    """A case whose package was incomplete, with its receipt given out."""
    case = applied(clerk)
    item = first_item(clerk)
    clerk.sends(f"/tasks/{item}/claim").sends(f"/tasks/{item}", ticket_no="A-12")
    reply = clerk.page.split('href="/tasks/')[1].split('"')[0]
    clerk.opens(f"/tasks/{reply}").sends(f"/tasks/{reply}", emaket_found="")
    item = first_item(clerk)
    clerk.sends(f"/tasks/{item}/claim")
    clerk.sends(f"/tasks/{item}", copies_match="on", **{"missing_docs.0": "row", "missing_docs.0.name": "Анықтама"})
    item = first_item(clerk)
    clerk.sends(f"/tasks/{item}/claim").sends(f"/tasks/{item}")
    assert clerk.path == f"/cases/{case}", clerk.words
    return case


def why(page: str) -> list[str]:
    """The lines of the reasons on a page."""
    lists = page.split('<ol class="why">')[1:]
    return [unescape(line.split("</li>")[0]) for one in lists for line in one.split("</ol>")[0].split("<li>")[1:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_explained_to_clerk_and_citizen_in_the_same_words(clerk: Reader, language: str):
    case = refused(clerk)
    on_case = why(clerk.speaks(language).opens(f"/cases/{case}").page)
    paper = clerk.page.split(f'href="/cases/{case}/papers/')[1].split('"')[0]
    on_paper = why(clerk.opens(f"/cases/{case}/papers/{paper}").page)
    for_citizen = why(clerk.opens("/status", number=case, iin="991399000019").page)
    assert on_paper == for_citizen
    assert set(on_paper) <= set(on_case)
    told = " ".join(on_paper)
    for words in WORDS[language]:
        assert words in told
    assert "11.02.2018" in told  # the edition
    assert "DT-MB" not in told


def test_an_applicant_is_told_no_reasons_before_the_case_is_closed(clerk: Reader):
    case = applied(clerk)
    assert why(clerk.speaks("en").opens("/status", number=case, iin="991399000019").page) == []
    assert "Why it was decided so" not in clerk.words
