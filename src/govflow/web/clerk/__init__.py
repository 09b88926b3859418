"""Pages for the officer who works."""

from govflow.web.clerk.pages import router

__all__ = ["router"]
