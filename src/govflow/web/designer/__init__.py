"""Pages for the one who makes editions: uploading, looking at what the check found, trying a diagram out."""

from govflow.web.designer.pages import router

__all__ = ["router"]
