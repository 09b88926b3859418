"""A paper of a case as a sheet that can be printed."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.cases.rejections import NoSuchCase
from govflow.casework.documents.papers import Document
from govflow.casework.questions.casepage import CasePage, SignedPaper, case_page
from govflow.casework.questions.reasons import printed_reasons
from govflow.casework.questions.staff import who_works_here
from govflow.languages import LANGUAGES
from govflow.law.citations import cited
from govflow.law.forms import Field
from govflow.law.forms.showing import shown_fact
from govflow.web.pages.asking import AskedOfCase
from govflow.web.pages.page import Page
from govflow.web.pages.staff import actor_title

router = APIRouter()


@dataclass(frozen=True)
class Line:
    name: str
    value: str
    why: tuple[str, ...] = ()  # how a last day was counted


@router.get("/cases/{case}/papers/{no}")
def paper(case: str, no: int, page: AskedOfCase) -> Response:
    found = case_page(page.app.house, case, page.officer)
    document = next((one for one in found.documents if one.no == no), None)
    if document is None:
        raise NoSuchCase(case=f"{case}/{no}")
    return page.show(
        "clerk/paper.html",
        here="clerk",
        found=found,
        document=document,
        known=found.edition.regulation.papers.get(document.paper),
        lines=_lines(page, found, document),
        reasons=printed_reasons(document.content, found.edition, found.zone),
        signatures=[one for one in found.signatures if one.signature.document == document.no],
    )


def _lines(page: Page, found: CasePage, document: Document) -> list[Line]:
    """The fields of the paper by their names in the act, each as people read it; empty optional ones left out."""
    said = dict((document.content or {}).get("fields", {}))
    content = _of_itself(page, found, document) | {name: value for name, value in said.items() if value is not None}
    known = found.edition.regulation.papers.get(document.paper)
    fields = {field.key: field for form in found.edition.forms.values() for field in form.each() if field.key}
    if known is None:
        return [
            Line(_name(name, fields, page.language), _value(name, value, fields, page, found))
            for name, value in said.items()
        ]
    content |= {one.name: _signatures(page, found, one.signed) for one in known.contents if one.signed}
    dates = (document.content or {}).get("dates", {})
    lines = [
        (
            Line(
                one.title.in_(page.language),
                _value(one.fact or one.name, content.get(one.name), fields, page, found),
                tuple(dates.get(one.name, {}).get(page.language, ())),
            ),
            one.is_optional,
        )
        for one in known.contents
    ]
    return [line for line, is_optional in lines if line.value or not is_optional]


def _signatures(page: Page, found: CasePage, paper: str) -> list[str]:
    """Who signed the latest version of a paper, as whom and when."""
    standing = max((one.no for one in found.documents if one.paper == paper), default=0)
    return [_mark(page, found, one) for one in found.signatures if one.signature.document == standing]


def _mark(page: Page, found: CasePage, one: SignedPaper) -> str:
    at = f"{one.signature.signed_at.astimezone(found.zone):%d.%m.%Y %H:%M}"
    return f"{one.name}, {actor_title(page.app.house, one.signature.actor).in_(page.language)}, {at}"


def _of_itself(page: Page, found: CasePage, document: Document) -> dict[str, object]:
    """What every paper carries unasked: its number and moment, who drew it up, for whom, who signed it."""
    names = {officer.id: officer.name for officer in who_works_here(page.app.house)[0]}
    drawn_up_at = document.drawn_up_at.astimezone(found.zone)
    author = names.get(document.drawn_up_by, "")
    signed = [_mark(page, found, one) for one in found.signatures if one.signature.document == document.no]
    return {
        "doc_no": f"{found.case.id}/{document.no}",
        "doc_datetime": drawn_up_at.isoformat(timespec="minutes"),
        "officer": author,
        "officer_sign": author,
        "signatures": signed,
        "case_id": found.case.id,
        "service_name": found.edition.regulation.title.in_(page.language),
        "full_name": found.case.applicant.name,
        "applicant_iin": found.case.applicant.iin,
    }


def _name(name: str, fields: dict[str, Field], language: str) -> str:
    return fields[name].label.in_(language) if name in fields else name


def _value(name: str, value: object, fields: dict[str, Field], page: Page, found: CasePage) -> str:
    if isinstance(value, dict) and value.keys() == set(LANGUAGES):
        return str(value[page.language])
    ground = found.edition.regulation.grounds.get(str(value))
    if ground is not None:
        return f"{value}. {ground.title.in_(page.language)} ({cited(str(ground.citation), page.language)})"
    return shown_fact(fields.get(name), value, page.language)
