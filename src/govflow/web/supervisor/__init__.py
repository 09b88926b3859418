"""Pages for the one who watches deadlines: what is late, with whom and why; what waits and what cannot go on."""

from fastapi import APIRouter

from govflow.web.supervisor import decisions, overview

router = APIRouter()
router.include_router(overview.router)
router.include_router(decisions.router)

__all__ = ["router"]
