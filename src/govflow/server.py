"""The web server: the pages over one application."""

import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from govflow.app import App
from govflow.errors import Rejected
from govflow.web import citizen, clerk, designer, supervisor
from govflow.web.pages import answers, calendar, entrance
from govflow.web.pages.assets import assets
from govflow.web.pages.safety import HEADERS, LARGEST_BODY, body_length
from govflow.web.pages.site import Site

SECONDS_TO_FINISH = 10  # for requests under way when the server is asked to end
Next = Callable[[Request], Awaitable[Response]]


class AddressTaken(Rejected):
    """Nothing can listen on {host}:{port}: {reason}."""


def serve(app: App, *, ready: Callable[[], None]) -> None:
    """Listen until SIGINT or SIGTERM; whoever is being served then is served to the end."""
    settings = app.settings
    try:
        listening = socket.create_server((settings.host, settings.port), backlog=512)
    except OSError as trouble:
        raise AddressTaken(
            host=settings.host, port=settings.port, reason=trouble.strerror or str(trouble)
        ) from None
    config = uvicorn.Config(
        create_server(app),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    server = uvicorn.Server(config)
    with listening, ending_in_order(server):
        ready()
        server.run(sockets=[listening])


@contextmanager
def ending_in_order(server: uvicorn.Server) -> Iterator[None]:
    """A signal before uvicorn listens to them ends it too; the one it raises again at its end has been obeyed."""

    def end(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def create_server(app: App) -> FastAPI:
    """The pages of one installation, as an ASGI application."""
    server = FastAPI(title="govflow", docs_url=None, redoc_url=None, openapi_url=None)
    server.state.site = Site(app)
    server.middleware("http")(_guard)
    server.add_exception_handler(Rejected, answers.refused)  # type: ignore[arg-type]  # it gets what it is told
    server.add_exception_handler(HTTPException, answers.not_found)
    server.add_exception_handler(RequestValidationError, answers.not_found)
    server.add_exception_handler(Exception, answers.broken)
    server.mount("/assets", assets())
    for pages in (entrance, calendar, citizen, clerk, supervisor, designer):
        server.include_router(pages.router)
    _put_together(server)
    return server


def _put_together(server: FastAPI) -> None:
    """FastAPI puts its routes together when an address first asks for them: let that be before two ask at once."""
    for route in server.routes:
        route.matches({"type": "http", "method": "GET", "path": "/-", "root_path": "", "headers": []})


async def _guard(request: Request, call_next: Next) -> Response:
    """Every answer carries the headers that protect it; nothing larger than a few files comes in."""
    if body_length(request.headers) > LARGEST_BODY:
        answer = answers.not_found(request, HTTPException(413))
    else:
        answer = await call_next(request)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if not request.url.path.startswith("/assets/"):
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
