"""Pages for the officer who works: the inbox, the task, the case, a new application, the papers."""

from fastapi import APIRouter

from govflow.web.clerk import applications, cases, deciding, documents, inbox, messages, papers, tasks

router = APIRouter()
for pages in (inbox, applications, cases, documents, messages, papers, tasks, deciding):
    router.include_router(pages.router)

__all__ = ["router"]
