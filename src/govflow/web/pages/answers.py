"""When the answer is no: pages of the same house, in the reader's language, that say what to do."""

import logging
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from govflow.errors import Rejected
from govflow.languages import say
from govflow.web.pages.asking import reader_of
from govflow.web.pages.page import NotSignedIn, Page
from govflow.web.pages.safety import HEADERS, safe_way_back
from govflow.web.pages.tone import details, sentence, status_of, what_to_do

log = logging.getLogger(__name__)


def _page(request: Request) -> Page:
    return Page(request, request.app.state.site, reader_of(request), {})


def refused(request: Request, refusal: Rejected) -> Response:
    """A rule said no: a sentence and what to do. Who is not signed in is asked to sign in."""
    page = _page(request)
    if isinstance(refusal, NotSignedIn) and request.method == "GET":
        return RedirectResponse(f"/sign-in?next={quote(page.path)}", status_code=303)
    log.info("refused: %s", type(refusal).__name__)
    language = page.language
    said, more = sentence(refusal, language), details(refusal, language)
    return _trouble(page, status_of(refusal), said, what_to_do(refusal, language), more, onward=_onward(refusal))


def _onward(refusal: Rejected) -> str:
    """The case whose ledger holds the first answer, where there was one."""
    case, _, entry = str(refusal.facts.get("reference", "")).partition("#")
    return f"/cases/{case}" if entry else ""


def not_found(request: Request, trouble: Exception) -> Response:
    """An address that is not there, or asked in a way it does not answer; a body that is too much or too slow."""
    page = _page(request)
    status = trouble.status_code if isinstance(trouble, HTTPException) else 422
    key = {404: "not_found", 408: "too_slow", 413: "too_large"}.get(status, "not_understood")
    return _trouble(
        page, status, say(page.language, "errors_web", key), say(page.language, "errors_web", "next"), []
    )


def broken(request: Request, trouble: Exception) -> Response:
    """A bug. It is logged once, by whoever called us; the reader learns that it is not their fault."""
    page = _page(request)
    words = say(page.language, "errors_web", "broken")
    return _trouble(page, 500, words, say(page.language, "errors_web", "next.broken"), [])


def _trouble(page: Page, status: int, words: str, next_step: str, more: list[str], *, onward: str = "") -> Response:
    tone = "bad" if status >= 500 else "careful"
    title = say(page.language, "errors_web", f"title.{status if status in (404, 500) else 'no'}")
    back = safe_way_back(page.path if page.request.method != "GET" else "/")
    facts: dict[str, Any] = {
        "title": title,
        "words": words,
        "next": next_step,
        "more": more,
        "back": back,
        "onward": onward,
        "tone": tone,
    }
    answer = page.show("trouble.html", status=status, **facts)
    answer.headers.update(HEADERS)  # the answer to a bug is made outside the guard that adds them
    return answer
