"""Pages for the one who watches deadlines: what is late, with whom and why; what waits and what cannot go on."""

from govflow.web.supervisor.overview import router

__all__ = ["router"]
