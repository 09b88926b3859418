"""Pages for the one who watches deadlines."""

from govflow.web.supervisor.pages import router

__all__ = ["router"]
