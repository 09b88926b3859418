"""Templates, and the few words of the language they are written in."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from govflow.languages import Text, say
from govflow.law.citations import Citation, cited

KEY_BYTES = 12
PORTALS = ("citizen", "clerk", "supervisor", "designer")


@cache
def environment() -> Environment:
    """One environment: shared templates by their names, a portal's under its own."""
    portals = {name: PackageLoader(f"govflow.web.{name}") for name in PORTALS}
    made = Environment(
        loader=ChoiceLoader([PackageLoader("govflow.web.pages"), PrefixLoader(portals)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        enable_async=False,
    )
    made.globals["t"] = words
    made.globals["fresh_key"] = fresh_key
    made.filters["text"] = text
    made.filters["cited"] = place
    made.filters["day"] = day
    made.filters["moment"] = moment
    return made


def fresh_key() -> str:
    return token_urlsafe(KEY_BYTES)


def render(template: str, facts: Mapping[str, object]) -> str:
    return environment().get_template(template).render(facts)


@pass_context
def words(context: Context, key: str, domain: str = "web", **facts: Any) -> str:
    """`{{ t("inbox.title") }}`: a text of the pages in the reader's language."""
    return say(context["language"], domain, key, **facts)


@pass_context
def text(context: Context, value: Text | str | None) -> str:
    """`{{ service.title | text }}`: a text that comes with its data."""
    return value.in_(context["language"]) if isinstance(value, Text) else value or ""


@pass_context
def place(context: Context, value: Citation | str) -> str:
    """`{{ term.citation | cited }}`: a place in an act in the words of the reader's language."""
    return cited(str(value), context["language"])


def day(value: date | datetime | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


@pass_context
def moment(context: Context, value: datetime | None, zone: str | None = None) -> str:
    """An instant on the wall of the office that reads it."""
    return f"{value.astimezone(ZoneInfo(zone or context['zone'])):%d.%m.%Y %H:%M}" if value else ""
