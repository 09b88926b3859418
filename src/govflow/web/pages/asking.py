"""Who asks for a page and what they sent, worked out before any page is made."""

from asyncio import timeout
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from govflow.law.forms.media import media_of
from govflow.web.pages.page import (
    LANGUAGE,
    SESSION,
    TOLD,
    VISIT,
    ZERO,
    FormOutOfDate,
    NotSignedIn,
    Page,
)
from govflow.web.pages.posted import Upload
from govflow.web.pages.reader import Reader, chosen_language, new_secret
from govflow.web.pages.safety import LARGEST_FROM_ANYBODY, body_length, comes_from_elsewhere
from govflow.web.pages.site import Site

# a number in an address that a database can look for
Number = Annotated[int, Path(ge=0, le=2**31 - 1)]
MOST_FIELDS, LARGEST_FIELD, MOST_FILES = 2_000, 200_000, 20
SECONDS_TO_SEND = 120  # a body that takes longer is no form somebody sends
LONGEST_NAME = 200


def reader_of(request: Request) -> Reader:
    """Who reads: the session names the officer, the cookies the language."""
    cookies = request.cookies
    language = chosen_language(cookies.get(LANGUAGE))
    visit = cookies.get(VISIT, "")
    anonymous = Reader(language, visit if 20 < len(visit) < 80 else new_secret(), told=cookies.get(TOLD))
    secret = cookies.get(SESSION)
    if not secret:
        return anonymous
    site: Site = request.app.state.site
    found = site.who(secret)
    if found is None:
        return anonymous
    officer, token = found
    return replace(anonymous, officer=officer, session=secret, token=token)


async def sent_with(
    request: Request, reader: Annotated[Reader, Depends(reader_of)]
) -> Mapping[str, Sequence[str | Upload]]:
    """Everything sent: the query of a GET, the fields and files of a form."""
    if ZERO in request.scope["path"]:
        raise HTTPException(404)  # nothing here is called so, and no database can look for it
    if request.method == "GET":
        query = request.query_params
        return {name: query.getlist(name) for name in query}
    if "charset" in request.headers.get("content-type", "").lower().replace("charset=utf-8", ""):
        raise HTTPException(400)  # pages are UTF-8; another charset could smuggle in what is no text at all
    if reader.officer is None and body_length(request.headers) > LARGEST_FROM_ANYBODY:
        raise HTTPException(413)
    try:
        async with timeout(SECONDS_TO_SEND):
            return await _form(request)
    except TimeoutError:
        raise HTTPException(408) from None
    except ClientDisconnect:
        raise HTTPException(400) from None  # nobody is there any more to be answered


async def _form(request: Request) -> Mapping[str, Sequence[str | Upload]]:
    async with request.form(max_fields=MOST_FIELDS, max_files=MOST_FILES, max_part_size=LARGEST_FIELD) as form:
        return {name: [await _read(value) for value in form.getlist(name)] for name in form}


async def _read(value: str | UploadFile) -> str | Upload:
    """A file is what its bytes are; what the browser says of it is not believed."""
    if isinstance(value, str):
        return value
    content = await value.read()
    return Upload((value.filename or "").replace(ZERO, "")[-LONGEST_NAME:], media_of(content), content)


def page_of(
    request: Request,
    reader: Annotated[Reader, Depends(reader_of)],
    sent: Annotated[Mapping[str, Any], Depends(sent_with)],
) -> Page:
    page = Page(request, request.app.state.site, reader, sent)
    if request.method != "GET":
        token = page.word("csrf-token") or request.headers.get("x-csrf-token", "")
        if comes_from_elsewhere(request.headers) or not reader.sent_back(token):
            raise FormOutOfDate
    return page


Asked = Annotated[Page, Depends(page_of)]


def clerk_page(page: Asked) -> Page:
    return page.signed_in("clerk")


def supervisor_page(page: Asked) -> Page:
    return page.signed_in("supervisor")


def designer_page(page: Asked) -> Page:
    return page.signed_in("designer")


AskedByClerk = Annotated[Page, Depends(clerk_page)]
AskedBySupervisor = Annotated[Page, Depends(supervisor_page)]
AskedByDesigner = Annotated[Page, Depends(designer_page)]


def page_for_officers(page: Asked) -> Page:
    """A page for whoever has to do with the case; casework finds it for nobody else."""
    if page.reader.officer is None:
        raise NotSignedIn
    return page


AskedOfCase = Annotated[Page, Depends(page_for_officers)]
