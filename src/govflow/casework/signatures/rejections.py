"""Why a signature is asked for or refused."""

from govflow.errors import Rejected


class SignatureMissing(Rejected):
    """{papers} must be signed, as they now stand, before the task can be completed."""


class NotToBeSigned(Rejected):
    """{paper} is not signed at this task."""
