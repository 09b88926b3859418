"""Pages for the person who applies."""

from govflow.web.citizen.pages import router

__all__ = ["router"]
