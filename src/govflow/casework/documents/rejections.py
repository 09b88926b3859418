"""Why a document cannot be given out."""

from govflow.errors import Rejected


class NoSuchDocument(Rejected):
    """Case {case} has no document {no}."""
