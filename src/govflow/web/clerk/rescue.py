"""Somebody else was quicker: who and when, and everything that was typed in vain, to be copied from."""

from collections.abc import Iterator, Mapping, Sequence

from fastapi.responses import Response

from govflow.casework.inbox.items import parts_of
from govflow.casework.inbox.rejections import AlreadyDone, NoLongerOpen, NotOnYourDesk, TakenByAnother
from govflow.casework.questions.casepage import form_asked
from govflow.errors import Rejected
from govflow.law.forms import Field, Kind
from govflow.law.forms.showing import shown_fact
from govflow.web.clerk.known import Line
from govflow.web.pages.page import Page
from govflow.web.pages.posted import typed_into
from govflow.web.pages.tone import sentence, status_of, what_to_do

QUICKER = (AlreadyDone, NoLongerOpen, NotOnYourDesk, TakenByAnother)


def rescued(page: Page, item: str, refusal: Rejected) -> Response:
    """What became of the task, and what was typed into it."""
    case, _ = parts_of(item) or ("", 0)
    form = form_asked(page.app.house, case, str(refusal.facts.get("element", "")))
    typed = typed_into(form, page.sent, {}) if form else {}
    return page.show(
        "clerk/rescued.html",
        status=status_of(refusal),
        here="clerk",
        case=case,
        words=sentence(refusal, page.language),
        next_step=what_to_do(refusal, page.language),
        lines=list(_written(form.fields, typed, page.language)) if form else [],
    )


def _written(fields: Sequence[Field], typed: Mapping[str, object], language: str) -> Iterator[Line]:
    for field in fields:
        value = typed.get(field.key)
        if field.kind is Kind.GROUP:
            inner = value if field.key and isinstance(value, Mapping) else typed
            yield from _written(field.fields, inner, language)
        elif value:
            yield field.label.in_(language), shown_fact(field, value == "on" or value, language)
