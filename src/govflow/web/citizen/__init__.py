"""Pages for the person who applies: what can be applied for, and where their case stands."""

from govflow.web.citizen.services import router

__all__ = ["router"]
