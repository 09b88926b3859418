"""A made-up applicant, as typed into the application of the mothers' benefit."""

from typing import Any

APPLICANT: dict[str, Any] = {
    "applicant_iin": "991399000019",
    "last_name": "Үлгіқызы",
    "first_name": "Сынақ",
    "birth_date": "21.03.1975",
    "id_doc_type": "ID_CARD",
    "id_doc_no": "000000001",
    "id_doc_issuer": "Үлгі органы",
    "id_doc_date": "15.01.2015",
    "reg_address": {"region": "Үлгі облысы", "street": "Бірінші", "house": "1"},
    "mobile": "+7 700 000 00 01",
    "postal_address": "Үлгі облысы, Бірінші көшесі, 1",
    "award_kind": "ALTYN_ALQA",
    "award_doc_no": "A-0001",
    "award_doc_date": "14.05.2012",
    "bank_name": "Үлгі банкі",
    "bank_bin": "991340999995",
    "bic": "TESTKZKA",
    "iban": "KZ90 999T EST0 0000 0001",
    "documents": [{"code": "Жеке куәлік", "no": "000000001", "original_shown": True}],
    "consent": True,
    "source": "APPLICANT",
    "paper_signature": True,
}
