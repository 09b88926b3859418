"""A place in an act is shown in the words of the reader's language, and stays as it is where it is none."""

import pytest

from govflow.languages import LANGUAGES
from govflow.law.citations import Citation, cited


@pytest.mark.parametrize(
    ("place", "kk", "ru", "en"),
    [
        ("p.7", "7-тармақ", "п. 7", "p. 7"),
        ("p.6(1)¶3", "6-тармақ, 1) тармақша, 3-абзац", "п. 6, пп. 1), абз. 3", "p. 6, sub-point 1, paragraph 3"),
        ("p.6(1)–(3)¶3", "6-тармақ, 1)–3) тармақшалар, 3-абзац", "п. 6, пп. 1)–3), абз. 3",
         "p. 6, sub-points 1–3, paragraph 3"),
        ("p.11, p.12", "11-тармақ; 12-тармақ", "п. 11; п. 12", "p. 11; p. 12"),
        ("order p.2(5)", "бұйрық, 2-тармақ, 5) тармақша", "приказ, п. 2, пп. 5)", "order, p. 2, sub-point 5"),
        ("annex 2 **", "2-қосымша, ескертпе **", "приложение 2, примечание **", "annex 2, note **"),
        ("p.11 last ¶", "11-тармақ, соңғы абзац", "п. 11, последний абзац", "p. 11, last paragraph"),
        ("p.7 (A2)", "7-тармақ (A2)", "п. 7 (A2)", "p. 7 (A2)"),
    ],
)  # fmt: skip
def test_a_place_is_told_in_each_language(place, kk, ru, en):
    assert [cited(place, language) for language in LANGUAGES] == [kk, ru, en]


@pytest.mark.parametrize("place", ["Civil Code, article 173", "A24", "–", ""])
def test_what_is_not_written_as_a_place_stays_as_it_is(place):
    assert {cited(place, language) for language in LANGUAGES} == {place}


def test_a_citation_names_the_reading_that_settles_it():
    assert Citation("p.7", "A2").in_("ru") == "п. 7 (A2)"
