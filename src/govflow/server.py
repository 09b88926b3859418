"""The web server: the pages over one application."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from govflow.app import App
from govflow.errors import Rejected
from govflow.web import citizen, clerk, designer, supervisor
from govflow.web.pages import answers, entrance
from govflow.web.pages.assets import assets
from govflow.web.pages.safety import HEADERS, LARGEST_BODY
from govflow.web.pages.site import Site

Next = Callable[[Request], Awaitable[Response]]


def create_server(app: App) -> FastAPI:
    """The pages of one installation, as an ASGI application."""
    server = FastAPI(title="govflow", docs_url=None, redoc_url=None, openapi_url=None)
    server.state.site = Site(app)
    server.middleware("http")(_guard)
    server.add_exception_handler(Rejected, answers.refused)
    server.add_exception_handler(HTTPException, answers.not_found)
    server.add_exception_handler(RequestValidationError, answers.not_found)
    server.add_exception_handler(Exception, answers.broken)
    server.mount("/assets", assets())
    for pages in (entrance, citizen, clerk, supervisor, designer):
        server.include_router(pages.router)
    return server


async def _guard(request: Request, call_next: Next) -> Response:
    """Every answer carries the headers that protect it; nothing larger than a few files comes in."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST_BODY or "chunked" in request.headers.get("transfer-encoding", ""):
        answer = Response("413", status_code=413, media_type="text/plain")
    else:
        answer = await call_next(request)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if not request.url.path.startswith("/assets/"):
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
