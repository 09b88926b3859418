"""Every state a process can come to, its conditions going either way: what can go wrong, and how one gets there.

The runs are those that serve the cases, over the same net; only the data is left out. An exploration is
bounded in states and steps, and says when it stopped before the end.
"""

from govflow.engine.exploring.exploring import Exploration, Kind, Limits, Unsound, explore

__all__ = ["Exploration", "Kind", "Limits", "Unsound", "explore"]
