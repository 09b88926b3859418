"""What a run remembers: scopes that hold tokens, and activities that take time. Nothing of what is over."""

from typing import Any, Literal

from govflow.engine.net import Frame, Node
from govflow.engine.runs.records import Record

Sort = Literal["body", "item", "undo"]


class Scope:
    """An instance of a frame (`body`), of one of many (`item`), or of a handler that undoes (`undo`).

    `live` counts its tokens: those on the way, at joins, and in activities. When none is left it is over.
    """

    __slots__ = (
        "activities", "activity", "armed", "done", "frame", "gone", "id", "is_apart", "item_of", "joins", "live",
        "local", "parent", "place", "resets", "sort",
    )  # fmt: skip

    def __init__(self, id: int, sort: Sort, frame: Frame, parent: "Scope | None", activity: int) -> None:
        self.id = id
        self.sort: Sort = sort
        self.frame = frame
        self.parent = parent
        self.activity = activity  # the activity of the parent scope whose inside this is; 0 for a whole run
        self.live = 0
        self.joins: dict[str, dict[str, int]] = {}  # join → incoming flow → tokens waiting there
        self.resets: dict[str, list[str]] = {}  # complex gateway that fired → flows it has not yet heard from
        self.local: dict[str, Any] | None = None
        self.is_apart = False  # the facts of the case are not seen from here
        self.done: list[Record] = []
        self.item_of: Node | None = None
        self.place = 0  # which one of many
        self.activities: dict[int, Activity] = {}
        self.armed: list[int] = []  # waits of its event sub-processes
        self.gone = False


class Activity:
    """Something entered and not yet left."""

    __slots__ = ("id", "inner", "kind", "local", "loop", "node", "scope", "waits")

    def __init__(self, id: int, node: Node, scope: Scope, kind: str) -> None:
        self.id = id
        self.node = node
        self.scope = scope
        self.kind = kind
        self.waits: list[int] = []
        self.inner: dict[int, Scope] = {}
        self.loop: dict[str, Any] = {}
        self.local: dict[str, Any] | None = None

    @property
    def counters(self) -> dict[str, int]:
        """Of a repeated activity: the counters of BPMN, and as Camunda calls them."""
        started, done = self.loop["started"], self.loop["done"]
        total, active = self.loop.get("total", started), len(self.inner)
        return {
            "numberOfInstances": total,
            "numberOfActiveInstances": active,
            "numberOfCompletedInstances": done,
            "numberOfTerminatedInstances": started - done - active,
            "nrOfInstances": total,
            "nrOfActiveInstances": active,
            "nrOfCompletedInstances": done,
        }
