"""The table of open items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, select

from govflow.casework.cases.values import difference, made
from govflow.casework.inbox.items import Item, Kind
from govflow.database import Connection, Json, Key, Moment, Rows, gathered, tables

NEVER = datetime(9999, 12, 31, tzinfo=UTC)

items = Table(
    "items",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("wait", Integer, nullable=False),
    Column("service", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("element", Key, nullable=False),
    Column("process", Key, nullable=False),
    Column("activity", Integer, nullable=False),
    Column("actor", Key, nullable=False),
    Column("unit", Key, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("name", Key, nullable=False),
    Column("correlation", Key),
    Column("choices", Json, nullable=False),
    Column("only_for", Key),
    Column("holder", Key),
    Column("held_at", Moment),
    Column("due_on", Date),
    Column("due_at", Moment),
    Column("order_at", Moment, nullable=False, comment="due_at, or the end of time where nothing is due"),
    Column("state", Key, comment="state of the case"),
    Column("draft", Json),
    Column("local", Json),
    PrimaryKeyConstraint("case_id", "wait"),
)

# The inbox reads its first page from this index alone, whatever is filtered.
Index(
    "items_offered",
    *(items.c[name] for name in ("unit", "actor", "order_at", "case_id", "wait", "service", "element", "state")),
)
Index(
    "items_held",
    items.c.holder,
    items.c.order_at,
    sqlite_where=items.c.holder.is_not(None),
    postgresql_where=items.c.holder.is_not(None),
)
Index(
    "items_awaited",
    items.c.name,
    items.c.correlation,
    sqlite_where=items.c.name != "",
    postgresql_where=items.c.name != "",
)

_OWN = tuple(field.name for field in fields(Item))


def items_of(case_id: Any) -> Any:
    """The open items of a case as one JSON value."""
    return gathered(*(items.c[name] for name in _OWN), where=items.c.case_id == case_id).label("items")


def items_in(gathered_rows: Iterable[Sequence[Any]]) -> dict[int, Item]:
    """The items that were gathered, by their waits."""
    items_found = map(_item, gathered_rows)
    return {item.wait: item for item in items_found}


def _item(row: Sequence[Any]) -> Item:
    values = dict(zip(_OWN, row, strict=True))
    for name in ("opened_at", "held_at", "due_at"):
        if values[name] is not None:
            values[name] = datetime.fromisoformat(values[name])
    if values["due_on"] is not None:
        values["due_on"] = date.fromisoformat(values["due_on"])
    values["choices"] = tuple(values["choices"])
    values["kind"] = Kind(values["kind"])
    return made(Item, values)


def keep_items(
    rows: Rows, case: str, service: str, state: str | None, before: Mapping[int, Item], after: Mapping[int, Item]
) -> None:
    """Write the difference."""
    for wait in before.keys() - after.keys():
        rows.remove(items, case_id=case, wait=wait)
    for wait, item in after.items():
        was = before.get(wait)
        if was is None:
            order_at = item.due_at or NEVER
            rows.insert(items, case_id=case, service=service, state=state, order_at=order_at, **vars(item))
        elif was is not item:
            changed = difference(was, item)
            if "due_at" in changed:
                changed["order_at"] = item.due_at or NEVER
            if changed:
                rows.change(items, case_id=case, wait=wait, **changed)


def keep_state(rows: Rows, case: str, state: str | None, waits: Mapping[int, Item]) -> None:
    """The state of the case on its open items, for the filter of the inbox."""
    for wait in waits:
        rows.change(items, case_id=case, wait=wait, state=state)


def waiting_for(
    connection: Connection, name: str, kind: Kind, correlation: str | None = None
) -> list[tuple[str, int]]:
    """The cases that wait for a message or signal of this name, and their waits."""
    asked = select(items.c.case_id, items.c.wait).where(items.c.name == name, items.c.kind == kind)
    if correlation is not None:
        asked = asked.where(items.c.correlation == correlation)
    return [(row.case_id, row.wait) for row in connection.execute(asked.order_by(items.c.case_id, items.c.wait))]
