"""A page for each decision of an officer over a deadline, a task or a case: what it changes, on which ground."""

from fastapi import APIRouter

from govflow.web.clerk.deciding import ending, handing, terms

router = APIRouter()
for pages in (terms, handing, ending):
    router.include_router(pages.router)

__all__ = ["router"]
