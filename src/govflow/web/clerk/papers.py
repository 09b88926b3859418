"""A paper of a case as a sheet that can be printed."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.cases.rejections import NoSuchCase
from govflow.casework.documents.papers import Document
from govflow.casework.questions.casepage import CasePage, case_page
from govflow.law.forms import Field
from govflow.web.clerk.known import fact_shown
from govflow.web.pages.page import AskedOfCase, Page

router = APIRouter()


@dataclass(frozen=True)
class Line:
    name: str
    value: str


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
        signatures=[one for one in found.signatures if one.signature.document == document.no],
    )


def _lines(page: Page, found: CasePage, document: Document) -> list[Line]:
    """The fields of the paper by their names in the act, each as people read it; empty optional ones left out."""
    content = dict((document.content or {}).get("fields", {}))
    known = found.edition.regulation.papers.get(document.paper)
    fields = {field.key: field for form in found.edition.forms.values() for field in form.each() if field.key}
    if known is None:
        return [
            Line(_name(name, fields, page.language), _value(name, value, fields, page))
            for name, value in content.items()
        ]
    lines = [
        (Line(one.title.in_(page.language), _value(one.name, content.get(one.name), fields, page)), one.is_optional)
        for one in known.contents
    ]
    return [line for line, is_optional in lines if line.value or not is_optional]


def _name(name: str, fields: dict[str, Field], language: str) -> str:
    return fields[name].label.in_(language) if name in fields else name


def _value(name: str, value: object, fields: dict[str, Field], page: Page) -> str:
    return fact_shown(fields.get(name), value, page.language)
