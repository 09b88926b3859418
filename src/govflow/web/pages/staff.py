"""Who works here, as pages name them."""

from dataclasses import dataclass

from govflow.casework.desk import House
from govflow.casework.people.officers import Duty, Officer, Role, Unit
from govflow.casework.questions.services import services_offered
from govflow.casework.questions.staff import who_works_here
from govflow.languages import Text, say
from govflow.languages.catalogue import MissingText


@dataclass(frozen=True)
class Account:
    """An officer on the start page of the demo."""

    id: str
    name: str
    portal: str
    posts: tuple[Text, ...]


def accounts(house: House) -> list[Account]:
    """Everybody, the clerks in the order in which a case meets their posts."""
    officers, units = who_works_here(house)
    order = _order(house)
    found = [_account(house, officer, units) for officer in sorted(officers, key=lambda one: _place(one, order))]
    return [account for account in found if account.posts]


def _order(house: House) -> dict[str, int]:
    actors = [actor for edition in services_offered(house) for actor in edition.regulation.actors]
    return {actor: place for place, actor in enumerate(dict.fromkeys(actors))}


def _place(officer: Officer, order: dict[str, int]) -> tuple[int, str]:
    return min((order.get(role.actor, len(order)) for role in officer.roles), default=len(order)), officer.name


def _account(house: House, officer: Officer, units: dict[str, Unit]) -> Account:
    portal = next(
        (duty.lower() for duty in (Duty.SUPERVISOR, Duty.DESIGNER, Duty.OPERATOR) if officer.has(duty)), "clerk"
    )
    posts = dict.fromkeys(_post_title(house, role, units) for role in sorted(officer.roles, key=str))
    return Account(officer.id, officer.name, portal, tuple(posts))


def _post_title(house: House, role: Role, units: dict[str, Unit]) -> Text:
    unit = units[role.unit].title if role.unit in units else Text.same(role.unit)
    actor = actor_title(house, role.actor)
    return Text(f"{actor.kk} – {unit.kk}", f"{actor.ru} – {unit.ru}", f"{actor.en} – {unit.en}")


def actor_title(house: House, actor: str) -> Text:
    """What an actor is called in the regulations served here, or a duty in the house."""
    for edition in services_offered(house):
        if actor in edition.regulation.actors:
            return edition.regulation.actors[actor].title
    try:
        return Text(*(say(language, "web", f"duty.{actor}") for language in ("kk", "ru", "en")))
    except MissingText:
        return Text.same(actor)


def posts_held(house: House, language: str) -> list[tuple[Role, str]]:
    """The posts somebody holds, each with the people who do."""
    officers, units = who_works_here(house)
    held: dict[tuple[str, str], list[str]] = {}
    for officer in officers:
        for role in officer.roles:
            held.setdefault((role.unit, role.actor), []).append(officer.name)
    titles = {post: _post_title(house, Role(*post), units).in_(language) for post in held}
    return [(Role(*post), f"{titles[post]} ({', '.join(sorted(held[post]))})") for post in sorted(held)]
