"""The opposite of a decision: a new one that takes back what it added and gives again what it took back."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from govflow.languages import Text
from govflow.law.calendars.calendars import Calendars
from govflow.law.calendars.entries import DayOff, Move
from govflow.law.calendars.new_decisions import adds_to, taken_back_in
from govflow.law.reading import Node, read_yaml_text


def opposite(written: str, path: Path | str, before: Calendars, *, code: str, title: Text, known: date) -> str:
    """The text of the new decision; `before` are the calendars as they stood without the old one."""
    root = read_yaml_text(written, path)
    year = before.years[adds_to(root)]
    entries: tuple[DayOff | Move, ...] = (*year.days_off, *year.moves)
    back = taken_back_in(root, {**before.common, **year.decisions})
    again = [entry for entry in entries if any(one.meets(entry) for one in back)]
    said: dict[str, Any] = {
        "adds_to": year.year,
        "decisions": {code: {"title": vars(title), "known": known.isoformat()}},
        "days_off": [_day_off(entry, code) for entry in again if isinstance(entry, DayOff)],
        "moved": [_move(entry, code) for entry in again if isinstance(entry, Move)],
        "taken_back": [{**one, "by": code} for one in _added(root)],
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, indent=1)


def _added(root: Node) -> Iterator[dict[str, str]]:
    days_off, moved = root.find("days_off"), root.find("moved")
    for node in days_off.items() if days_off else ():
        yield {"day": node.get("day").day().isoformat(), "kind": node.get("kind").text()}
    for node in moved.items() if moved else ():
        yield {"day": node.get("rest_day").day().isoformat(), "kind": "moved"}


def _day_off(entry: DayOff, code: str) -> dict[str, Any]:
    said = {"day": entry.day.isoformat(), "kind": entry.kind.value, "week": list(entry.weeks)}
    more = {
        "stands_for": entry.stands_for.isoformat() if entry.stands_for else None,
        "status": "estimated" if entry.is_estimated else None,
    }
    kept = {name: value for name, value in more.items() if value}
    return {**said, **kept, "name": vars(entry.name), "law": code, "territory": entry.territory}


def _move(entry: Move, code: str) -> dict[str, Any]:
    days = {"rest_day": entry.rest_day.isoformat(), "working_day": entry.working_day.isoformat()}
    return {**days, "week": list(entry.weeks), "decision": code, "territory": entry.territory}
